import type { Page } from 'playwright/test'
import { connectPlain } from '../server/testing/connect-plain.ts'
import { joinBoard, startBoard } from '../server/testing/device.ts'
import { boardPage } from './pages/board-page.ts'
import { boardIdOf, firstPage } from './pages/first-page.ts'
import { outlinePage } from './pages/outline-page.ts'
import { peoplePanel } from './pages/people-panel.ts'
import { signedIn } from './support/signed-in.ts'
import { type Arrive, expect, test, type Visitor } from './support/test.ts'

/** Priya leads; Noor has joined and has the outline of her empty map before her. */
async function priyaAndNoor(
  arrive: Arrive,
  { url }: { readonly url: string },
): Promise<{ priya: Visitor; noor: Visitor; invitation: string }> {
  const leads = await startBoard(url, { name: 'Priya', discipline: 'product' })
  const { boardId, invite } = leads
  const draws = await joinBoard(url, boardId, invite, { name: 'Noor', discipline: 'design' })
  const priya = await arrive(`/b/${boardId}/brief`, signedIn(leads))
  const noor = await arrive(`/b/${boardId}/draw?view=outline`, signedIn(draws))
  await expect(outlinePage(noor.page).openLabel).toBeFocused()
  return { priya, noor, invitation: `/b/${boardId}/join#${invite}` }
}

async function goesToTheOutline(page: Page): Promise<void> {
  await page.goto(new URL(`/b/${boardIdOf(page)}/draw?view=outline`, page.url()).href)
  await expect(outlinePage(page).openLabel).toBeFocused()
}

async function types(page: Page, ...labels: readonly string[]): Promise<void> {
  await boardPage(page).typesMoments(labels)
}

async function losesTheConnection({ context, page }: Visitor): Promise<void> {
  await context.setOffline(true)
  await expect(page.locator('[data-save]').first()).toHaveAttribute('data-save', 'offline')
}

test('what was drawn without a connection is there for the others as soon as it is back', async ({ arrive, place }) => {
  const { noor } = await priyaAndNoor(arrive, place)
  await types(noor.page, 'House finally goes quiet')
  await boardPage(noor.page).isSaved()
  await losesTheConnection(noor)
  await noor.page.keyboard.press('Enter')
  await types(noor.page, 'Sinks into the sofa')
  await boardPage(noor.page).isOffline()
  await noor.context.setOffline(false)
  await boardPage(noor.page).isSaved()
  await noor.page.reload()
  await expect(noor.page.getByText('Sinks into the sofa').first()).toBeVisible()
})

test('edits of an owner who did not know that their map was shown wait for their yes', async ({ arrive, place }) => {
  const { priya, noor } = await priyaAndNoor(arrive, place)
  await isShownWhileAway(priya, noor)

  await noor.context.setOffline(false)
  await expect(noor.page.getByText('Your map was shown to everyone before this device knew of it.')).toBeVisible()
  // A reload does not let them slip out either.
  await noor.page.reload()
  await expect(noor.page.getByText('Your map was shown to everyone before this device knew of it.')).toBeVisible()
  await expect(noor.page.getByText('Cries a little').first()).toBeVisible()
  await priya.page.reload()
  await expect(priya.page.getByText('House finally goes quiet').first()).toBeVisible()
  await expect(priya.page.getByText('Cries a little')).toHaveCount(0)

  await noor.page.getByRole('button', { name: 'Show them to everyone' }).click()
  await expect(priya.page.getByText('Cries a little').first()).toBeVisible()
  await boardPage(noor.page).isSaved()
})

