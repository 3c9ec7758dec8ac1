/** Fetches a page's code. */
export const loadJoinPage = () => import('./JoinPage.tsx')
export const loadBoardPage = () => import('./BoardPage.tsx')
export const loadApi = () => import('../sync/api-client.ts')

/** Fetches early what is likely to be needed next. If that fails, it is asked for again when it is needed. */
export function preload(load: () => Promise<unknown>): void {
  void load().catch(() => undefined)
}
