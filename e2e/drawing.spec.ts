import type { CDPSession } from 'playwright/test'
import type { CanvasPage } from './pages/canvas-page.ts'
import { beginAMap } from './support/begin-a-map.ts'
import { expect, test } from './support/test.ts'

test('a map is drawn by hand: placed, linked, moved, undone, and still there after a reload', async ({ noorDraws }) => {
  const { noor, canvas } = await beginAMap(noorDraws)
  await canvas.placesAMoment({ x: 500, y: 300 }, 'Sinks into the couch')
  await canvas.placesAMoment({ x: 500, y: 500 }, '! Remote is gone')
  await canvas.linksByHand('House goes quiet', 'Sinks into the couch')
  await canvas.linksByHand('Sinks into the couch', 'Remote is gone')
  await expect(canvas.links).toHaveCount(2)
  await expect(canvas.links.locator('.link-line.error')).toHaveCount(1)

  await noor.page.keyboard.press('Escape')
  const before = await canvas.middleOf('Remote is gone')
  await canvas.moves('Remote is gone', { x: 840, y: 420 })
  await expect.poll(async () => (await canvas.middleOf('Remote is gone')).x).toBeGreaterThan(before.x + 200)
  await noor.page.keyboard.press('z')
  await expect.poll(async () => Math.round((await canvas.middleOf('Remote is gone')).x)).toBe(Math.round(before.x))
  await noor.page.keyboard.press('Shift+Z')
  await noor.isSaved()

  await noor.page.reload()
  await expect(canvas.moment('Remote is gone')).toBeVisible()
  await expect(canvas.links).toHaveCount(2)
})

test('an arrow that ends where nothing is makes the next moment there', async ({ noorDraws }) => {
  const { canvas } = await beginAMap(noorDraws)
  await canvas.takes('Link')
  await canvas.drags(await canvas.middleOf('House goes quiet'), { x: 640, y: 460 })
  await canvas.writes('Sinks into the couch')
  await expect(canvas.links).toHaveCount(1)
})

test('a link can be drawn without dragging: one click on each moment', async ({ noorDraws }) => {
  const { canvas } = await beginAMap(noorDraws)
  await canvas.placesAMoment({ x: 640, y: 420 }, 'Sinks into the couch')
  await canvas.takes('Link')
  for (const label of ['House goes quiet', 'Sinks into the couch']) {
    const { x, y } = await canvas.middleOf(label)
    await canvas.page.mouse.click(x, y)
  }
  await expect(canvas.links).toHaveCount(1)
})

test('strokes are drawn, erased in one sweep, and brought back in one step', async ({ noorDraws }) => {
  const { noor, canvas } = await beginAMap(noorDraws)
  await canvas.takes('Pen')
  for (const y of [420, 480])
    await canvas.sweeps([
      { x: 300, y },
      { x: 360, y: y + 20 },
      { x: 420, y },
    ])
  await expect(canvas.strokes).toHaveCount(2)
  await noor.isSaved()
  await noor.page.reload()
  await expect(canvas.strokes).toHaveCount(2)
  await canvas.takes('Marker')
  await canvas.sweeps([
    { x: 600, y: 420 },
    { x: 700, y: 420 },
  ])
  await expect(canvas.canvas.locator('[data-shape-type="highlight"]').first()).toBeVisible()
  await canvas.takes('Eraser')
  await canvas.sweeps([
    { x: 340, y: 380 },
    { x: 345, y: 540 },
  ])
  await expect(canvas.strokes).toHaveCount(0)
  await noor.page.getByRole('button', { name: 'Undo' }).click()
  await expect(canvas.strokes).toHaveCount(2)
})

test('a finger draws with the pen, and two fingers walk about', async ({ noorDraws }) => {
  const { canvas } = await beginAMap(noorDraws, { hasTouch: true })
  await canvas.takes('Pen')
  const session = await canvas.page.context().newCDPSession(canvas.page)
  await touch(session, [[{ x: 300, y: 420 }], [{ x: 340, y: 460 }], [{ x: 400, y: 430 }]])
  await expect(canvas.strokes).toHaveCount(1)
  const before = await canvas.middleOf('House goes quiet')
  await touch(session, [
    [
      { x: 500, y: 400 },
      { x: 600, y: 400 },
    ],
    [
      { x: 500, y: 440 },
      { x: 600, y: 440 },
    ],
    [
      { x: 500, y: 480 },
      { x: 600, y: 480 },
    ],
  ])
  await expect.poll(async () => (await canvas.middleOf('House goes quiet')).y).toBeGreaterThan(before.y + 20)
  await expect(canvas.strokes).toHaveCount(1)
})

test('what is pasted becomes moments, and an address among them stays words', async ({ noorDraws }) => {
  const { noor, canvas } = await beginAMap(noorDraws)
  await canvas.canvas.focus()
  await paste(canvas, { text: 'Opens the app\n  ! asks to log in\nhttps://example.com/a' })
  await expect(canvas.moment('Opens the app')).toBeVisible()
  await expect(canvas.moment('asks to log in')).toBeVisible()
  await expect(canvas.moment('example.com')).toBeVisible()
  await expect(canvas.links).toHaveCount(2)
  await noor.page.keyboard.press('z')
  await expect(canvas.moment('Opens the app')).toHaveCount(0)
})

test('what is tidied, copied and pasted by keys is a step each, and is found by its words', async ({ noorDraws }) => {
  const { noor, canvas } = await beginAMap(noorDraws)
  const { keyboard } = noor.page
  await canvas.canvas.focus()
  await paste(canvas, { text: 'Opens the app\nScrolls\n  x Gives up' })
  await expect(canvas.links).toHaveCount(2)
  await keyboard.press('Control+C')
  await keyboard.press('Control+V')
  await expect(canvas.moment('Scrolls')).toHaveCount(2)
  await expect(canvas.links).toHaveCount(4)
  await keyboard.press('z')
  await expect(canvas.moment('Scrolls')).toHaveCount(1)
  await keyboard.press('Control+A')
  await keyboard.press('Shift+A')
  await keyboard.press('Shift+T')
  await keyboard.press('/')
  await keyboard.type('gives')
  await keyboard.press('Enter')
  await expect(canvas.moment('Gives up')).toHaveClass(/selected/)
})

test('the outline shows the same map, and both keep the same place', async ({ noorDraws }) => {
  const { noor, canvas } = await beginAMap(noorDraws)
  await noor.page.keyboard.press('n')
  await canvas.writes('Sinks into the couch')
  await noor.switchesTo('Outline')
  await noor.seesMoments(['House goes quiet', 'Sinks into the couch'])
  await noor.switchesTo('Canvas')
  await expect(canvas.moment('Sinks into the couch')).toHaveClass(/chosen/)
})

/** Fingers on the screen, one list of points for each moment in time. */
async function touch(session: CDPSession, frames: readonly (readonly { x: number; y: number }[])[]) {
  for (const [at, frame] of frames.entries()) {
    const touchPoints = frame.map((point, id) => ({ ...point, id }))
    await session.send('Input.dispatchTouchEvent', { type: at === 0 ? 'touchStart' : 'touchMove', touchPoints })
  }
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
}

async function paste({ canvas }: CanvasPage, what: { text: string }) {
  await canvas.evaluate((element, { text }) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, what)
}
