import { boardPage } from './pages/board-page.ts'
import { firstPage } from './pages/first-page.ts'
import { togetherPage } from './pages/together-page.ts'
import { isClean } from './support/is-clean.ts'
import { expect, test } from './support/test.ts'

test('two people on the shared map see, follow and answer each other; a private map says nothing', async ({
  arrive,
}) => {
  const lead = await arrive('/', { reducedMotion: 'reduce' })
  await firstPage(lead.page).opensTheSample()
  await expect(lead.page.getByRole('heading', { name: /same moment\?|Only/ })).toBeVisible()
  for (const count of ['1 moment', '2 moments', '3 moments']) {
    await lead.page.keyboard.press('a')
    await expect(lead.page.locator('.merge-count')).toContainText(count)
  }
  const leader = togetherPage(lead.page)
  await leader.opensPeople()
  const invitation = await boardPage(lead.page).invites()
  await leader.closesPeople()

  const guest = await arrive(invitation, { reducedMotion: 'reduce' })
  await firstPage(guest.page).joins({ name: 'Wim', discipline: 'support' })
  await guest.page.goto(lead.page.url())
  const wim = togetherPage(guest.page)

  // What one selects and points at, the other sees, unless they would rather not.
  await wim.selectsAMoment()
  await expect(leader.selections).toHaveCount(1)
  await expect(leader.pointers).toContainText('Wim')
  await leader.opensPeople()
  await lead.page.getByLabel('Show where the others point').uncheck()
  await expect(leader.pointers).toHaveCount(0)
  await lead.page.getByLabel('Show where the others point').check()
  await lead.page.getByLabel('Show who drew what').check()
  await expect(lead.page.locator('.drawn-moment').first()).toBeVisible()
  await lead.page.getByLabel('Show who drew what').uncheck()
  await leader.closesPeople()

  // A question by key, answered by the other, resolved, and opened again.
  await guest.page.keyboard.press('c')
  await wim.asks('Before or after the kids are asleep?')
  await expect(leader.mark(/^1 comment with a question on/)).toHaveCount(1)
  await lead.page.getByRole('button', { name: 'Comments and questions: 1 open' }).click()
  await leader.comments.getByRole('button', { name: /Before or after/ }).click()
  await leader.replies('After, I would say.')
  await expect(wim.comments.getByText('After, I would say.')).toBeVisible()
  await isClean(lead.page)
  await isClean(guest.page)
  await wim.comments.getByRole('button', { name: 'Resolve' }).click()
  await expect(leader.comments.getByText(/Resolved by Wim/)).toBeVisible()
  await leader.comments.getByRole('button', { name: 'Open again' }).click()
  await leader.comments.getByRole('button', { name: /^Take back/ }).click()
  await expect(wim.comments.getByText('After, I would say.')).toBeHidden()
  await leader.comments.getByRole('button', { name: 'Undo' }).click()
  await expect(wim.comments.getByText('After, I would say.')).toBeVisible()
  await leader.comments.getByRole('button', { name: 'All comments' }).click()
  await expect(leader.comments.getByRole('heading', { name: 'Open questions' })).toBeVisible()
  await lead.page.keyboard.press('Escape')
  await expect(leader.comments).toBeHidden()

  // Everyone is asked to come; whoever moves the map goes on alone.
  await boardPage(guest.page).goesTo('Guide')
  await leader.opensPeople()
  await lead.page.getByRole('button', { name: 'Bring everyone here' }).click()
  await guest.page.waitForURL(/\/merge/)
  await expect(wim.strip).toContainText('asked everyone to come here')
  await expect(leader.strip).toContainText('With you: Wim.')
  const before = await wim.camera()
  await lead.page.mouse.move(500, 420)
  await lead.page.mouse.wheel(300, 0)
  await expect.poll(wim.camera).not.toBe(before)
  await guest.page.mouse.move(300, 420)
  await guest.page.mouse.wheel(-40, 0)
  await expect(wim.strip).toBeHidden()

  // Following by choice; while the one who is followed draws in private, one stays where one is.
  await lead.page.getByRole('button', { name: 'Let everyone go' }).click()
  await wim.opensPeople()
  await guest.page.getByRole('button', { name: 'Follow You' }).click()
  await expect(wim.strip).toContainText('You follow You.')
  await boardPage(lead.page).goesTo('Guide')
  await guest.page.waitForURL(/\/guide/)
  await boardPage(lead.page).goesTo('Draw alone')
  await expect(wim.strip).toContainText('draws alone just now')
  expect(guest.page.url()).toContain('/guide')
  await guest.page.keyboard.press('Escape')
  await expect(wim.strip).toBeHidden()
})
