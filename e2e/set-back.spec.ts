import type { BrowserContext, Page } from 'playwright/test'
import { joinBoard, startBoard } from '../server/testing/device.ts'
import { boardPage } from './pages/board-page.ts'
import { peoplePanel } from './pages/people-panel.ts'
import { signedIn } from './support/signed-in.ts'
import { expect, test } from './support/test.ts'

const actor = 'Whose experience is it?'
const begins = 'It begins when'
const ends = 'It ends when'

type Visitor = { readonly context: BrowserContext; page: Page }

async function comesBack(visitor: Visitor, path: string, url: string): Promise<void> {
  visitor.page = await visitor.context.newPage()
  await visitor.page.goto(new URL(path, url).href)
}

async function reads(visitor: Visitor, brief: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, words] of Object.entries(brief)) await expect(visitor.page.getByLabel(label)).toHaveValue(words)
}

for (const first of ['Ada', 'Ben'])
  test(`what two people saved after the backup is there again, though ${first} is the first to come back`, async ({
    arrive,
    server,
  }) => {
    test.setTimeout(240_000)
    const leads = await startBoard(server.url, { name: 'Ada', discipline: 'product' })
    const draws = await joinBoard(server.url, leads.boardId, leads.invite, { name: 'Ben', discipline: 'design' })
    const path = `/b/${leads.boardId}/brief`
    const ada: Visitor = { ...(await arrive(path, signedIn(leads))) }
    const ben: Visitor = { ...(await arrive(path, signedIn(draws))) }
    await expect(ben.page.getByLabel(actor)).toBeEditable()
    await server.backUp()

    await ben.page.getByLabel(actor).fill('A parent')
    await reads(ada, { [actor]: 'A parent' })
    await ada.page.getByLabel(begins).fill('the house is quiet')
    await reads(ben, { [begins]: 'the house is quiet' })
    await boardPage(ada.page).isSaved()
    await ada.page.close()
    await ben.page.getByLabel(ends).fill('somebody sleeps')
    await boardPage(ben.page).isSaved()
    await ben.page.close()
    await server.kill()
    await server.loseDataAndRestore()
    await server.start()

    const [one, other] = first === 'Ada' ? [ada, ben] : [ben, ada]
    await comesBack(one, path, server.url)
    await reads(one, { [actor]: 'A parent', [begins]: 'the house is quiet' })
    await boardPage(one.page).isSaved()
    await comesBack(other, path, server.url)
    const all = { [actor]: 'A parent', [begins]: 'the house is quiet', [ends]: 'somebody sleeps' }
    await reads(ben, all)
    await reads(ada, all)
    await boardPage(ben.page).isSaved()
    // On a device that has nothing of it: all is on the server.
    const elsewhere = await arrive(path, signedIn(leads))
    await reads(elsewhere, all)
    // And both write on.
    await ben.page.getByLabel(actor).fill('A parent, alone')
    await reads(ada, { [actor]: 'A parent, alone' })
  })

test('who joined after the backup is offered what their device has, as the server knows them no more', async ({
  arrive,
  server,
}) => {
  test.setTimeout(240_000)
  const leads = await startBoard(server.url, { name: 'Ada', discipline: 'product' })
  await server.backUp()
  const late = await joinBoard(server.url, leads.boardId, leads.invite, { name: 'Cleo', discipline: 'design' })
  const path = `/b/${leads.boardId}/brief`
  const cleo = await arrive(path, signedIn(late))
  await cleo.page.getByLabel(actor).fill('A student')
  await boardPage(cleo.page).isSaved()
  // Until the device has it, too.
  await cleo.page.reload()
  await reads(cleo, { [actor]: 'A student' })
  await boardPage(cleo.page).isSaved()
  await server.kill()
  await server.loseDataAndRestore()
  await server.start()

  await expect(cleo.page.getByText('as it was saved before the server was set back', { exact: false })).toBeVisible({
    timeout: 60_000,
  })
  expect(await peoplePanel(cleo.page).savesTheFile()).toMatchObject({ brief: { actor: 'A student' } })
})
