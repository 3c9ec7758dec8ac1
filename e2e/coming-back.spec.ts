import { me } from '../shared/protocol/api.ts'
import { joinBoard, startBoard } from '../server/testing/device.ts'
import { boardPage } from './pages/board-page.ts'
import { boardIdOf, firstPage } from './pages/first-page.ts'
import { peoplePanel } from './pages/people-panel.ts'
import { signedIn } from './support/signed-in.ts'
import { expect, test } from './support/test.ts'

test('whoever lost their device comes back as themselves with the code they were shown', async ({ arrive }) => {
  const { page } = await arrive()
  await firstPage(page).startsABoard({ outcome: 'More evenings', name: 'Priya' })
  const code = await peoplePanel(page).isShownTheCode()
  await page.getByRole('button', { name: 'I have it' }).click()
  await page.reload()
  await expect(page.getByText('Your recovery code is')).toHaveCount(0)
  await page.goto(new URL(`/b/${boardIdOf(page)}/draw?view=outline`, page.url()).href)
  await boardPage(page).typesMoments(['Day is done'])
  await boardPage(page).isSaved()

  const anew = await arrive(`/b/${boardIdOf(page)}/join`)
  await anew.page.getByRole('button', { name: 'I am on this board already' }).click()
  await anew.page.getByLabel('Your recovery code').fill('abcd-abcd-abcd-abcd')
  await anew.page.getByRole('button', { name: 'Come back' }).click()
  await expect(anew.page.locator('.coming-back [id$=trouble], .coming-back .trouble').first()).toBeVisible()
  await anew.page.getByLabel('Your recovery code').fill(code)
  await anew.page.getByRole('button', { name: 'Come back' }).click()
  await anew.page.waitForURL(/\/b\/[^/]+\/brief/)
  await anew.page.goto(new URL(`/b/${boardIdOf(page)}/draw?view=outline`, page.url()).href)
  await expect(anew.page.getByText('Day is done').first()).toBeVisible()
})

test('a device that is still signed in lets another one in, after comparing what both show', async ({ arrive }) => {
  const { page } = await arrive()
  await firstPage(page).startsABoard({ outcome: 'More evenings', name: 'Priya' })
  const anew = await arrive(await boardPage(page).invites())
  await anew.page.getByRole('button', { name: 'I am on this board already' }).click()
  await anew.page.getByRole('button', { name: 'Ask it' }).click()
  await page.getByRole('button', { name: 'No', exact: true }).click()
  await expect(anew.page.getByRole('alert')).toContainText('This device was not let in.')
  await anew.page.getByRole('button', { name: 'Ask it' }).click()
  const said = anew.page.locator('.coming-back-code')
  await expect(said).toBeVisible()
  const code = /whether (\S+) is yours/.exec((await said.textContent()) ?? '')?.[1] ?? 'no code'
  await expect(page.getByText(`It shows ${code}.`)).toBeVisible()
  await page.getByRole('button', { name: 'Yes, let it in' }).click()
  await anew.page.waitForURL(/\/b\/[^/]+\/brief/)
  await expect(anew.page.getByRole('button', { name: /Priya/ }).first()).toBeVisible()
})

test('a facilitator brings somebody back, and their private map stays closed until they bring their code', async ({
  arrive,
}) => {
  const priya = await arrive()
  await firstPage(priya.page).startsABoard({ outcome: 'More evenings', name: 'Priya' })
  const noor = await arrive(await boardPage(priya.page).invites())
  await firstPage(noor.page).joins({ name: 'Noor', discipline: 'design' })
  const code = await peoplePanel(noor.page).isShownTheCode()
  await peoplePanel(priya.page).opens()
  const link = await peoplePanel(priya.page).makesALinkFor('Noor')

  const anew = await arrive(link)
  await anew.page.getByRole('button', { name: 'Come back as Noor' }).click()
  await anew.page.waitForURL(/\/b\/[^/]+\/brief/)
  await expect(anew.page.getByText('your own map stays closed on this device', { exact: false })).toBeVisible()
  await anew.page.getByRole('link', { name: 'Bring the code' }).click()
  await anew.page.getByRole('button', { name: 'I am on this board already' }).click()
  await anew.page.getByLabel('Your recovery code').fill(code)
  await anew.page.getByRole('button', { name: 'Come back' }).click()
  await anew.page.waitForURL(/\/b\/[^/]+\/brief/)
  await expect(anew.page.getByText('your own map stays closed on this device', { exact: false })).toHaveCount(0)
})

