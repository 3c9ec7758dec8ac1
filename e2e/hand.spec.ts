import type { CDPSession, Locator } from 'playwright/test'
import { beginAMap } from './support/begin-a-map.ts'
import { expect, test } from './support/test.ts'

type Point = { readonly x: number; readonly y: number }
test('notes and figures are put down by a press, written, given a mood, and undone a step at a time', async ({
  noorDraws,
}) => {
  const { noor, canvas } = await beginAMap(noorDraws)
  const { page } = canvas
  await canvas.takes('Note')
  await page.mouse.click(420, 520)
  await expect(canvas.notes.locator('textarea')).toBeFocused()
  await page.keyboard.type('Ask Jo who pays for all of it, and since when')
  await page.keyboard.press('Escape')
  await expect(canvas.notes).toContainText('Ask Jo who')

  await canvas.takes('Figure')
  await page.mouse.click(760, 480)
  const sheet = page.getByRole('region', { name: 'This figure' })
  await sheet.getByRole('radio').last().click()
  await sheet.getByLabel('Who it is').fill('Jo')
  await sheet.getByLabel('Who it is').press('Enter')
  await expect(canvas.figures).toContainText('Jo')
  await noor.isSaved()

  await page.reload()
  await expect(canvas.notes).toContainText('since when')
  await expect(canvas.figures).toContainText('Jo')
  await canvas.takes('Eraser')
  await canvas.sweeps([
    { x: 300, y: 520 },
    { x: 800, y: 500 },
  ])
  await expect(canvas.notes).toHaveCount(0)
  await expect(canvas.figures).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(canvas.notes).toHaveCount(1)
  await expect(canvas.figures).toHaveCount(1)
})

test('without a pointer: a note and a figure beside the selected moment, walked to, written, moved and removed', async ({
  noorDraws,
}) => {
  const { canvas } = await beginAMap(noorDraws)
  const { keyboard } = canvas.page
  await canvas.canvas.focus()
  await keyboard.press('Home')
  await keyboard.press('s')
  await keyboard.press('Enter')
  await expect(canvas.notes.locator('textarea')).toBeFocused()
  await keyboard.type('Who is at home?')
  await keyboard.press('Escape')
  await expect(canvas.canvas).toBeFocused()
  await keyboard.press('ArrowRight')
  await expect(canvas.moment('House goes quiet')).toHaveClass(/selected/)
  await keyboard.press('f')
  await keyboard.press('Enter')
  await expect(canvas.figures).toHaveCount(1)
  await keyboard.press('d')
  await keyboard.press('ArrowDown')
  await keyboard.press('Tab')
  await keyboard.type('Jo')
  await keyboard.press('Escape')
  await expect(canvas.figures).toContainText('Jo')
  await keyboard.press('o')
  const before = await canvas.notes.boundingBox()
  await expect(canvas.notes).toHaveClass(/chosen/)
  await keyboard.press('Alt+ArrowDown')
  await expect.poll(async () => (await canvas.notes.boundingBox())?.y).toBeGreaterThan((before?.y ?? 0) + 5)
  await keyboard.press('Enter')
  await keyboard.type(' Jo?')
  await keyboard.press('Escape')
  await expect(canvas.notes).toContainText('Who is at home? Jo?')
  await keyboard.press('Delete')
  await expect(canvas.notes).toHaveCount(0)
})

test('every tool that puts something down does so by keys alone, and the focus is never lost', async ({
  noorDraws,
}) => {
  const { canvas } = await beginAMap(noorDraws)
  const { page } = canvas
  const { keyboard } = page
  await page.keyboard.press('Escape')
  const onCanvas = () => expect(canvas.canvas).toBeFocused()
  await onCanvas()
  // Loose words, and a moment of its own: beside what is selected, with the words open.
  await keyboard.press('t')
  await keyboard.press('Enter')
  await expect(canvas.canvas.locator('[data-shape-type="text"] [contenteditable="true"]')).toBeFocused()
  await keyboard.type('who else is up?')
  await keyboard.press('Escape')
  await expect(canvas.canvas.locator('[data-shape-type="text"]')).toContainText('who else is up?')
  await onCanvas()
  await keyboard.press('m')
  await keyboard.press('Enter')
  await canvas.writes('Argues')
  await expect(canvas.links).toHaveCount(0)
  await onCanvas()
  // A note has no sheet: D opens its words, and is not remembered for the next moment.
  await keyboard.press('s')
  await keyboard.press('Enter')
  await keyboard.type('why')
  await keyboard.press('Escape')
  await keyboard.press('Escape')
  await keyboard.press('o')
  await keyboard.press('o')
  await keyboard.press('d')
  await keyboard.press('Escape')
  await onCanvas()
  await keyboard.press('Home')
  await keyboard.press('d')
  await expect(page.getByRole('textbox', { name: 'Thinking' })).toBeFocused()
  await keyboard.press('Escape')
  await onCanvas()
  // A link that is not drawn after all.
  await keyboard.press('l')
  await expect(page.getByRole('combobox', { name: 'Link to' })).toBeFocused()
  await keyboard.press('Escape')
  await onCanvas()
})