test('such edits can be taken back instead, with a file that has them', async ({ arrive, place }) => {
  const { priya, noor } = await priyaAndNoor(arrive, place)
  await isShownWhileAway(priya, noor)
  await noor.context.setOffline(false)

  const file = await peoplePanel(noor.page).savesTheFile()
  expect(file).toMatchObject({ tributary: 1, maps: [{ author: { name: 'Noor' } }] })
  expect(JSON.stringify(file)).toContain('Cries a little')
  await noor.page.getByRole('button', { name: 'Take them back' }).click()
  await boardPage(noor.page).isSaved()
  await expect(noor.page.getByText('House finally goes quiet').first()).toBeVisible()
  await expect(noor.page.getByText('Cries a little')).toHaveCount(0)
})

test('whoever may no longer write is offered what the server did not take', async ({ arrive, place }) => {
  const { priya, noor } = await priyaAndNoor(arrive, place)
  await boardPage(noor.page).goesTo('Brief')
  await expect(noor.page.getByLabel('Whose experience is it?')).toBeEditable()
  await noor.context.setOffline(true)
  await noor.page.getByLabel('Whose experience is it?').fill('A parent in the evening')
  await priya.page.getByRole('button', { name: /^People and this board/ }).click()
  await priya.page.getByRole('button', { name: 'Have them look on: Noor' }).click()
  await expect(priya.page.getByRole('button', { name: 'Let them draw: Noor' })).toBeVisible()
  await noor.context.setOffline(false)

  await expect(noor.page.getByText('You can no longer change the brief and the guide.', { exact: false })).toBeVisible()
  const file = await peoplePanel(noor.page).savesTheFile()
  expect(file).toMatchObject({ brief: { actor: 'A parent in the evening' } })
  await noor.page.getByRole('button', { name: 'Drop them' }).click()
  await expect(noor.page.getByText('You can no longer change', { exact: false })).toHaveCount(0)
  await expect(noor.page.getByText('A parent in the evening')).toHaveCount(0)
})

test('a tab that goes on as somebody else is said so in the other one', async ({ arrive, place }) => {
  const { noor, invitation } = await priyaAndNoor(arrive, place)
  const second = await noor.context.newPage()
  await second.goto(new URL(invitation, place.url).href)
  await second.getByLabel('Your name').fill('Nora')
  await second.getByRole('button', { name: 'Join the board' }).click()
  await second.waitForURL(/\/brief/)
  await expect(noor.page.getByRole('heading', { name: 'In another tab you go on as somebody else.' })).toBeVisible()
  await noor.page.getByRole('button', { name: 'Reload the page' }).click()
  await expect(noor.page.getByRole('button', { name: /Nora/ }).first()).toBeVisible()
})

test('a board that was opened before opens without a network, is drawn on, and loses nothing', async ({
  arrive,
  server,
}) => {
  const visitor = await arrive('/', { serviceWorkers: 'allow' })
  const { page, context } = visitor
  await firstPage(page).startsABoard({ outcome: 'More evenings', name: 'Noor' })
  await goesToTheOutline(page)
  await types(page, 'House finally goes quiet')
  await boardPage(page).isSaved()
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
  await expect
    .poll(() => peoplePanel(page).wholeCopies())
    .toEqual(expect.arrayContaining(['board', 'map-shared', 'session']))

  await server.kill()
  await context.setOffline(true)
  await page.goto(server.url)
  await page.getByRole('link', { name: 'More evenings, as Noor' }).click()
  await page.goto(`${server.url}/b/${boardIdOf(page)}/draw?view=outline`)
  await expect(page.getByText('House finally goes quiet').first()).toBeVisible()
  await boardPage(page).isOffline()
  await page.getByText('House finally goes quiet').first().click()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Sinks into the sofa')
  // A browser that leaves a page gives up the writes that are under way.
  await peoplePanel(page).hasKeptAll()
  await page.reload()
  await expect(page.getByText('Sinks into the sofa').first()).toBeVisible()
  // Also what was never looked at is here: the code of the page, and its documents.
  await boardPage(page).goesTo('Guide')
  await expect(page.locator('main h1, main h2').first()).toBeVisible()
  await boardPage(page).goesTo('Merge')
  await expect(page.locator('main h1, main h2').first()).toBeVisible()

  await server.start()
  await context.setOffline(false)
  await page.goto(`${server.url}/b/${boardIdOf(page)}/draw?view=outline`)
  await boardPage(page).isSaved()
  await page.evaluate(async () => {
    const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? [])
    for (const name of names) indexedDB.deleteDatabase(name)
  })
  await page.reload()
  await expect(page.getByText('Sinks into the sofa').first()).toBeVisible()
})

