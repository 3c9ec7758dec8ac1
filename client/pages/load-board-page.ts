/** Fetches a board's page. */
export const loadBoardPage = () => import('./BoardPage.tsx')
