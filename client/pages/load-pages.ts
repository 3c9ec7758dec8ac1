import { askEarly, mePath } from '../sync/early-answers.ts'

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

/**
 * What a board's address will need, asked for before anything is drawn: who this browser is there, the code that
 * connects the board, and its page while that happens: a canvas is the largest part of it.
 */
export function preloadAddress(path: string): void {
  const [, boardId, page] = /^\/b\/([\w-]+)(?:\/([a-z]+))?$/.exec(path) ?? []
  if (!boardId || page === 'join') return
  askEarly(mePath(boardId))
  preload(loadBoardPage)
  if (page) preloadPage(page)
}

/** Fetches the code of a page that brings a canvas; others are small. */
export function preloadPage(page: string): void {
  const heavy = heavyPages.find(({ phase }) => phase === page)
  if (heavy) preload(heavy.load)
}
