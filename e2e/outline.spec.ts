import { outlinePage } from './pages/outline-page.ts'
import { isClean } from './support/is-clean.ts'
import { expect, type NoorDraws, test } from './support/test.ts'

/** Noor at the outline of an empty map. */
async function startsDrawing(noorDraws: NoorDraws, options = {}): Promise<ReturnType<typeof outlinePage>> {
  const outline = outlinePage((await noorDraws('outline', options)).page)
  await expect(outline.openLabel).toBeFocused()
  return outline
}

test('a map with kinds, feelings, a branch and a loop is made by keyboard alone, and is there after a reload', async ({
  noorDraws,
}) => {
  const noor = await startsDrawing(noorDraws)
  const { keyboard } = noor.page
  await keyboard.type('House finally goes quiet:)relieved')
  await keyboard.press('Enter')
  await keyboard.type('Haggles with the other one:(tense')
  await keyboard.press('Enter')
  await keyboard.type('!Hunts for the remote')
  await keyboard.press('Tab')
  await keyboard.type('It was here yesterday!')
  await keyboard.press('Tab')
  await keyboard.type('5irritated')
  await keyboard.press('Enter')
  await keyboard.press('Alt+ArrowLeft')
  await expect(noor.openRow).toContainText('goes on from 2, and 2a comes back here')
  await keyboard.type('Endless browsing')
  await keyboard.press('Enter')
  await keyboard.type('Watches previews')
  await keyboard.press('@')
  await keyboard.type('endless')
  await keyboard.press('Enter')
  await keyboard.press('Enter')
  await keyboard.type('x Goes to bed')
  await keyboard.press('Escape')
  const lines = [
    '1, begins, House finally goes quiet, feeling relieved',
    '2, Haggles with the other one, feeling tense',
    '2a, goes wrong, Hunts for the remote, feeling irritated, thinking: It was here yesterday!, on to 3',
    '3, Endless browsing',
    '4, Watches previews, and again from 3',
    '5, gives up, Goes to bed',
  ]
  await noor.reads(lines)
  await noor.isSaved()
  await noor.page.reload()
  await noor.reads(lines)
})

test('undo takes back one action at a time, redo brings it again, and the focus is never lost', async ({
  noorDraws,
}) => {
  const noor = await startsDrawing(noorDraws)
  const { keyboard } = noor.page
  await keyboard.type('One')
  await keyboard.press('Enter')
  await keyboard.type('Three')
  await keyboard.press('ArrowUp')
  await keyboard.press('Enter')
  await keyboard.type('Two')
  await keyboard.press('Alt+ArrowDown')
  await expect(noor.openLabel).toBeFocused()
  await keyboard.press('Control+z')
  await keyboard.press('Control+z')
  await expect(noor.openLabel).toBeFocused()
  await expect(noor.openLabel).toHaveValue('One')
  await keyboard.press('Control+Shift+z')
  await keyboard.press('Escape')
  await noor.reads(['1, begins, One', '2, Two', '3, Three'])
  await keyboard.press('Enter')
  await keyboard.press('ArrowDown')
  await keyboard.press('Control+a')
  await keyboard.press('Backspace')
  await keyboard.press('Backspace')
  await expect(noor.openLabel).toHaveValue('One')
  await keyboard.press('Enter')
  await keyboard.press('Escape')
  await expect(noor.row('1, begins, One')).toBeFocused()
  await noor.reads(['1, begins, One', '2, Three'])
})

test('two devices of one person type in one label, and a row that is taken away hands the focus on', async ({
  noorDraws,
}) => {
  const noor = await startsDrawing(noorDraws)
  await noor.page.keyboard.type('Opens the app')
  await noor.page.keyboard.press('Enter')
  await noor.page.keyboard.type('Browses')
  await noor.isSaved()
  const other = outlinePage(await noor.page.context().newPage())
  await other.page.goto(noor.page.url())
  await other.row('1, begins, Opens the app').click()
  await noor.page.keyboard.press('ArrowUp')
  await noor.page.keyboard.press('Home')
  await noor.page.keyboard.type('Slowly ')
  await expect(other.openLabel).toHaveValue('Slowly Opens the app')
  await other.page.keyboard.type(' again')
  await expect(noor.openLabel).toHaveValue('Slowly Opens the app again')
  await noor.page.keyboard.type('and calmly ')
  await expect(other.openLabel).toHaveValue('Slowly and calmly Opens the app again')

  await other.page.keyboard.press('ArrowDown')
  await other.page.keyboard.press('Escape')
  await noor.page.keyboard.press('ArrowDown')
  await expect(noor.openLabel).toHaveValue('Browses')
  await other.page.keyboard.press('Delete')
  await expect(noor.row(/^1, begins, Slowly/)).toBeFocused()
  await expect(noor.page.getByText('Somebody took “Browses” away.')).toBeAttached()
})