test('a link that was ended lets nobody in', async ({ arrive }) => {
  const { page } = await arrive()
  await firstPage(page).startsABoard({ outcome: 'More evenings', name: 'Priya' })
  const link = await boardPage(page).invites()
  await peoplePanel(page).opens()
  await page.getByText('Links that are good now').click()
  await page.getByRole('button', { name: /^End the link/ }).click()
  await expect(page.getByText('There is none: nobody new can join.')).toBeVisible()
  await expect(page.locator('.people-panel').getByLabel('Invitation link')).toHaveCount(0)
  const noor = await arrive(link)
  await expect(noor.page.getByRole('heading', { name: 'This invitation was withdrawn.' })).toBeVisible()
})

test('an invitation is made for looking on and for a week, and says who used it', async ({ arrive }) => {
  const { page } = await arrive()
  await firstPage(page).startsABoard({ outcome: 'More evenings', name: 'Priya' })
  await peoplePanel(page).opens()
  const panel = page.locator('.people-panel')
  await panel.getByText('Make another link').click()
  await panel.getByLabel('Whoever has it can').selectOption('observer')
  await panel.getByLabel('It is good').selectOption('7')
  await panel.getByRole('button', { name: 'Make the link' }).click()
  await expect(panel.getByText(/look on, and change nothing\. It is good until/)).toBeVisible()
  const noor = await arrive(await panel.getByLabel('Invitation link').inputValue())
  await firstPage(noor.page).joins({ name: 'Noor', discipline: 'design' })
  await expect(noor.page.getByText('You are looking on', { exact: false })).toBeVisible()
  await panel.getByText('Links that are good now').click()
  await expect(panel.getByText(/^to look on, .*Used by Noor\.$/)).toBeVisible()
  await expect(panel.getByText(/^to draw, .*Nobody has used it yet\.$/)).toBeVisible()
})

test('a recovery code that was not written down is kept nowhere, and a new one takes its place', async ({ arrive }) => {
  const { page } = await arrive()
  await firstPage(page).startsABoard({ outcome: 'More evenings', name: 'Priya' })
  const code = await peoplePanel(page).isShownTheCode()
  const kept = await page.evaluate(() =>
    JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), history.state]),
  )
  expect(kept).toContain('tributary:')
  expect(kept).not.toContain(code)
  await page.reload()
  await expect(
    page.getByText('Your recovery code is kept nowhere but where you wrote it', { exact: false }),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Show me a new code' }).click()
  const next = await peoplePanel(page).isShownTheCode()
  expect(next).not.toBe(code)
  await page.getByRole('button', { name: 'I have it' }).click()
  await page.reload()
  await expect(page.getByLabel('Whose experience is it?')).toBeEditable()
  await expect(page.getByText('recovery code down')).toHaveCount(0)

  const anew = await arrive(`/b/${boardIdOf(page)}/join`)
  await anew.page.getByRole('button', { name: 'I am on this board already' }).click()
  await anew.page.getByLabel('Your recovery code').fill(next)
  await anew.page.getByRole('button', { name: 'Come back' }).click()
  await anew.page.waitForURL(/\/b\/[^/]+\/brief/)
})

test('a facilitator hears at once that a device asks to be let in, and the private map stays closed there', async ({
  arrive,
}) => {
  const priya = await arrive()
  await firstPage(priya.page).startsABoard({ outcome: 'More evenings', name: 'Priya' })
  const link = await boardPage(priya.page).invites()
  const noor = await arrive(link)
  await firstPage(noor.page).joins({ name: 'Noor', discipline: 'design' })
  const kim = await arrive(link)
  await firstPage(kim.page).joins({ name: 'Kim', discipline: 'engineering' })
  const anew = await arrive(link)
  await anew.page.getByRole('button', { name: 'I am on this board already' }).click()
  await anew.page.getByLabel('Or ask your other device: you are').selectOption('Noor')
  await anew.page.getByRole('button', { name: 'Ask it' }).click()
  const said = (await anew.page.locator('.coming-back-code').textContent()) ?? ''
  const code = /whether (\S+) is yours/.exec(said)?.[1] ?? 'no code'
  await expect(noor.page.getByText(`It shows ${code}.`, { exact: false })).toBeVisible()
  await expect(
    priya.page.getByText(`A device that shows ${code} asks to come in as Noor.`, { exact: false }),
  ).toBeVisible()
  await expect(kim.page.getByText(code, { exact: false })).toHaveCount(0)
  await priya.page.getByRole('button', { name: 'Let it in' }).click()
  await anew.page.waitForURL(/\/b\/[^/]+\/brief/)
  await expect(noor.page.getByText(`It shows ${code}.`, { exact: false })).toHaveCount(0)
  await expect(anew.page.getByText('your own map stays closed on this device', { exact: false })).toBeVisible()
})