test('nothing that people write and nothing the server is asked is among the kept files', async ({ arrive }) => {
  const { page } = await arrive('/', { serviceWorkers: 'allow' })
  await firstPage(page).startsABoard({ outcome: 'More evenings', name: 'Noor' })
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
  await page.reload()
  await expect(page.getByLabel('Whose experience is it?')).toBeEditable()
  const kept = await page.evaluate(async () => {
    const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)))
    const requests = await Promise.all(caches_.map((cache) => cache.keys()))
    return requests.flat().map(({ url }) => new URL(url).pathname)
  })
  expect(kept.length).toBeGreaterThan(20)
  expect(kept.filter((path) => !/^\/(assets\/[^/]+|index\.html|theme\.js|icon\.svg)$/.test(path))).toEqual([])
})

test('a document of a newer version is read and not written, and the page says so', async ({ arrive, place }) => {
  const { priya, noor } = await priyaAndNoor(arrive, place)
  await boardPage(noor.page).goesTo('Brief')
  await expect(noor.page.getByLabel('Whose experience is it?')).toBeEditable()
  const cookie = (await priya.context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const newer = connectPlain({ url: place.url, boardId: boardIdOf(noor.page), document: 'board', cookie })
  await newer.synced()
  newer.doc.getMap('meta').set('schema', 99)
  await expect(noor.page.getByText('This was changed with a newer version of Tributary.')).toBeVisible()
  await expect(noor.page.getByLabel('Whose experience is it?')).not.toBeEditable()
  newer.close()
})

test('a tab that is older than the server’s pages says that there is a newer version', async ({ arrive }) => {
  const { page } = await arrive()
  await page.route('**/index.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: '<script type="module" src="/assets/index-newer000.js"></script>',
    }),
  )
  await firstPage(page).startsABoard({ outcome: 'More evenings', name: 'Noor' })
  await expect(page.getByText('There is a newer version of Tributary.')).toBeVisible()
})

test('what an owner draws in the moment of the reveal, and is still on its way, waits for their yes', async ({
  arrive,
  place,
}) => {
  const { priya, noor } = await priyaAndNoor(arrive, place)
  // A slow way to the server: what Noor draws is sent, and stays under way until the map is shown.
  let isSlow = false
  await noor.page.routeWebSocket(/\/sync\/[^/]+\/map-(?!shared)/, (socket) => {
    const server = socket.connectToServer()
    socket.onMessage((frame) => {
      if (!isSlow) server.send(frame)
    })
  })
  await noor.page.reload()
  await expect(outlinePage(noor.page).openLabel).toBeFocused()
  await types(noor.page, 'House finally goes quiet')
  await boardPage(noor.page).isSaved()
  await boardPage(noor.page).isReadyToShare()
  isSlow = true
  await noor.page.keyboard.press('Escape')
  await noor.page.getByText('House finally goes quiet').first().click()
  await noor.page.keyboard.press('End')
  await noor.page.keyboard.press('Enter')
  await noor.page.keyboard.type('Cries a little')
  await boardPage(priya.page).goesTo('Share')
  await priya.page.getByRole('button', { name: 'Show the map of Noor' }).click()
  await expect(priya.page.getByText('House finally goes quiet').first()).toBeVisible()
  isSlow = false
  await expect(noor.page.getByText('Your map was shown to everyone before this device knew of it.')).toBeVisible()
  await expect(priya.page.getByText('Cries a little')).toHaveCount(0)
  await noor.page.getByRole('button', { name: 'Show them to everyone' }).click()
  await expect(priya.page.getByText('Cries a little').first()).toBeVisible()
})