test('a pasted outline becomes moments in one step, and one that is too long is refused in a sentence', async ({
  noorDraws,
}) => {
  const noor = await startsDrawing(noorDraws)
  await noor.page.keyboard.type('Sinks into the couch')
  await noor.pastes('- Opens the app\n  - !Hunts for the remote\n- Browses\n- x Gives up')
  await expect(noor.openLabel).toHaveValue('Gives up')
  await noor.page.keyboard.press('Escape')
  const pasted = [
    '1, begins, Sinks into the couch',
    '2, Opens the app',
    '2a, goes wrong, Hunts for the remote',
    '3, Browses',
    '4, gives up, Gives up',
  ]
  await noor.reads(pasted)
  await noor.row(/^4, gives up/).click()
  await noor.pastes('a line\n'.repeat(5_000))
  await expect(
    noor.page.locator('.trouble').getByText('That is 5,000 moments. A map holds 1,500, and here is room for 1,495'),
  ).toBeVisible()
  await noor.page.keyboard.press('Escape')
  await noor.reads(pasted)
  await noor.page.keyboard.press('Control+z')
  await noor.reads(['1, begins, Sinks into the couch'])
})

/** A story of four with a branch, written by pasting it. */
async function hasDrawn(noor: ReturnType<typeof outlinePage>) {
  await noor.page.keyboard.type('Sinks into the couch')
  await noor.pastes('- Opens the app\n  - !Hunts for the remote\n- Browses and browses\n- Falls asleep')
  await expect(noor.openLabel).toHaveValue('Falls asleep')
  await noor.page.keyboard.press('Escape')
}

test('a row is taken by its number and put elsewhere, by mouse and by finger, and its branch goes with it', async ({
  noorDraws,
}) => {
  const noor = await startsDrawing(noorDraws, { hasTouch: true })
  const { page } = noor
  await hasDrawn(noor)
  const grip = (number: string) => page.locator('.num[data-grip]').getByText(number, { exact: true })
  const middleOf = async (number: string) => {
    const box = await grip(number).boundingBox()
    if (!box) throw new Error(`no row ${number}`)
    return { x: box.x + 5, y: box.y + box.height / 2 }
  }
  const [from, to] = [await middleOf('2'), await middleOf('3')]
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x, (from.y + to.y) / 2, { steps: 4 })
  await page.mouse.move(from.x, to.y + 8, { steps: 4 })
  await expect(page.locator('.drop-line')).toBeVisible()
  await page.mouse.up()
  const moved = [
    '1, begins, Sinks into the couch',
    '2, Browses and browses',
    '3, Opens the app',
    '3a, goes wrong, Hunts for the remote',
    '4, Falls asleep',
  ]
  await noor.reads(moved)
  await expect(page.getByText('Now 3.')).toBeAttached()
  await page.getByRole('treeitem', { name: /^3, Opens/ }).focus()
  await page.keyboard.press('Control+z')
  await noor.reads([
    moved[0] ?? '',
    '2, Opens the app',
    '2a, goes wrong, Hunts for the remote',
    '3, Browses and browses',
    '4, Falls asleep',
  ])

  const session = await page.context().newCDPSession(page)
  const [finger, above] = [await middleOf('3'), await middleOf('2')]
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [finger] })
  for (const y of [finger.y - 12, (finger.y + above.y) / 2, above.y - 8])
    await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: finger.x, y }] })
  await expect(page.locator('.drop-line')).toBeVisible()
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await expect(noor.row('2, Browses and browses')).toBeVisible()

  // Escape lets it be.
  const start = await middleOf('2')
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move(start.x, start.y + 120, { steps: 6 })
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await expect(noor.row('2, Browses and browses')).toBeVisible()
})