test('a sketch is drawn inside a moment: it is described, erased, undone, copied with it, and read in the outline', async ({
  noorDraws,
}) => {
  const { noor, canvas } = await beginAMap(noorDraws)
  const { page } = canvas
  const { keyboard } = page
  await canvas.canvas.focus()
  await keyboard.press('Home')
  await keyboard.press('Shift+S')
  const bar = page.getByRole('toolbar', { name: 'Sketch in “House goes quiet”' })
  await expect(bar).toBeVisible()
  const sheet = page.locator('.sketch-sheet')
  const lines = page.locator('.sketch-sheet .sketch-picture path')
  const box = await still(sheet)
  const on = (x: number, y: number) => ({ x: box.x + box.width * x, y: box.y + box.height * y })
  await canvas.sweeps([on(0.2, 0.3), on(0.3, 0.8), on(0.7, 0.8), on(0.8, 0.3)])
  await canvas.sweeps([on(0.3, 0.5), on(0.7, 0.5)])
  await expect(lines).toHaveCount(2)
  await keyboard.press('e')
  await canvas.sweeps([on(0.45, 0.4), on(0.5, 0.6)])
  await expect(lines).toHaveCount(1)
  await keyboard.press('z')
  await expect(lines).toHaveCount(2)
  await bar.getByLabel('What it shows').fill('A couch')
  await bar.getByLabel('What it shows').press('Enter')
  await expect(sheet).toHaveCount(0)
  await expect(canvas.moment('House goes quiet').locator('.moment-sketch path')).toHaveCount(2)
  await noor.isSaved()

  await canvas.canvas.focus()
  await keyboard.press('Control+C')
  await keyboard.press('Control+V')
  await expect(canvas.canvas.locator('.moment-sketch')).toHaveCount(2)
  await page.reload()
  await expect(canvas.canvas.locator('.moment-sketch')).toHaveCount(2)
  await noor.switchesTo('Outline')
  await expect(page.getByRole('treeitem', { name: /House goes quiet.*with a sketch: A couch/ })).toHaveCount(2)
})

test('a drawn box can become a moment, a stroke a link; ignored, both stay ink; undone, the stroke is back', async ({
  noorDraws,
}) => {
  const { canvas } = await beginAMap(noorDraws)
  const { page } = canvas
  const { keyboard } = page
  const offer = (makes: string) => page.getByRole('button', { name: `Make it a ${makes}` })
  await canvas.takes('Words')
  await page.mouse.click(480, 470)
  await keyboard.type('Sinks into the couch')
  await keyboard.press('Escape')
  await canvas.takes('Pen')
  const box = [
    { x: 440, y: 430 },
    { x: 700, y: 434 },
    { x: 698, y: 530 },
    { x: 438, y: 526 },
    { x: 441, y: 432 },
  ]
  await canvas.sweeps(box)
  await expect(offer('moment')).toBeVisible()
  await keyboard.press('Enter')
  await expect(canvas.moment('Sinks into the couch')).toBeVisible()
  await expect(canvas.strokes).toHaveCount(0)
  await keyboard.press('z')
  await expect(canvas.strokes).toHaveCount(1)
  await expect(canvas.moment('Sinks into the couch')).toHaveCount(0)
  await keyboard.press('Shift+Z')
  await expect(canvas.moment('Sinks into the couch')).toBeVisible()

  await canvas.takes('Pen')
  const from = await canvas.middleOf('House goes quiet')
  const to = await canvas.middleOf('Sinks into the couch')
  await canvas.sweeps([from, { x: (from.x + to.x) / 2, y: from.y + 30 }, to])
  await expect(offer('link')).toBeVisible()
  await canvas.sweeps([
    { x: to.x - 18, y: to.y - 14 },
    { x: to.x, y: to.y },
    { x: to.x - 20, y: to.y + 8 },
  ])
  await offer('link').click()
  await expect(canvas.links).toHaveCount(1)
  await expect(canvas.strokes).toHaveCount(0)

  await canvas.takes('Pen')
  await canvas.sweeps(box.map(({ x, y }) => ({ x: x + 340, y: y - 120 })))
  await expect(offer('moment')).toBeVisible()
  await canvas.sweeps([
    { x: 840, y: 640 },
    { x: 900, y: 660 },
  ])
  await expect(offer('moment')).toHaveCount(0)
  await expect(canvas.strokes).toHaveCount(2)
})

