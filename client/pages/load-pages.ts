/** Fetches a page's code; called early where it is likely to be needed next, so that opening it does not wait. */
export const loadJoinPage = () => import('./JoinPage.tsx')
export const loadBoardPage = () => import('./BoardPage.tsx')
export const loadApi = () => import('../sync/api-client.ts')