test('by keys a row is split, joined, folded, copied with its branch, and read out as an item of a tree', async ({
  noorDraws,
}) => {
  const noor = await startsDrawing(noorDraws)
  const { page } = noor
  const { keyboard } = page
  await hasDrawn(noor)
  await noor.row('3, Browses and browses').click()
  for (let letter = 0; letter < ' and browses'.length; letter++) await keyboard.press('ArrowLeft')
  await keyboard.press('Control+Enter')
  await expect(noor.openLabel).toHaveValue('and browses')
  await keyboard.press('ArrowUp')
  await expect(noor.openLabel).toHaveValue('Browses')
  await keyboard.press('Control+j')
  await expect(noor.openLabel).toHaveValue('Browses and browses')
  await keyboard.press('Escape')

  await expect(page.getByRole('tree', { name: 'The map as an outline' })).toMatchAriaSnapshot(`
    - tree "The map as an outline":
      - treeitem "1, begins, Sinks into the couch" [level=1]: 1 begins Sinks into the couch
      - treeitem "2, Opens the app" [expanded] [level=1]: 2 Opens the app
      - treeitem "2a, goes wrong, Hunts for the remote" [level=2]: 2a goes wrong Hunts for the remote
      - treeitem "3, Browses and browses" [level=1] [selected]: 3 Browses and browses
      - treeitem "4, Falls asleep" [level=1]: 4 Falls asleep
  `)
  const opens = noor.row('2, Opens the app')
  await expect(opens).toHaveAttribute('aria-posinset', '2')
  await expect(opens).toHaveAttribute('aria-setsize', '4')
  await opens.focus()
  await keyboard.press('ArrowLeft')
  await expect(opens).toHaveAttribute('aria-expanded', 'false')
  await keyboard.press('ArrowDown')
  await expect(noor.row('3, Browses and browses')).toBeFocused()
  await keyboard.press('ArrowUp')
  await keyboard.press('ArrowRight')
  await keyboard.press('ArrowRight')
  await expect(noor.row(/^2a, goes wrong/)).toBeFocused()
  await keyboard.press('ArrowLeft')
  await expect(opens).toBeFocused()

  // Through one clipboard, as the browser's own keys do.
  await page.evaluate(() => {
    const clipboardData = new DataTransfer()
    const copy = new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(copy)
    document.querySelector<HTMLElement>('.row-face[aria-label^="4, "]')?.focus()
    const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    document.activeElement?.dispatchEvent(paste)
  })
  await expect(page.getByText('2 moments pasted.')).toBeAttached()
  await keyboard.press('Escape')
  await expect(page.getByRole('treeitem', { name: /Hunts for the remote/ })).toHaveCount(2)
  await page.getByRole('treeitem').first().focus()
  await keyboard.press('Control+z')
  await expect(page.getByRole('treeitem', { name: /Hunts for the remote/ })).toHaveCount(1)
})

for (const colorScheme of ['light', 'dark'] as const)
  test(`a phone shows the map as an outline with what a thumb needs, ${colorScheme}`, async ({ noorDraws }) => {
    const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, colorScheme }
    const noor = await startsDrawing(noorDraws, phone)
    const { page } = noor
    await page.keyboard.type('House finally goes quiet')
    await page.getByRole('button', { name: 'Next moment' }).tap()
    await expect(noor.openLabel).toBeFocused()
    await page.keyboard.type('Haggles about what to watch, something funny or something serious')
    await page.getByRole('button', { name: 'Next moment' }).tap()
    await page.keyboard.type('Opens the app')
    await noor.row(/^2, Haggles/).tap()
    await page.getByRole('button', { name: 'Branch' }).tap()
    await page.keyboard.type('Hunts for the remote')
    for (const name of ['goes wrong', 'not good']) {
      const choice = page.getByRole('radio', { name, exact: true })
      // A finger taps what can be seen: the label around the hidden button, once it has come to rest.
      await page.locator('label', { has: choice }).tap()
      await expect(choice).toBeChecked()
    }
    await isClean(page)
    for (const control of await page.locator('.outline :is(button, label:has(input))').all()) {
      const box = await control.boundingBox()
      expect(box?.height ?? 44, await control.innerText()).toBeGreaterThanOrEqual(44)
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await page.keyboard.press('Escape')
    await noor.reads([
      '1, begins, House finally goes quiet',
      '2, Haggles about what to watch, something funny or something serious',
      '2a, goes wrong, Hunts for the remote, feeling not good',
      '3, Opens the app',
    ])
  })