test('a map that is closed on a device is begun anew there, and the old one comes back with the code', async ({
  arrive,
}) => {
  const priya = await arrive()
  await firstPage(priya.page).startsABoard({ outcome: 'More evenings', name: 'Priya' })
  const noor = await arrive(await boardPage(priya.page).invites())
  await firstPage(noor.page).joins({ name: 'Noor', discipline: 'design' })
  const code = await peoplePanel(noor.page).isShownTheCode()
  await noor.page.getByRole('button', { name: 'I have it' }).click()
  await noor.page.goto(new URL(`/b/${boardIdOf(noor.page)}/draw?view=outline`, noor.page.url()).href)
  await boardPage(noor.page).typesMoments(['House finally goes quiet'])
  await boardPage(noor.page).isSaved()
  await peoplePanel(priya.page).opens()
  const anew = await arrive(await peoplePanel(priya.page).makesALinkFor('Noor'))
  await anew.page.getByRole('button', { name: 'Come back as Noor' }).click()
  await anew.page.waitForURL(/\/b\/[^/]+\/brief/)
  await anew.page.goto(new URL(`/b/${boardIdOf(anew.page)}/draw?view=outline`, anew.page.url()).href)
  await expect(anew.page.getByRole('heading', { name: 'Your own map is closed on this device.' })).toBeVisible()
  // Noor has a device of her own: nothing is drawn in her name on this one.
  await expect(anew.page.getByText('You are looking on', { exact: false })).toBeVisible()
  await expect(anew.page.getByRole('button', { name: 'Begin a new map' })).toHaveCount(0)
  await peoplePanel(noor.page).opens()
  await noor.page.getByRole('button', { name: 'Leave this device' }).click()
  await noor.page.getByRole('button', { name: 'Leave this device' }).click()
  await expect(noor.page.getByText('the server no longer knows this browser', { exact: false })).toBeVisible()
  await anew.page.reload()
  await anew.page.getByRole('button', { name: 'Begin a new map' }).click()
  await boardPage(anew.page).typesMoments(['Draws it once more'])
  await boardPage(anew.page).isSaved()
  await expect(priya.page.getByText('has not shown that it is them', { exact: false })).toBeVisible()

  await anew.page.goto(new URL(`/b/${boardIdOf(anew.page)}/join`, anew.page.url()).href)
  await anew.page.getByRole('button', { name: 'I am on this board already' }).click()
  await anew.page.getByLabel('Your recovery code').fill(code)
  await anew.page.getByRole('button', { name: 'Come back' }).click()
  // The page reads itself again once the map is theirs.
  await Promise.all([anew.page.waitForEvent('load'), anew.page.getByRole('button', { name: 'Go back to it' }).click()])
  await anew.page.goto(new URL(`/b/${boardIdOf(anew.page)}/draw?view=outline`, anew.page.url()).href)
  await expect(anew.page.getByText('House finally goes quiet').first()).toBeVisible()
  await expect(anew.page.getByText('Draws it once more')).toHaveCount(0)
})

test('a device signs the others of its person out: they see it at once, and keep what they had not sent', async ({
  arrive,
}) => {
  const laptop = await arrive()
  await firstPage(laptop.page).startsABoard({ outcome: 'More evenings', name: 'Priya' })
  const code = await peoplePanel(laptop.page).isShownTheCode()
  const phone = await arrive(`/b/${boardIdOf(laptop.page)}/join`)
  await phone.page.getByRole('button', { name: 'I am on this board already' }).click()
  await phone.page.getByLabel('Your recovery code').fill(code)
  await phone.page.getByRole('button', { name: 'Come back' }).click()
  await expect(phone.page.getByLabel('Whose experience is it?')).toBeEditable()
  await laptop.context.setOffline(true)
  await laptop.page.getByLabel('Whose experience is it?').fill('A parent in the evening')
  await peoplePanel(phone.page).opens()
  await phone.page.getByText('Your devices').click()
  await expect(phone.page.getByText('You are signed in on 2 devices', { exact: false })).toBeVisible()
  await phone.page.getByRole('button', { name: 'Sign the others out' }).click()
  await expect(phone.page.getByText('One device was signed out.').first()).toBeVisible()
  await laptop.context.setOffline(false)
  await expect(laptop.page.getByRole('heading', { name: 'You can no longer open this board.' })).toBeVisible()
  expect(await peoplePanel(laptop.page).savesTheFile()).toMatchObject({ brief: { actor: 'A parent in the evening' } })
  await laptop.page.getByRole('button', { name: 'Drop them' }).click()
  await expect.poll(() => peoplePanel(laptop.page).keptCopies()).toEqual([])
})

