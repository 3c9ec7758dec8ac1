import type { Page } from 'playwright/test'
import { boardPage } from './pages/board-page.ts'
import type { CanvasPage } from './pages/canvas-page.ts'
import { outlinePage } from './pages/outline-page.ts'
import { beginAMap } from './support/begin-a-map.ts'
import { isClean } from './support/is-clean.ts'
import { expect, type NoorDraws, test } from './support/test.ts'

const story = 'Sinks into the couch\nHaggles about it\n  ! Remote is gone\nOpens the app\nPresses play'

async function noorHasDrawn(noorDraws: NoorDraws, options = {}): Promise<{ page: Page; canvas: CanvasPage }> {
  const { canvas } = await beginAMap(noorDraws, { reducedMotion: 'reduce', ...options })
  const { page } = canvas
  await canvas.canvas.focus()
  await canvas.canvas.evaluate((element, words) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', words)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, story)
  await expect(canvas.links).toHaveCount(4)
  await page.keyboard.press('Escape')
  return { page, canvas }
}

/** Draws a frame around two moments, and selects what is in it. */
async function framesBoth(canvas: CanvasPage, first: string, last: string) {
  const [from, to] = [await canvas.moment(first).boundingBox(), await canvas.moment(last).boundingBox()]
  if (!from || !to) throw new Error('both are in view')
  await canvas.page.keyboard.press('Escape')
  await canvas.drags({ x: from.x - 14, y: from.y - 16 }, { x: to.x + to.width + 6, y: to.y + to.height + 6 })
}

async function takes(canvas: CanvasPage, label: string) {
  const { x, y } = await canvas.middleOf(label)
  await canvas.page.keyboard.press('Escape')
  // Two clicks at one place, soon after each other, would open the label.
  await canvas.page.mouse.click(640, 640)
  await canvas.page.mouse.click(x, y)
}

test('on the canvas a moment is split, joined and put in between by keys, each one step', async ({ noorDraws }) => {
  const { page, canvas } = await noorHasDrawn(noorDraws)
  const { keyboard } = page
  await takes(canvas, 'Opens the app')
  await keyboard.press('Enter')
  for (let letter = 0; letter < ' app'.length; letter++) await keyboard.press('ArrowLeft')
  await keyboard.press('Control+Enter')
  await expect(canvas.canvas.locator('textarea:focus')).toHaveValue('app')
  await keyboard.press('Escape')
  await expect(canvas.moment('Opens the').filter({ hasNotText: 'app' })).toBeVisible()
  await expect(canvas.links).toHaveCount(5)
  await keyboard.press('z')
  await expect(canvas.links).toHaveCount(4)

  await takes(canvas, 'Opens the app')
  await keyboard.press('j')
  await expect(canvas.moment('Opens the app Presses play')).toBeVisible()
  await expect(canvas.links).toHaveCount(3)
  await keyboard.press('z')
  await expect(canvas.links).toHaveCount(4)

  await takes(canvas, 'Sinks into the couch')
  await keyboard.press('Shift+ArrowRight')
  await keyboard.press('n')
  await canvas.writes('Sighs')
  await expect(canvas.links).toHaveCount(5)
  await page.goto(page.url().replace('view=canvas', 'view=outline'))
  const outline = outlinePage(page)
  await outline.reads([
    '1, begins, House goes quiet',
    '2, Sinks into the couch',
    '3, Sighs',
    '4, Haggles about it',
    '4a, goes wrong, Remote is gone',
    '5, Opens the app',
    '6, Presses play',
  ])
})

test('moments are grouped, locked and put into a chapter; the outline says so, and nothing of it is an accident', async ({
  noorDraws,
}) => {
  const { page, canvas } = await noorHasDrawn(noorDraws)
  const { keyboard } = page
  await framesBoth(canvas, 'Opens the app', 'Presses play')
  await keyboard.press('Shift+C')
  await keyboard.type('In the evening')
  await keyboard.press('Enter')
  const chapter = page.getByRole('button', { name: 'Chapter “In the evening”: select its 2 moments' })
  await expect(chapter).toBeVisible()
  await chapter.click()
  await expect(page.getByText('2 moments', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Group', exact: true }).click()
  const before = await canvas.middleOf('Presses play')
  await canvas.canvas.focus()
  await keyboard.press('Escape')
  await canvas.moves('Opens the app', { x: 640, y: 620 })
  await expect.poll(async () => (await canvas.middleOf('Presses play')).y).toBeGreaterThan(before.y + 60)

  await keyboard.press('Shift+L')
  await expect(canvas.moment('Presses play')).toContainText('locked')
  const locked = await canvas.middleOf('Presses play')
  await canvas.moves('Presses play', { x: 300, y: 420 })
  await keyboard.press('Delete')
  await expect(page.locator('.said')).toContainText('It is locked, so it stays.')
  expect(await canvas.middleOf('Presses play')).toEqual(locked)
  await isClean(page)

  await boardPage(page).switchesTo('Outline')
  await expect(page.getByRole('tree', { name: 'Chapter: In the evening' }).getByRole('treeitem')).toHaveCount(2)
  const heading = page.getByRole('heading', { name: 'Chapter: In the evening' }).getByRole('combobox')
  await heading.fill('Late')
  await heading.press('Enter')
  await expect(page.getByRole('tree', { name: 'Chapter: Late' }).getByRole('treeitem')).toHaveCount(2)
  await isClean(page)
  const outline = outlinePage(page)
  await outline.row(/^5, Presses play, locked/).focus()
  await keyboard.press('Delete')
  await expect(page.locator('.trouble')).toContainText('It is locked, so it stays.')
  await keyboard.press('Shift+L')
  await keyboard.press('Delete')
  await expect(page.getByRole('treeitem')).toHaveCount(5)
})

test('a large map is shown small in a corner, which leads anywhere and is put away for good', async ({ noorDraws }) => {
  const { page, canvas } = await noorHasDrawn(noorDraws)
  const overview = page.getByRole('region', { name: 'The whole map, small' })
  await expect(overview).toBeHidden()
  for (let step = 0; step < 3; step++) await page.keyboard.press('+')
  await expect(overview).toBeVisible()
  const mark = await page.locator('.tl-watermark_SEE-LICENSE').boundingBox()
  const box = await overview.boundingBox()
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThan(mark?.y ?? 0)
  await isClean(page)
  await overview.locator('.overview-picture').click({ position: { x: 140, y: 80 } })
  await expect(canvas.moment('House goes quiet')).toBeHidden()
  await canvas.canvas.focus()
  await page.keyboard.press('w')
  await expect(overview).toBeHidden()
  await page.reload()
  await expect(canvas.moment('House goes quiet')).toBeVisible()
  for (let step = 0; step < 3; step++) await page.keyboard.press('+')
  await expect(overview).toBeHidden()
})

test('what is moved falls in with the row of its neighbours, unless Ctrl is held', async ({ noorDraws }) => {
  const { page, canvas } = await noorHasDrawn(noorDraws)
  await page.keyboard.press('Shift+0')
  await page.keyboard.press('Home')
  const row = await canvas.middleOf('Haggles about it')
  const moved = await canvas.middleOf('House goes quiet')
  const lifts = async (to: number) => {
    const from = await canvas.middleOf('House goes quiet')
    await page.keyboard.press('Escape')
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move(from.x, to - 20, { steps: 8 })
    // Slowly, as when one aims: only then it falls in.
    for (let y = to - 20; y <= to; y += 1) await page.mouse.move(from.x, y)
    const lines = await page.locator('.tl-snap-indicator').count()
    await page.mouse.up()
    return lines
  }
  expect(await lifts(row.y + 5)).toBeGreaterThan(0)
  await expect.poll(async () => Math.round((await canvas.middleOf('House goes quiet')).y)).toBe(Math.round(row.y))
  await page.keyboard.press('z')
  await expect.poll(async () => Math.round((await canvas.middleOf('House goes quiet')).y)).toBe(Math.round(moved.y))
  await page.keyboard.down('Control')
  expect(await lifts(row.y + 5)).toBe(0)
  await page.keyboard.up('Control')
})

test('a label that speaks of a screen is asked about in one quiet line, until that is enough', async ({
  noorDraws,
}) => {
  const { page, canvas } = await noorHasDrawn(noorDraws)
  await page.keyboard.press('Home')
  await page.keyboard.press('n')
  await canvas.writes('Clicks through the dashboard')
  await expect(canvas.canvas.getByText('“Clicks” speaks of a screen')).toBeVisible()
  const line = page.getByText('What does the person do or feel here? “Clicks” speaks of a screen.')
  await expect(line).toBeVisible()
  await page.getByRole('button', { name: 'No more hints' }).click()
  await expect(line).toBeHidden()
  await expect(canvas.canvas.getByText('speaks of a screen')).toBeHidden()
  await page.goto(page.url().replace('view=canvas', 'view=outline'))
  await outlinePage(page)
    .row(/Clicks through/)
    .click()
  await expect(outlinePage(page).openLabel).toBeFocused()
  await expect(line).toBeHidden()
})
