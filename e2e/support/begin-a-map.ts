import type { BrowserContextOptions } from 'playwright/test'
import { boardPage, type BoardPage } from '../pages/board-page.ts'
import { canvasPage, type CanvasPage } from '../pages/canvas-page.ts'
import type { NoorDraws } from './test.ts'

/** Noor on the canvas of a map with one moment, “House goes quiet”. */
export async function beginAMap(
  noorDraws: NoorDraws,
  options: BrowserContextOptions = {},
): Promise<{ noor: BoardPage; canvas: CanvasPage }> {
  const { page } = await noorDraws('canvas', options)
  const canvas = canvasPage(page)
  await canvas.writes('House goes quiet')
  return { noor: boardPage(page), canvas }
}
