import { boardPage } from './pages/board-page.ts'
import { canvasPage } from './pages/canvas-page.ts'
import { firstPage } from './pages/first-page.ts'
import { outlinePage } from './pages/outline-page.ts'
import { expect, test } from './support/test.ts'

const address = 'https://example.org/timetable?line=7'

test('an address in somebody’s words can be opened, by pointer and by keyboard, and nobody asks it before', async ({
  arrive,
}) => {
  const { page, context } = await arrive()
  const asked: string[] = []
  await context.route('https://example.org/**', (route) => {
    asked.push(route.request().headers().referer ?? 'nothing')
    return route.fulfill({ contentType: 'text/html', body: '<title>Timetable</title>' })
  })
  await firstPage(page).startsABoard({ outcome: 'An outcome', name: 'Noor' })
  await boardPage(page).goesTo('Draw alone')
  await boardPage(page).typesMoments([`Looks at ${address}, again`])
  await page.keyboard.press('Escape')
  const canvas = canvasPage(page)
  const card = canvas.moment('Looks at')

  async function opens(press: () => Promise<void>) {
    const coming = context.waitForEvent('page')
    await press()
    const opened = await coming
    await opened.waitForLoadState()
    expect(opened.url()).toBe(address)
    expect(await opened.evaluate(() => window.opener === null)).toBe(true)
    await opened.close()
  }

  // On the card: the arrow opens, and everything else still moves the moment.
  const mark = card.locator('.address-mark')
  const before = await card.boundingBox()
  await canvas.moves('Looks at', { x: 700, y: 560 })
  const after = await card.boundingBox()
  expect(after?.y).toBeGreaterThan((before?.y ?? 0) + 40)
  expect(asked).toEqual([])
  await opens(() => mark.click())
  expect(asked).toEqual(['nothing'])
  await expect(card).toHaveClass(/selected/)

  // In the details, which a key opens.
  await canvas.canvas.focus()
  await page.keyboard.press('d')
  const link = page.getByRole('link', { name: 'Open example.org/timetable?line=7 in a new tab' })
  await link.focus()
  await opens(() => page.keyboard.press('Enter'))
  await page.keyboard.press('Escape')

  // On a note.
  await canvas.canvas.focus()
  await page.keyboard.press('s')
  await page.keyboard.press('Enter')
  await page.keyboard.type(`see ${address}`)
  await page.keyboard.press('Escape')
  await opens(() => canvas.notes.locator('.address-mark').click())

  // In the outline, in the row and among what is drawn around it.
  await boardPage(page).switchesTo('Outline')
  await opens(() => page.locator('.row-address').click())
  await outlinePage(page)
    .row(/^1, begins, Looks at/)
    .press('Enter')
  await expect(outlinePage(page).openLabel).toBeFocused()
  await opens(() => outlinePage(page).openRow.getByRole('link').click())
  await opens(() => page.getByRole('region', { name: 'Drawn around the moments' }).getByRole('link').click())
})