test('whoever is removed sees it at once, and the board is gone from their device', async ({ arrive }) => {
  const priya = await arrive()
  await firstPage(priya.page).startsABoard({ outcome: 'More evenings', name: 'Priya' })
  const link = await boardPage(priya.page).invites()
  const noor = await arrive(link)
  await firstPage(noor.page).joins({ name: 'Noor', discipline: 'design' })
  await peoplePanel(priya.page).opens()
  await peoplePanel(priya.page).removes('Noor')
  await expect(noor.page.getByRole('heading', { name: 'You can no longer open this board.' })).toBeVisible()
  await expect.poll(() => peoplePanel(noor.page).keptCopies()).toEqual([])
  const panel = priya.page.locator('.people-panel')
  await expect(panel.getByText('Noor was removed.')).toBeVisible()
  await panel.getByRole('button', { name: 'Renew the link' }).click()
  const renewed = await panel.locator('.after-removal').getByLabel('Invitation link').inputValue()
  expect(renewed).not.toBe(link)
  for (const ended of [link, renewed]) {
    await noor.page.goto(ended)
    const says = ended === link ? 'This invitation was withdrawn.' : 'This board is closed to this device.'
    await expect(noor.page.getByRole('heading', { name: says })).toBeVisible()
  }
  const kim = await arrive(renewed)
  await firstPage(kim.page).joins({ name: 'Kim', discipline: 'design' })
})

test('whoever joins with a name that is on the board already is asked whether that is them', async ({ arrive }) => {
  const priya = await arrive()
  await firstPage(priya.page).startsABoard({ outcome: 'More evenings', name: 'Priya' })
  const link = await boardPage(priya.page).invites()
  const noor = await arrive(link)
  await firstPage(noor.page).joins({ name: 'Noor', discipline: 'design' })
  const code = await peoplePanel(noor.page).isShownTheCode()
  const again = await arrive(link)
  await again.page.getByLabel('Your name').fill(' noor')
  await again.page.getByRole('button', { name: /^Join/ }).click()
  await expect(again.page.getByRole('alert')).toContainText(
    'There is a Noor on this board already (designer). Is that you?',
  )
  await again.page.getByRole('button', { name: 'I am that Noor' }).click()
  await again.page.getByLabel('Your recovery code').fill(code)
  await again.page.getByRole('button', { name: 'Come back' }).click()
  await again.page.waitForURL(/\/b\/[^/]+\/brief/)
  const other = await arrive(link)
  await other.page.getByLabel('Your name').fill('Noor')
  await other.page.getByRole('button', { name: /^Join/ }).click()
  await other.page.getByRole('button', { name: 'Join as another Noor' }).click()
  await other.page.waitForURL(/\/b\/[^/]+\/brief/)
})

test('whoever is removed while away takes along what they did meanwhile', async ({ arrive }) => {
  const priya = await arrive()
  await firstPage(priya.page).startsABoard({ outcome: 'More evenings', name: 'Priya' })
  const noor = await arrive(await boardPage(priya.page).invites())
  await firstPage(noor.page).joins({ name: 'Noor', discipline: 'design' })
  await expect(noor.page.getByLabel('Whose experience is it?')).toBeEditable()
  await noor.context.setOffline(true)
  await noor.page.getByLabel('Whose experience is it?').fill('A parent in the evening')
  await peoplePanel(priya.page).opens()
  await peoplePanel(priya.page).removes('Noor')
  await noor.context.setOffline(false)
  await expect(noor.page.getByText('This device still holds what never reached the server')).toBeVisible()
  expect(await peoplePanel(noor.page).savesTheFile()).toMatchObject({ brief: { actor: 'A parent in the evening' } })
  await noor.page.getByRole('button', { name: 'Drop them' }).click()
  await expect.poll(() => peoplePanel(noor.page).keptCopies()).toEqual([])
})