test('a yes in one tab is a yes in all tabs of the person', async ({ arrive, place }) => {
  const { priya, noor } = await priyaAndNoor(arrive, place)
  await isShownWhileAway(priya, noor)
  await noor.context.setOffline(false)
  const waiting = 'Your map was shown to everyone before this device knew of it.'
  await expect(noor.page.getByText(waiting)).toBeVisible()
  const second = await noor.context.newPage()
  await second.goto(noor.page.url())
  await expect(second.getByText(waiting)).toBeVisible()
  await second.getByRole('button', { name: 'Show them to everyone' }).click()
  await expect(noor.page.getByText(waiting)).toHaveCount(0)
  await expect(priya.page.getByText('Cries a little').first()).toBeVisible()
})

test('two tabs and a killed server: both go on, and neither loses nor overwrites anything', async ({
  arrive,
  place,
  server,
}) => {
  const { noor } = await priyaAndNoor(arrive, place)
  await types(noor.page, 'House finally goes quiet')
  await boardPage(noor.page).isSaved()
  const second = await noor.context.newPage()
  await second.goto(noor.page.url())
  await expect(second.getByText('House finally goes quiet').first()).toBeVisible()
  await server.kill()
  for (const [page, label] of [
    [noor.page, 'Sinks into the sofa'],
    [second, 'Hunts for the remote'],
  ] as const) {
    await page.bringToFront()
    await boardPage(page).isOffline()
    await page.keyboard.press('Escape')
    await page.getByText('House finally goes quiet').first().click()
    await page.keyboard.press('End')
    await page.keyboard.press('Enter')
    await page.keyboard.type(label)
    await page.keyboard.press('Escape')
  }
  await server.start()
  for (const page of [noor.page, second]) {
    await boardPage(page).isSaved()
    await boardPage(page).seesMoments(['House finally goes quiet', 'Sinks into the sofa', 'Hunts for the remote'])
  }
})

test('a laptop that slept for a day, through a new start of the server, has lost nothing and overwrites nothing', async ({
  arrive,
  server,
}) => {
  const priya = await arrive()
  await firstPage(priya.page).startsABoard({ outcome: 'More evenings', name: 'Priya' })
  const noor = await arrive()
  await noor.page.clock.install()
  await noor.page.goto(await boardPage(priya.page).invites())
  await firstPage(noor.page).joins({ name: 'Noor', discipline: 'design' })
  const fields = { actor: 'Whose experience is it?', start: 'It begins when', end: 'It ends when' }
  await expect(noor.page.getByLabel(fields.actor)).toBeEditable()
  await noor.page.getByLabel(fields.end).fill('they sleep')
  await expect(priya.page.getByLabel(fields.end)).toHaveValue('they sleep')
  // The lid is closed in the middle of a thought.
  await noor.context.setOffline(true)
  await noor.page.getByLabel(fields.start).fill('the door falls shut')
  await priya.page.getByLabel(fields.actor).fill('A parent in the evening')
  await priya.page.getByLabel(fields.end).fill('they sleep, or give up')
  await priya.page.goto(priya.page.url().replace('/brief', '/draw?view=outline'))
  await boardPage(priya.page).isSaved()
  await server.kill()
  await server.start()
  await noor.page.clock.fastForward('24:00:00')
  await noor.context.setOffline(false)
  await priya.page.goto(priya.page.url().replace(/\/draw.*/, '/brief'))
  for (const { page } of [priya, noor]) {
    await expect(page.getByLabel(fields.actor)).toHaveValue('A parent in the evening')
    await expect(page.getByLabel(fields.start)).toHaveValue('the door falls shut')
    await expect(page.getByLabel(fields.end)).toHaveValue('they sleep, or give up')
  }
})

