import type { Page } from 'playwright/test'
import { boardPage } from './pages/board-page.ts'
import { canvasPage } from './pages/canvas-page.ts'
import { firstPage } from './pages/first-page.ts'
import { mergePage } from './pages/merge-page.ts'
import { peoplePanel } from './pages/people-panel.ts'
import { interview } from './support/stories.ts'
import { type Arrive, expect, test } from './support/test.ts'

async function opensTheVersions(page: Page) {
  await page.getByRole('link', { name: 'Versions' }).click()
  await expect(page.getByRole('heading', { name: 'Versions', level: 1 })).toBeVisible()
}

async function keepsAVersion(page: Page, label: string) {
  await page.getByLabel('What is this version?').fill(label)
  await page.getByRole('button', { name: 'Keep a version' }).click()
  await expect(page.getByRole('heading', { name: new RegExp(`^Version \\d+: ${label}$`) })).toBeVisible()
}

async function adaJoinsTheSample(arrive: Arrive) {
  const host = await arrive()
  await firstPage(host.page).opensTheSample()
  const yvonne = mergePage(host.page)
  await expect(yvonne.question).toBeVisible()
  const { page: adas } = await arrive(await boardPage(host.page).invitesFromHere())
  await firstPage(adas).joins({ name: 'Ada', discipline: 'design' })
  return { host, yvonne, adas }
}

test('a version is kept, looked at beside the map of now, gone back to while others work, and undone', async ({
  arrive,
}) => {
  const { host, yvonne, adas } = await adaJoinsTheSample(arrive)
  await boardPage(adas).goesTo('Merge')
  const ada = mergePage(adas)

  await yvonne.presses('a')
  await yvonne.seesCount(/^1 moment/)
  await boardPage(host.page).isSaved()
  await opensTheVersions(host.page)
  await expect(host.page.getByText('No version has been kept yet.')).toBeVisible()
  await host.page.getByRole('button', { name: 'Keep a version' }).click()
  await expect(host.page.getByRole('alert')).toContainText('in a few words')
  await keepsAVersion(host.page, 'our first joint moment')
  await expect(host.page.getByText('Nothing has changed in its words.')).toBeVisible()

  await expect(ada.question).toBeVisible()
  await ada.presses('a')
  await ada.seesCount(/^2 moments/)
  await expect(host.page.getByText(/^New: “/)).toHaveCount(1)

  // Beside each other on the map, too: what is new bears the word.
  await host.page.getByText('On the map', { exact: true }).click()
  const canvas = host.page.locator('.versions-canvas')
  await expect(canvas.getByText('The map then')).toBeVisible()
  await expect(canvas.getByText('new', { exact: true })).toHaveCount(1)

  await host.page.getByRole('button', { name: 'Go back to this map' }).click()
  await host.page.getByRole('button', { name: 'Go back', exact: true }).click()
  await expect(host.page.getByText(/^The shared map is as it was in version \d+\.$/).first()).toBeVisible()
  await ada.seesCount(/^1 moment/)
  await expect(host.page.getByRole('link', { name: /Before going back to version/ })).toBeVisible()
  await host.page.getByRole('button', { name: 'Undo' }).click()
  await ada.seesCount(/^2 moments/)
  await expect(host.page.getByText(/^New: “/)).toHaveCount(1)
})

test('a version that somebody else keeps comes into the open list, and shows the links as they were then', async ({
  arrive,
}) => {
  const { host, yvonne, adas } = await adaJoinsTheSample(arrive)
  await boardPage(host.page).goesTo('Draw alone')
  // The visitor's map is begun: they go on from its last moment.
  await host.page.locator('.moment', { hasText: 'Scrolls and scrolls' }).dblclick({ force: true })
  await host.page.keyboard.press('Enter')
  // The map that was begun for her goes on.
  const canvas = canvasPage(host.page)
  await canvas.placesAMoment({ x: 700, y: 520 }, 'Waters the plants')
  await canvas.linksByHand('Scrolls and scrolls', 'Waters the plants')
  await boardPage(host.page).isSaved()
  const board = new URL(`/api/boards/${boardPage(host.page).boardId()}`, host.page.url()).href
  const headers = { origin: new URL(board).origin }
  await host.context.request.post(`${board}/maps/mine/ready`, { headers, data: { ready: true } })
  expect((await host.context.request.post(`${board}/reveal`, { headers, data: {} })).status()).toBe(200)
  await boardPage(host.page).goesTo('Merge')
  await yvonne.goesThroughAll()
  await boardPage(host.page).isSaved()
  await opensTheVersions(host.page)
  await keepsAVersion(host.page, 'as we merged it')
  await boardPage(adas).goesTo('Merge')
  await opensTheVersions(adas)
  await expect(adas.getByRole('heading', { name: /: as we merged it$/ })).toBeVisible()

  await keepsAVersion(host.page, 'the same again')
  await expect(adas.getByRole('link', { name: /the same again/ })).toBeVisible()
  await expect(adas.getByRole('status').filter({ hasText: /^New in the list: \d+ · the same again$/ })).toBeVisible()
  // What she looks at stays before her.
  await expect(adas.getByRole('heading', { name: /: as we merged it$/ })).toBeVisible()

  // In which order the moments stand follows from the links.
  const linesOf = (name: string) => adas.getByRole('region', { name }).getByRole('listitem').allInnerTexts()
  const [then, now] = [await linesOf('The map then'), await linesOf('The map now')]
  expect(then).toEqual(now)
  await boardPage(host.page).goesTo('Draw alone')
  await expect(canvas.moment('Waters the plants')).toBeVisible()
  const plants = await canvas.middleOf('Waters the plants')
  await host.page.mouse.click(plants.x, plants.y)
  await host.page.keyboard.press('Delete')
  await expect(canvas.moment('Waters the plants')).toHaveCount(0)
  await boardPage(host.page).isSaved()
  await expect.poll(() => linesOf('The map now')).not.toEqual(now)
  expect(await linesOf('The map then')).toEqual(then)
})