for (const [name, options] of [
  ['a laptop', { viewport: { width: 1280, height: 800 }, colorScheme: 'light' as const }],
  ['a phone in the dark', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' as const }],
] as const)
  test(`on ${name} a pen draws, and fingers beside it move the paper and leave no mark`, async ({ noorDraws }) => {
    const { canvas } = await beginAMap(noorDraws, { ...options, hasTouch: true })
    const { page } = canvas
    const session = await page.context().newCDPSession(page)
    const middle = { x: options.viewport.width / 2, y: options.viewport.height / 2 }
    const at = (dx: number, dy: number) => ({ x: middle.x + dx, y: middle.y + dy })
    await canvas.takes('Pen')

    // A palm that lies on the glass before the pen comes leaves nothing.
    await fingers(session, 'touchStart', [at(90, 90)])
    await fingers(session, 'touchMove', [at(100, 96)])
    await pen(session, [at(-100, 0), at(-60, 30), at(-20, 0), at(20, 30)], 0.5)
    await fingers(session, 'touchEnd', [])
    await expect(canvas.strokes).toHaveCount(1)
    await expect(page.getByText('Fingers move the paper, the pen draws.')).toBeVisible()

    const stroke = canvas.strokes.first()
    const before = await still(stroke)
    await fingers(session, 'touchStart', [at(0, 60)])
    for (const step of [20, 40, 60, 80]) await fingers(session, 'touchMove', [at(0, 60 + step)])
    await fingers(session, 'touchEnd', [])
    expect((await still(stroke)).y).toBeGreaterThan(before.y + 30)
    await expect(canvas.strokes).toHaveCount(1)

    // Two fingers, nearer and farther; and a finger while the pen is down does nothing.
    const moved = await still(stroke)
    await fingers(session, 'touchStart', [at(-30, 60), at(30, 60)])
    for (const step of [10, 25, 40, 60]) await fingers(session, 'touchMove', [at(-30 - step, 60), at(30 + step, 60)])
    await fingers(session, 'touchEnd', [])
    const near = await still(stroke)
    expect(near.width).toBeGreaterThan(moved.width * 1.5)
    await expect(canvas.strokes).toHaveCount(1)

    // One finger that comes and goes selects, and the pen stays in the hand.
    const quiet = canvas.moment('House goes quiet')
    await page.keyboard.press('Shift+0')
    await page.keyboard.press('Shift+1')
    const card = await still(quiet)
    const onCard = { x: card.x + card.width / 2, y: card.y + card.height / 2 }
    await fingers(session, 'touchStart', [onCard])
    await fingers(session, 'touchEnd', [])
    await expect(canvas.canvas.locator('.moment.selected')).toHaveText(/House goes quiet/)
    await fingers(session, 'touchStart', [{ x: onCard.x, y: card.y + card.height + 90 }])
    await fingers(session, 'touchEnd', [])
    await expect(canvas.canvas.locator('.moment.selected')).toHaveCount(0)
    await expect(canvas.strokes).toHaveCount(1)
    await expect(page.getByRole('button', { name: 'Draw with a finger too' })).toBeVisible()

    await page.getByRole('button', { name: 'Draw with a finger too' }).click()
    await fingers(session, 'touchStart', [at(-40, -60)])
    for (const step of [20, 40, 60]) await fingers(session, 'touchMove', [at(-40 + step, -60 + step / 2)])
    await fingers(session, 'touchEnd', [])
    await expect(canvas.strokes).toHaveCount(2)
  })

test('what a pen presses harder is broader, on the map and in a sketch', async ({ noorDraws }) => {
  const { canvas } = await beginAMap(noorDraws)
  const { page } = canvas
  const session = await page.context().newCDPSession(page)
  await canvas.takes('Pen')
  for (const [at, force] of [0.1, 0.9].entries()) {
    await pen(session, across(420 + at * 60), force)
    await expect(canvas.strokes).toHaveCount(at + 1)
  }
  // Strokes stand in the page in the order of their ids, which is chance: the lower one was pressed harder.
  const shown = await canvas.strokes.evaluateAll((strokes) =>
    strokes.map((stroke) => {
      const line = stroke.querySelector('path')
      return { top: stroke.getBoundingClientRect().top, height: line?.getBBox().height ?? 0 }
    }),
  )
  const [soft, hard] = shown.toSorted((a, b) => a.top - b.top)
  expect(hard?.height).toBeGreaterThan((soft?.height ?? Infinity) * 1.3)

  await canvas.takes('Select')
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+S')
  const box = await still(page.locator('.sketch-sheet'))
  const lines = page.locator('.sketch-sheet .sketch-picture path')
  for (const [at, force] of [0.1, 0.9].entries()) {
    await pen(
      session,
      [1, 2, 3, 4].map((step) => ({ x: box.x + step * 60, y: box.y + 120 + at * 60 })),
      force,
    )
    await expect(lines).toHaveCount(at + 1)
  }
  const widths = await lines.evaluateAll((all) => all.map((line) => Number(line.getAttribute('stroke-width'))))
  expect(Math.max(...widths)).toBeGreaterThan(Math.min(...widths) * 1.3)
})

test('two fingers leave no mark, whichever tool is in the hand', async ({ noorDraws }) => {
  const { canvas } = await beginAMap(noorDraws, { viewport: { width: 390, height: 844 }, hasTouch: true })
  const { page } = canvas
  const session = await page.context().newCDPSession(page)
  for (const tool of ['Pen', 'Marker', 'Note', 'Figure', 'Moment', 'Eraser'] as const) {
    await canvas.takes(tool)
    // The second finger comes late, when the first has already moved.
    await fingers(session, 'touchStart', [{ x: 150, y: 420 }])
    await fingers(session, 'touchMove', [{ x: 158, y: 428 }])
    await fingers(session, 'touchStart', [
      { x: 158, y: 428 },
      { x: 250, y: 428 },
    ])
    for (const step of [8, 16, 24, 32])
      await fingers(session, 'touchMove', [
        { x: 158 - step, y: 428 },
        { x: 250 + step, y: 428 },
      ])
    await fingers(session, 'touchEnd', [])
  }
  await canvas.takes('Select')
  await expect(canvas.canvas.locator('[data-shape-type]')).toHaveCount(1)
})

function across(y: number): readonly Point[] {
  return Array.from({ length: 12 }, (_, step) => ({ x: 500 + step * 20, y }))
}

/** Fingers on the screen, as they are now. */
async function fingers(session: CDPSession, type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly Point[]) {
  await session.send('Input.dispatchTouchEvent', { type, touchPoints: points.map((point, id) => ({ ...point, id })) })
}

/** A stroke of a pen; `force` 0 … 1 is how hard it is pressed. */
async function pen(session: CDPSession, points: readonly Point[], force: number) {
  const [first] = points
  const last = points.at(-1)
  if (!first || !last) return
  const shared = { button: 'left', pointerType: 'pen', buttons: 1 } as const
  await session.send('Input.dispatchMouseEvent', {
    type: 'mousePressed',
    ...first,
    ...shared,
    force: 0.2,
    clickCount: 1,
  })
  for (const point of points)
    await session.send('Input.dispatchMouseEvent', { type: 'mouseMoved', ...point, ...shared, force })
  await session.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...last, ...shared, buttons: 0 })
}

/** A place on the screen, once it has stopped moving there. */
async function still(target: Locator) {
  let last = ''
  await expect(async () => {
    const now = JSON.stringify(await target.boundingBox())
    const wasSame = now === last
    last = now
    expect(wasSame && now !== 'null').toBe(true)
  }).toPass()
  const box = await target.boundingBox()
  if (!box) throw new Error('nothing there')
  return box
}