test('leaving a device takes the board off it in all tabs, says what would be lost, and leads back with the code', async ({
  arrive,
}) => {
  const { page, context } = await arrive()
  await firstPage(page).startsABoard({ outcome: 'More evenings', name: 'Priya' })
  const code = await peoplePanel(page).isShownTheCode()
  await expect(page.getByLabel('Whose experience is it?')).toBeEditable()
  const other = await context.newPage()
  await other.goto(page.url())
  await expect(other.getByLabel('Whose experience is it?')).toBeEditable()
  await context.setOffline(true)
  await page.getByLabel('Whose experience is it?').fill('A parent in the evening')
  await peoplePanel(page).opens()
  await page.getByRole('button', { name: 'Leave this device' }).click()
  await expect(page.getByText('Not on the server yet, and lost if you leave now')).toBeVisible()
  await context.setOffline(false)
  await page.getByRole('button', { name: 'Stay' }).click()
  await boardPage(page).goesTo('Draw alone')
  await boardPage(page).isSaved()
  await peoplePanel(page).opens()
  await page.getByRole('button', { name: 'Leave this device' }).click()
  await page.getByRole('button', { name: 'Leave this device' }).click()
  for (const tab of [page, other])
    await expect(tab.getByRole('heading', { name: 'This device has left the board.' })).toBeVisible()
  await expect.poll(() => peoplePanel(page).keptCopies()).toEqual([])
  // The server has forgotten the browser, too.
  await expect.poll(async () => (await context.cookies()).map(({ name }) => name)).toEqual([])
  await page.getByRole('link', { name: 'Come back' }).click()
  await expect(page.getByLabel('Your recovery code')).toBeFocused()
  await page.keyboard.type(code)
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Whose experience is it?')).toHaveValue('A parent in the evening')
})

test('a device that leaves without a connection is forgotten by the server as soon as it answers', async ({
  arrive,
}) => {
  const { page, context } = await arrive()
  await firstPage(page).startsABoard({ outcome: 'More evenings', name: 'Priya' })
  await expect(page.getByLabel('Whose experience is it?')).toBeEditable()
  await context.setOffline(true)
  await peoplePanel(page).opens()
  await page.getByRole('button', { name: 'Leave this device' }).click()
  await page.getByRole('button', { name: 'Leave this device' }).click()
  await expect(page.getByText('The server does not answer; it is told to forget', { exact: false })).toBeVisible()
  expect((await context.cookies()).map(({ name }) => name)).toEqual([expect.stringMatching(/^tributary_device_\d+$/)])
  await context.setOffline(false)
  await expect(page.getByText('the server no longer knows this browser', { exact: false })).toBeVisible()
  await expect.poll(async () => (await context.cookies()).map(({ name }) => name)).toEqual([])
})

test('a board that its facilitator deletes is gone for everyone', async ({ arrive }) => {
  const priya = await arrive()
  await firstPage(priya.page).startsABoard({ outcome: 'More evenings', name: 'Priya' })
  const noor = await arrive(await boardPage(priya.page).invites())
  await firstPage(noor.page).joins({ name: 'Noor', discipline: 'design' })
  await peoplePanel(priya.page).opens()
  await priya.page.getByRole('button', { name: 'Delete this board' }).click()
  await priya.page.getByRole('button', { name: 'Delete it for everyone' }).click()
  for (const { page } of [priya, noor])
    await expect(page.getByRole('heading', { name: 'This board is no longer there.' })).toBeVisible()
})

test('a device that acts as somebody looks on as soon as one of their own is back, and the page says so', async ({
  arrive,
  server,
}) => {
  const host = await startBoard(server.url, { name: 'Priya', discipline: 'product' })
  const noor = await joinBoard(server.url, host.boardId, host.invite, { name: 'Noor', discipline: 'design' })
  await server.kill()
  // So long ago that the device counts as lost.
  server.changeData(`update device_people set seen_at = 1 where person = '${noor.personId}'`)
  await server.start()
  const priya = await arrive(`/b/${host.boardId}/brief`, signedIn(host))
  await peoplePanel(priya.page).opens()
  const link = await peoplePanel(priya.page).makesALinkFor('Noor')
  const { page } = await arrive(link)
  await page.getByRole('button', { name: 'Come back as Noor' }).click()
  await page.waitForURL(/\/b\/[^/]+\/brief/)
  const actor = page.getByLabel('Whose experience is it?')
  await actor.fill('A parent')
  await boardPage(page).isSaved()

  await noor.ask('GET', `/api/boards/${host.boardId}/me`, me)
  await expect(actor).not.toBeEditable()
  await expect(actor).toHaveValue('A parent')
  await expect(page.getByText('Until you bring the code you look on', { exact: false })).toBeVisible()
})
