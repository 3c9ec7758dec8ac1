import { writeFile } from 'node:fs/promises'
import type { Page } from 'playwright/test'
import { madeUpBoard } from '../scripts/bench-merging/made-up-board.ts'
import { boardPage } from './pages/board-page.ts'
import { firstPage } from './pages/first-page.ts'
import { mergePage } from './pages/merge-page.ts'
import { togetherPage } from './pages/together-page.ts'
import { expect, test } from './support/test.ts'

test('a question about a difference far down the list leads everybody to it, from wherever they are', async ({
  arrive,
}, info) => {
  const path = info.outputPath('board.json')
  await writeFile(path, JSON.stringify(madeUpBoard(8, 40)))
  const { page } = await arrive('/', { reducedMotion: 'reduce' })
  await firstPage(page).opensAFile(path, 'Ben')
  const ben = mergePage(page)
  await expect(ben.question).toBeVisible()
  await ben.presses('Shift+A')
  await ben.seesCount(/\d+ differences/)
  const invitation = await boardPage(page).invitesFromHere()

  // Ben opens one far down, by keyboard, and asks about it.
  await ben.presses('d')
  const lines = page.locator('.difference-list').getByRole('button', { expanded: false })
  expect(await lines.count()).toBeGreaterThan(6)
  const lowest = lines.last()
  const title = await lowest.innerText()
  await lowest.press('Enter')
  const heading = page.getByRole('heading', { name: title, exact: true })
  await expect(heading).toBeFocused()
  await expect(heading).toBeInViewport()
  await page
    .locator('.difference-list .open')
    .getByRole('button', { name: /omment/ })
    .click()
  await togetherPage(page).asks('Which evening was that?')

  // Somebody else is on the canvas, and on a phone: both come to it, and again after they had gone elsewhere.
  const guest = await arrive(invitation, { reducedMotion: 'reduce' })
  await firstPage(guest.page).joins({ name: 'Wim', discipline: 'support' })
  await boardPage(guest.page).goesTo('Merge')
  await expect(guest.page.locator('.lane-head').first()).toBeVisible()
  await isLedTo(guest.page, title)
  await guest.page.locator('.difference-list').getByRole('button', { expanded: false }).first().click()
  await expect(guest.page.getByRole('heading', { name: title, exact: true })).not.toBeInViewport()
  await showsIt(guest.page)
  await isShown(guest.page, title)
  // Nothing else was opened meanwhile, but it was scrolled away.
  await guest.page.locator('.merge-panel > .merge-scroll').evaluate((list) => list.scrollTo(0, 0))
  await expect(guest.page.getByRole('heading', { name: title, exact: true })).not.toBeInViewport()
  await showsIt(guest.page)
  await isShown(guest.page, title)

  const phone = await arrive(invitation, { viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' })
  await firstPage(phone.page).joins({ name: 'Ida', discipline: 'research' })
  await isLedTo(phone.page, title)

  // A moment of the shared map, too: on the phone it stands in the outline.
  await boardPage(page).goesTo('Merge')
  await ben.looksAtTheOutline()
  const last = page.locator('.outline-rows .outline-label').last()
  const label = await last.innerText()
  await last.click()
  await page.keyboard.press('c')
  await togetherPage(page).asks('Does that always happen?')
  await phone.page.getByRole('button', { name: 'All comments' }).click()
  await phone.page.getByRole('button', { name: /Does that always happen/ }).click()
  await showsIt(phone.page)
  const line = phone.page.locator('.outline-rows').getByRole('button', { name: label, exact: true, pressed: true })
  await expect(line).toBeInViewport()
  await expect(line).toBeFocused()
})

async function isLedTo(page: Page, title: string) {
  await page.getByRole('button', { name: 'Comments and questions: 1 open' }).click()
  await page.getByRole('button', { name: /Which evening was that/ }).click()
  await showsIt(page)
  await isShown(page, title)
}

async function showsIt(page: Page) {
  await page.getByRole('button', { name: 'Show it' }).click()
}

async function isShown(page: Page, title: string) {
  const heading = page.getByRole('heading', { name: title, exact: true })
  await expect(heading).toBeInViewport()
  await expect(heading).toBeFocused()
  await expect(page).toHaveURL(/view=differences/)
}
