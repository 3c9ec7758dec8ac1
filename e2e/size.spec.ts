import type { Page } from 'playwright/test'
import { boardPage } from './pages/board-page.ts'
import { firstPage } from './pages/first-page.ts'
import { expect, test } from './support/test.ts'

const kilobyte = 1000

/** Bytes of script that came over the wire, compressed as the server sends them. */
async function scriptBytes(page: Page): Promise<number> {
  return page.evaluate(() => {
    const scripts = performance.getEntriesByType('resource').filter((entry) => entry.name.endsWith('.js'))
    return scripts.reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).encodedBodySize, 0)
  })
}

test('the first page brings at most 110 KB of script and no canvas, a board at most 750 KB', async ({ arrive }) => {
  const { page } = await arrive()
  await page.waitForLoadState('networkidle')
  const first = await scriptBytes(page)
  expect(first).toBeGreaterThan(10 * kilobyte)
  expect(first).toBeLessThanOrEqual(110 * kilobyte)
  const canvas = page.locator('.tl-container')
  await expect(canvas).toHaveCount(0)

  await firstPage(page).startsABoard({ outcome: 'An outcome', name: 'Priya' })
  await boardPage(page).goesTo('Draw alone')
  await page.reload()
  await expect(canvas).toBeVisible()
  await page.waitForLoadState('networkidle')
  const board = await scriptBytes(page)
  expect(board).toBeLessThanOrEqual(750 * kilobyte)
  test.info().annotations.push({ type: 'script', description: `first page ${first} B, board ${board} B` })
  console.log(`script over the wire: first page ${first} B, board ${board} B`)
})
