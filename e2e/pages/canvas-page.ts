import { expect, type Locator, type Page } from 'playwright/test'
import { plain } from '../support/stories.ts'

/** As they stand on the tray. */
type ToolWord = 'Select' | 'Moment' | 'Link' | 'Pen' | 'Note' | 'Figure' | 'Marker' | 'Words' | 'Eraser'

type Point = { readonly x: number; readonly y: number }

/** Somebody drawing on a canvas, by hand. */
export function canvasPage(page: Page) {
  const canvas = page.getByRole('application', { name: 'Your map as a canvas' })
  const moment = (label: string): Locator => canvas.locator('.moment', { hasText: label })

  async function middleOf(label: string): Promise<Point> {
    const box = await moment(label).boundingBox()
    if (!box) throw new Error(`no moment “${label}” in view`)
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  }

  async function drags(from: Point, to: Point) {
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 6 })
    await page.mouse.move(to.x, to.y, { steps: 6 })
    await page.mouse.up()
  }

  return {
    page,
    canvas,
    moment,
    links: canvas.locator('.link-shape'),
    notes: canvas.locator('.sticky'),
    figures: canvas.locator('.stick-figure'),
    strokes: canvas.locator('[data-shape-type="draw"]'),

    /** Takes a tool from the tray, or from what lies behind “More”. */
    async takes(tool: ToolWord) {
      const tray = page.getByRole('toolbar', { name: 'Tools' })
      const button = tray.getByRole('button', { name: tool, exact: true })
      if (!(await button.isVisible())) await tray.getByRole('button', { name: /^More/ }).click()
      await button.click()
      await expect(tray.getByRole('button', { name: new RegExp(`${tool}$`), pressed: true })).toBeVisible()
    },

    /** Writes into the label that is open, and closes it. */
    async writes(label: string) {
      await expect(canvas.locator('textarea:focus')).toBeVisible()
      await page.keyboard.type(label)
      await page.keyboard.press('Escape')
      await expect(moment(plain(label))).toBeVisible()
    },

    async placesAMoment(at: Point, label: string) {
      await this.takes('Moment')
      await page.mouse.click(at.x, at.y)
      await this.writes(label)
    },

    async linksByHand(from: string, to: string) {
      await this.takes('Link')
      await drags(await middleOf(from), await middleOf(to))
      await this.takes('Select')
    },

    async moves(label: string, to: Point) {
      await drags(await middleOf(label), to)
    },

    drags,
    middleOf,

    async sweeps(points: readonly Point[]) {
      const [first, ...rest] = points
      if (!first) return
      await page.mouse.move(first.x, first.y)
      await page.mouse.down()
      for (const point of rest) await page.mouse.move(point.x, point.y, { steps: 4 })
      await page.mouse.up()
    },
  }
}

export type CanvasPage = ReturnType<typeof canvasPage>
