import { askEarly, mePath } from '../sync/http/early-answers.ts'
import { loadBoardPage } from './load-board-page.ts'
import { preload, preloadPage } from './preload.ts'

/** Fetches a page's code. */
export const loadJoinPage = () => import('./joining/JoinPage.tsx')
export const loadApi = () => import('../sync/http/api-client.ts')

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
