import { boardPage } from './pages/board-page.ts'
import { firstPage } from './pages/first-page.ts'
import { mergePage } from './pages/merge-page.ts'
import { expect, test } from './support/test.ts'

test('a fourth map that comes when the merge is done asks about itself only, on everybody’s screen', async ({
  arrive,
}) => {
  // Three maps are merged to the end by two people; the third draws a map of their own meanwhile.
  const host = await arrive('/', { reducedMotion: 'reduce' })
  await firstPage(host.page).opensTheSample()
  const yvonne = mergePage(host.page)
  await expect(yvonne.question).toBeVisible()
  const invitation = await boardPage(host.page).invitesFromHere()
  const others = await Promise.all([
    arrive(invitation, { reducedMotion: 'reduce' }),
    arrive(invitation, { reducedMotion: 'reduce', viewport: { width: 390, height: 844 } }),
    arrive(invitation, { reducedMotion: 'reduce' }),
  ])
  for (const [at, name] of ['Ada', 'Ida', 'Ben'].entries())
    if (others[at]) await firstPage(others[at].page).joins({ name, discipline: 'research' })
  const [ada, ida, ben] = others
  if (!ada || !ida || !ben) throw new Error('three have come')
  const adas = mergePage(ada.page)
  await boardPage(ada.page).goesTo('Merge')
  await adas.looksAtTheOutline()
  const idas = mergePage(ida.page)
  await ida.page.goto(host.page.url())
  await boardPage(ben.page).goesTo('Draw alone')
  await boardPage(ben.page).typesMoments([
    '> The house finally goes quiet',
    'Opens the streaming app',
    'Feeds the tortoise once more',
  ])
  await ben.page.keyboard.press('Escape')
  await boardPage(ben.page).isReadyToShare()

  await yvonne.goesThroughAll()
  const before = await adas.sharedMap()
  const labels = await adas.sharedLabels()
  expect(before.length).toBeGreaterThan(10)

  // Ben's map is shown. What has been decided stays; the screens say whose map is new, and ask about that alone.
  await boardPage(host.page).goesTo('Share')
  await host.page.getByRole('button', { name: 'Show the map of Ben' }).click()
  await boardPage(host.page).goesTo('Merge')
  await boardPage(ben.page).goesTo('Merge')
  const bens = mergePage(ben.page)
  const all = [yvonne, adas, idas, bens]
  for (const person of all) {
    await expect(person.panel).toContainText(
      'Ben’s map arrived after the merge had begun. What you decided before stays.',
    )
    await expect(person.question).toHaveText(/^Does this belong to “.*”\?|^Is one a part|^Only Ben saw this/)
    expect(await person.people()).toEqual(['Ben'])
  }
  // It is also said to those who listen.
  await expect(ada.page.locator('output[aria-live]')).toContainText('Ben’s map arrived after the merge had begun.')
  expect(await adas.sharedMap()).toEqual(before)
  const asked = await yvonne.question.innerText()
  expect(asked).toMatch(/^Does this belong to/)

  // One of them says yes; it joins the moment that is there, for everybody, and the rest is asked next.
  await adas.presses('a')
  for (const person of all) await expect(person.question).not.toHaveText(asked)
  await bens.goesThroughAll()
  for (const person of all) await expect(person.question).toHaveText(/looked at/)
  // Nothing that was there has gone; what Ben alone saw has come.
  const after = await adas.sharedLabels()
  expect(after.filter((label) => labels.includes(label))).toEqual(labels)
  expect(after.filter((label) => !labels.includes(label))).toContain('Feeds the tortoise once more')
  expect(after.length).toBeLessThan(before.length + 3)
})
