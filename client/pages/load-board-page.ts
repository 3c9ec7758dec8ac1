/** Fetches a board's page. */
export const loadBoardPage = () => import('./board/BoardPage.tsx')