test('whose map is gone is told so, takes along what was not sent, and begins a new one', async ({ arrive, place }) => {
  const { priya, noor } = await priyaAndNoor(arrive, place)
  await types(noor.page, 'House finally goes quiet')
  await boardPage(noor.page).isSaved()
  await goesOffThenDraws(noor, 'Cries a little')
  // From another device she leaves the board, with her map; and the facilitator brings her back.
  const board = `${place.url}/api/boards/${boardIdOf(noor.page)}/people`
  const headers = { origin: place.url }
  expect((await noor.context.request.delete(`${board}/me`, { headers })).status()).toBe(200)
  const id = await noor.page.evaluate(
    (key) => JSON.parse(localStorage.getItem(key) ?? '{}').personId as string,
    `tributary:me:${boardIdOf(noor.page)}`,
  )
  const made = await priya.context.request.post(`${board}/${id}/invite`, { headers, data: {} })
  const { invite } = (await made.json()) as { invite: string }
  const back = await noor.context.request.post(board, { headers, data: { invite, comeBack: true } })
  expect(back.status()).toBe(200)
  await noor.context.setOffline(false)

  await expect(noor.page.getByRole('heading', { name: 'Your map is no longer there.' })).toBeVisible()
  await expect(noor.page.getByRole('button', { name: 'Begin a new map' })).toHaveCount(0)
  expect(JSON.stringify(await peoplePanel(noor.page).savesTheFile())).toContain('Cries a little')
  await noor.page.getByRole('button', { name: 'Drop them' }).click()
  await noor.page.getByRole('button', { name: 'Begin a new map' }).click()
  await types(noor.page, 'Once more from the start')
  await boardPage(noor.page).isSaved()
  await expect(noor.page.getByText('House finally goes quiet')).toHaveCount(0)
})

test.describe('on a server whose documents may have two kilobytes', () => {
  test.use({ settings: { MAX_DOCUMENT_KIB: '2' } })

  test('a document without room says so, and what was not taken can be taken along', async ({ server, arrive }) => {
    const { page } = await arrive(server.url)
    await firstPage(page).startsABoard({ outcome: 'More evenings', name: 'Noor' })
    const actor = page.getByLabel('Whose experience is it?')
    await actor.fill('A parent in the evening')
    await boardPage(page).isSaved()
    const question = page.getByLabel('Which question do you want')
    const tooMuch = 'Why does choosing take so long? '.repeat(30).trim()
    await question.fill(tooMuch)
    await boardPage(page).isSaved()
    const start = page.getByLabel('It begins when')
    await start.fill(tooMuch)
    await expect(page.getByText('There is no more room in the brief and the guide')).toBeVisible()
    await expect(actor).not.toBeEditable()
    expect(await peoplePanel(page).savesTheFile()).toMatchObject({
      brief: { actor: 'A parent in the evening', question: tooMuch, start: tooMuch },
    })
  })
})

async function goesOffThenDraws(visitor: Visitor, label: string): Promise<void> {
  await losesTheConnection(visitor)
  await visitor.page.keyboard.press('Escape')
  await visitor.page.getByText('House finally goes quiet').first().click()
  await visitor.page.keyboard.press('End')
  await visitor.page.keyboard.press('Enter')
  await visitor.page.keyboard.type(label)
  await boardPage(visitor.page).isOffline()
}

/** Noor says yes, loses the connection and draws on; Priya shows the maps meanwhile. */
async function isShownWhileAway(priya: Visitor, noor: Visitor): Promise<void> {
  await types(noor.page, 'House finally goes quiet')
  await boardPage(noor.page).isSaved()
  await boardPage(noor.page).isReadyToShare()
  await goesOffThenDraws(noor, 'Cries a little')
  await boardPage(priya.page).goesTo('Share')
  await priya.page.getByRole('button', { name: 'Show the map of Noor' }).click()
  await expect(priya.page.getByText('House finally goes quiet').first()).toBeVisible()
}
