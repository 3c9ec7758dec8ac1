import type { BrowserContext, Page } from 'playwright/test'
import { joinBoard, startBoard } from '../server/testing/device.ts'
import { boardPage } from './pages/board-page.ts'
import { firstPage } from './pages/first-page.ts'
import { startAppServer } from './support/server.ts'
import { signedIn } from './support/signed-in.ts'
import { startSocketlessProxy } from './support/socketless-proxy.ts'
import { expect, test } from './support/test.ts'

/** Places in which a browser keeps nothing, a network lets little through, and a link arrives in pieces. */

async function clearsItsStorage(context: BrowserContext, page: Page): Promise<void> {
  const devtools = await context.newCDPSession(page)
  const { origin } = new URL(page.url())
  await devtools.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' })
}

/** Closes the tab as a person does, and gives whether the browser asked first. */
async function asksBeforeItCloses(page: Page): Promise<boolean> {
  const asked = page.waitForEvent('dialog').then(async (dialog) => {
    await dialog.accept()
    return dialog.type() === 'beforeunload'
  })
  const closed = page.waitForEvent('close').then(() => false)
  await page.close({ runBeforeUnload: true })
  return Promise.race([asked, closed])
}

test('what is typed after the browser has cleared its storage is sent, and kept again', async ({ noorDraws }) => {
  const { page, context } = await noorDraws('outline')
  await page.keyboard.type('House finally goes quiet')
  await boardPage(page).isSaved()
  await clearsItsStorage(context, page)
  await page.keyboard.press('Enter')
  await page.keyboard.type('Sinks into the sofa')
  await boardPage(page).isSaved()
  await expect(page.getByText('Not saved yet')).toHaveCount(0)
  await context.setOffline(true)
  await page.keyboard.press('Enter')
  await page.keyboard.type('Cries a little')
  await expect(page.getByText('kept on this device').first()).toBeVisible()
  await context.setOffline(false)
  await boardPage(page).isSaved()
  await page.reload()
  await boardPage(page).seesMoments(['House finally goes quiet', 'Sinks into the sofa', 'Cries a little'])
})

test('a browser that opens no database promises nothing, and asks before the tab is closed', async ({
  arrive,
  place,
}) => {
  const noor = await startBoard(place.url, { name: 'Noor', discipline: 'design' })
  const { page, context } = await arrive('/', signedIn(noor))
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('no databases here', 'SecurityError')
    }
  })
  await page.goto(`${place.url}/b/${noor.boardId}/draw?view=outline`)
  await expect(page.locator('textarea:focus')).toBeVisible()
  await page.keyboard.type('House finally goes quiet')
  await boardPage(page).isSaved()
  await context.setOffline(true)
  await page.keyboard.press('Enter')
  await page.keyboard.type('Only in this tab')
  await expect(page.getByText('in this tab alone').first()).toBeVisible()
  await expect(page.getByText(/kept on this device/i)).toHaveCount(0)
  expect(await asksBeforeItCloses(page)).toBe(true)
})

test('a tab whose work is on the server or on this device is closed without a question', async ({ noorDraws }) => {
  const { page, context } = await noorDraws('outline')
  await page.keyboard.type('House finally goes quiet')
  await boardPage(page).isSaved()
  await context.setOffline(true)
  await page.keyboard.press('Enter')
  await page.keyboard.type('Kept here')
  await expect(page.getByText('kept on this device').first()).toBeVisible()
  expect(await asksBeforeItCloses(page)).toBe(false)
})

test('behind a network that refuses WebSockets everybody reads why and what helps, until one opens', async ({
  arrive,
}) => {
  const proxy = await startSocketlessProxy()
  const server = await startAppServer(() => ({ PUBLIC_URL: proxy.url }))
  try {
    proxy.standBefore(server.port)
    const priya = await startBoard(proxy.url, { name: 'Priya', discipline: 'product' })
    const noor = await joinBoard(proxy.url, priya.boardId, priya.invite, { name: 'Noor', discipline: 'design' })
    const returning = await arrive(`${proxy.url}/b/${priya.boardId}/brief`, signedIn(priya))
    await expect(returning.page.getByLabel('Whose experience is it?')).toBeEditable()
    proxy.letsSocketsThrough = false
    await returning.page.reload()
    const newcomer = await arrive(`${proxy.url}/b/${noor.boardId}/brief`, signedIn(noor))
    await expect(newcomer.page.getByRole('heading', { name: 'This network does not let' })).toBeVisible()
    await expect(newcomer.page.getByText('hotspot')).toBeVisible()
    await expect(returning.page.getByText('this network lets no live connection')).toBeVisible()
    proxy.letsSocketsThrough = true
    await expect(newcomer.page.getByLabel('Whose experience is it?')).toBeEditable()
    await boardPage(returning.page).isSaved()
    await expect(returning.page.getByText('this network lets no live connection')).toHaveCount(0)
  } finally {
    await server.close()
    proxy.close()
  }
})

test('an invitation whose # was rewritten on its way by mail lets its person in', async ({ arrive, place }) => {
  const priya = await arrive()
  await firstPage(priya.page).startsABoard({ outcome: 'More evenings', name: 'Priya' })
  const invitation = await boardPage(priya.page).invites()
  const noor = await arrive(`${invitation.replace('#', '%23')}%3Futm_source=news.letter`)
  await firstPage(noor.page).joins({ name: 'Noor', discipline: 'design' })
  await expect(noor.page.getByLabel('Whose experience is it?')).toBeEditable()
  expect(new URL(noor.page.url()).pathname).toMatch(/^\/b\/[\w-]+\/brief$/)
  expect(place.url).toBe(new URL(noor.page.url()).origin)
})
