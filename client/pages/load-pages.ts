/** Fetches a page's code. */
export const loadJoinPage = () => import('./JoinPage.tsx')
export const loadBoardPage = () => import('./BoardPage.tsx')
export const loadApi = () => import('../sync/api-client.ts')

/** Fetches early what is likely to be needed next. If that fails, it is asked for again when it is needed. */
export function preload(load: () => Promise<unknown>): void {
  void load().catch(() => undefined)
}

const heavyPages = [
  { phase: 'draw', load: () => import('./DrawPage.tsx') },
  { phase: 'merge', load: () => import('./MergePage.tsx') },
] as const

/** Fetches the page of a board's address while the board is still being connected: a canvas is the largest part of it. */
export function preloadPhase(path: string): void {
  const asked = heavyPages.find(({ phase }) => path.endsWith(`/${phase}`))
  if (asked) preload(asked.load)
}