test('an observer reads the versions and changes nothing; without a connection the page says so', async ({
  arrive,
}) => {
  const host = await arrive()
  await firstPage(host.page).opensTheSample()
  await expect(mergePage(host.page).question).toBeVisible()
  const nora = await arrive(await boardPage(host.page).invitesFromHere())
  await firstPage(nora.page).joins({ name: 'Nora', discipline: 'design' })
  await mergePage(host.page).presses('a')
  await boardPage(host.page).isSaved()
  await opensTheVersions(host.page)
  await keepsAVersion(host.page, 'to be read')
  await peoplePanel(host.page).opens()
  await host.page.getByRole('button', { name: 'Have them look on: Nora' }).click()
  await expect(host.page.getByRole('button', { name: 'Let them draw: Nora' })).toBeVisible()
  await host.page.keyboard.press('Escape')
  await boardPage(nora.page).goesTo('Merge')
  await opensTheVersions(nora.page)
  await expect(nora.page.getByRole('heading', { name: /to be read$/ })).toBeVisible()
  await expect(nora.page.getByText('Authors and the facilitator can go back to a version.')).toBeVisible()
  await expect(nora.page.getByRole('button', { name: 'Keep a version' })).toHaveCount(0)

  // The brief goes back by itself, and the keyboard stays where it was.
  await boardPage(host.page).goesTo('Brief')
  const actor = host.page.getByLabel('Whose experience is it?')
  const before = await actor.inputValue()
  await actor.fill('Somebody else')
  await boardPage(host.page).goesTo('Merge')
  await opensTheVersions(host.page)
  await expect(host.page.getByText(`In the brief, whose experience it is was “${before}”`)).toBeVisible()
  await host.page.getByRole('button', { name: 'Go back to this brief' }).focus()
  await host.page.keyboard.press('Enter')
  await expect(host.page.getByRole('button', { name: 'Go back', exact: true })).toBeFocused()
  await host.page.keyboard.press('Enter')
  await expect(host.page.getByText(/^The brief is as it was in version \d+\.$/).first()).toBeVisible()
  await expect(host.page.getByRole('button', { name: 'Go back to this brief' })).toHaveCount(0)
  await expect(host.page.getByRole('button', { name: 'Go back to this map' })).toBeFocused()
  await boardPage(host.page).goesTo('Brief')
  await expect(actor).toHaveValue(before)
  await boardPage(host.page).goesTo('Merge')
  await opensTheVersions(host.page)

  await host.page.goto(host.page.url())
  await expect(host.page.getByRole('heading', { name: 'Since then' })).toBeVisible()
  await host.page.getByLabel('What is this version?').fill('in the tunnel')
  await host.context.setOffline(true)
  await host.page.getByRole('button', { name: 'Keep a version' }).click()
  await expect(host.page.getByRole('alert')).toContainText('The server does not answer.')
  await host.context.setOffline(false)
  await keepsAVersion(host.page, 'in the tunnel')
})

test('the guide says which version it is written from, and an interview that was tied keeps one by itself', async ({
  arrive,
}) => {
  const { page } = await arrive()
  await firstPage(page).opensTheSample()
  const yvonne = mergePage(page)
  await expect(yvonne.question).toBeVisible()
  await yvonne.presses('Shift+A')
  await yvonne.seesCount(/^\d+ moments/)
  const count = await yvonne.count.innerText()
  await yvonne.presses('a')
  await expect(yvonne.count).not.toHaveText(count)
  await boardPage(page).isSaved()
  await boardPage(page).goesTo('Guide')
  const source = page.getByText(/^Written from the shared map, version/)
  await expect(source).toContainText('version 1 (not kept yet)')

  await boardPage(page).goesTo('Interviews')
  await page.getByRole('link', { name: 'Add an interview' }).click()
  await page.getByLabel('Transcript or notes').fill(interview)
  await page.getByRole('button', { name: 'Read it' }).click()
  await page.getByText('They know that we keep these words').click()
  await page.getByRole('button', { name: 'Keep this interview' }).click()
  const transcript = page.getByLabel(/What was said in the interview with P2/)
  await transcript.getByText('I opened the streaming app straight away').click({ clickCount: 3 })
  await page.keyboard.press('h')
  await page.keyboard.press('1')
  await page.keyboard.press('f')
  await expect(page.getByText('Reached in 1 of 2 stories').first()).toBeVisible()
  await boardPage(page).goesTo('Guide')
  // The one of before the interview, or already the one that its ties keep: the list of versions is live.
  await expect(source).toContainText(/version [12] of \d+ \w+/)
  await opensTheVersions(page)
  await expect(page.getByRole('link', { name: /After P2/ })).toBeVisible()
  await expect(page.getByRole('link', { name: /Before P2/ })).toBeVisible()
  await page.getByRole('link', { name: 'Back to the guide' }).click()
  await expect(source).toContainText(/version 2 of \d+ \w+\./)
})
