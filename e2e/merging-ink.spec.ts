import type { Page } from 'playwright/test'
import { boardPage } from './pages/board-page.ts'
import { firstPage } from './pages/first-page.ts'
import { mergePage } from './pages/merge-page.ts'
import { expect, test } from './support/test.ts'

test('on the shared map everybody draws, what each drew says so, and undo is one’s own', async ({ arrive }) => {
  const host = await arrive('/', { reducedMotion: 'reduce' })
  await firstPage(host.page).opensTheSample()
  const yvonne = mergePage(host.page)
  await expect(yvonne.question).toBeVisible()
  const invitation = await boardPage(host.page).invitesFromHere()
  const guest = await arrive(invitation, { reducedMotion: 'reduce' })
  await firstPage(guest.page).joins({ name: 'Ada', discipline: 'design' })
  await boardPage(guest.page).goesTo('Merge')
  const ada = mergePage(guest.page)
  await expect(ada.question).toBeVisible()

  // The host takes the pen by its key. Letters choose tools now, and decide nothing.
  await yvonne.presses('i')
  const tools = host.page.getByRole('toolbar', { name: 'Drawing on the shared map' })
  await expect(tools.getByRole('button', { name: /^Pen/ })).toHaveAttribute('aria-pressed', 'true')
  await host.page.keyboard.press('k')
  await expect(tools.getByRole('button', { name: /^Marker/ })).toHaveAttribute('aria-pressed', 'true')
  await yvonne.seesCount('Nothing on the shared map yet')
  await host.page.keyboard.press('p')
  await draws(host.page, { x: 200, y: 430 }, { x: 420, y: 470 })
  await expect(strokes(host.page)).toHaveCount(1)
  await expect(strokes(guest.page)).toHaveCount(1)

  // Ada writes a note by keyboard alone.
  await ada.presses('i')
  await guest.page.keyboard.press('s')
  await guest.page.keyboard.press('Enter')
  await guest.page.keyboard.type('Ask Jo about this')
  await guest.page.keyboard.press('Escape')
  await expect(host.page.locator('.sticky-shape')).toContainText('Ask Jo about this')

  // Loose words too: what is typed is typed, and decides nothing.
  await guest.page.keyboard.press('t')
  await guest.page.mouse.click(520, 420)
  await expect(guest.page.locator('[contenteditable=true]:focus')).toBeVisible()
  await guest.page.keyboard.type('a way back')
  await guest.page.keyboard.press('Escape')
  await expect(host.page.locator('.tl-shape[data-shape-type=text]')).toContainText('a way back')
  await ada.seesCount('Nothing on the shared map yet')

  // Each takes back what they did themselves, and nothing of the other's.
  await host.page.keyboard.press('z')
  await expect(strokes(guest.page)).toHaveCount(0)
  await expect(guest.page.locator('.sticky-shape')).toContainText('Ask Jo about this')
  await host.page.keyboard.press('Shift+Z')
  await expect(strokes(guest.page)).toHaveCount(1)

  // The eraser takes what is drawn and leaves the moments: Ada wipes over a stroke and over a lane.
  await ada.presses('Escape')
  await expect(guest.page.getByRole('toolbar', { name: 'Drawing on the shared map' })).toHaveCount(0)
  await yvonne.presses('Escape')
  await yvonne.presses('a')
  await yvonne.seesCount(/^1 moment/)
  await ada.seesCount(/^1 moment/)
  await ada.presses('i')
  await guest.page.keyboard.press('e')
  const moment = guest.page.locator('.moment.size-column').first()
  const box = await moment.boundingBox()
  if (!box) throw new Error('a shared moment')
  await draws(guest.page, { x: box.x - 10, y: box.y - 10 }, { x: box.x + box.width + 10, y: box.y + box.height })
  const stroke = await strokes(guest.page).boundingBox()
  if (!stroke) throw new Error('a stroke')
  await draws(
    guest.page,
    { x: stroke.x + stroke.width / 2, y: stroke.y - 20 },
    { x: stroke.x + stroke.width / 2, y: stroke.y + stroke.height + 20 },
  )
  await expect(strokes(host.page)).toHaveCount(0)
  await ada.seesCount(/^1 moment/)
  await yvonne.seesCount(/^1 moment/)
  await ada.presses('Escape')

  // In the outline it is read, with whose it is; written, and taken away.
  await yvonne.looksAtTheOutline()
  const around = host.page.getByRole('region', { name: 'Drawn around the moments' })
  await expect(around).toContainText(/Ask Jo about this.*, by Ada/)
  await around.getByRole('button', { name: 'Write a note' }).press('Enter')
  await host.page.keyboard.type('And when the kids are ill?')
  await host.page.keyboard.press('Enter')
  await expect(around).toContainText(/And when the kids are ill\?.*, by you/)
  await expect(guest.page.locator('.sticky-shape')).toHaveCount(2)
  await around.getByRole('button', { name: /Take away: .*Ask Jo/ }).press('Enter')
  await expect(guest.page.locator('.sticky-shape')).toHaveText(['And when the kids are ill?'])
})

function strokes(page: Page) {
  return page.locator('.tl-shape[data-shape-type=draw]')
}

async function draws(page: Page, from: { x: number; y: number }, to: { x: number; y: number }) {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 8 })
  await page.mouse.move(to.x, to.y, { steps: 8 })
  await page.mouse.up()
}
