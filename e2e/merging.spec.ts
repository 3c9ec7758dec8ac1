import { boardPage } from './pages/board-page.ts'
import { firstPage } from './pages/first-page.ts'
import { mergePage } from './pages/merge-page.ts'
import { expect, test } from './support/test.ts'

test('three people merge at once, decide one thing both ways, and end at one map', async ({ server, arrive }) => {
  // The sample workshop: its maps lie open, ready to be merged.
  const host = await arrive()
  await firstPage(host.page).opensTheSample()
  const yvonne = mergePage(host.page)
  await expect(yvonne.question).toBeVisible()
  const invitation = await boardPage(host.page).invitesFromHere()
  const people = [yvonne]
  for (const [name, discipline] of [
    ['Ada', 'design'],
    ['Ben', 'engineering'],
  ] as const) {
    const { page } = await arrive(invitation)
    await firstPage(page).joins({ name, discipline })
    await boardPage(page).goesTo('Merge')
    people.push(mergePage(page))
  }
  const [, ada, ben] = people
  if (!ada || !ben) throw new Error('three people')
  // Two on the canvas, one in the outline.
  await ben.looksAtTheOutline()
  await Promise.all(people.map((person) => expect(person.question).toBeVisible()))

  // Each decides a card of their own at the same time; everybody sees all three.
  const before = Number(/\d+/.exec((await yvonne.count.innerText()).match(/\d+ to look at/)?.[0] ?? '')?.[0])
  expect(before).toBeGreaterThan(3)
  await ada.presses('n')
  await ben.presses('n')
  await ben.presses('n')
  const cards = await Promise.all(people.map((person) => person.words()))
  expect(new Set(cards.map((words) => words.join('|'))).size).toBe(3)
  await Promise.all(people.map((person) => person.presses('a')))
  await Promise.all(people.map((person) => person.seesCount(/^3 moments/)))

  // Ada joins what Ben keeps apart while neither hears of the other: both decisions stand, and are shown.
  const disputed = await ada.words()
  await ben.goesTo(disputed)
  await server.kill()
  await Promise.all([ada, ben].map(({ page }) => boardPage(page).isOffline()))
  await ada.presses('a')
  await ben.presses('k')
  await server.start()
  await Promise.all(people.map(({ page }) => boardPage(page).isSaved()))
  const twice = people.map(({ page }) => page.getByRole('region', { name: 'Decided both ways' }))
  await Promise.all(twice.map((region) => expect(region).toContainText('kept them apart')))
  await ben.page.getByRole('button', { name: 'Leave them joined' }).click()
  await Promise.all(twice.map((region) => expect(region).toHaveCount(0)))

  // The rest: one takes the questions, another what only one person drew.
  for (let turn = 0; turn < 30; turn++) {
    if (!(await yvonne.count.innerText()).includes('to look at')) break
    const now = await yvonne.count.innerText()
    await yvonne.presses('a')
    await expect(yvonne.count).not.toHaveText(now)
  }
  await expect(ben.question).toHaveText(/Only \w+ saw this/)
  await ben.presses('Shift+A')
  await Promise.all(people.map((person) => expect(person.question).toHaveText(/looked at/)))

  // One of them takes all of it apart, thinks better of it, and everybody has the same map.
  // The differences are still being looked for when the last card has been decided.
  const [moments = ''] = (await ada.count.innerText()).split(';')
  await ada.page.getByRole('button', { name: 'Take everything apart' }).click()
  await ada.page.getByRole('button', { name: /^Take all \d+ apart$/ }).click()
  await Promise.all(people.map((person) => person.seesCount('Nothing on the shared map yet')))
  await ada.presses('z')
  await Promise.all(people.map((person) => person.seesCount(moments)))
  await Promise.all([yvonne, ada].map((person) => person.looksAtTheOutline()))
  await expect(async () => {
    const counts = await Promise.all(people.map((person) => person.count.innerText()))
    const maps = await Promise.all(people.map((person) => person.sharedMap()))
    expect(maps[0]?.length).toBeGreaterThan(10)
    expect(maps).toEqual([maps[0], maps[0], maps[0]])
    expect(counts).toEqual([counts[0], counts[0], counts[0]])
  }).toPass()
})

test('a difference people write down, and one that was found, are asked in the guide', async ({ arrive }) => {
  const { page } = await arrive()
  await firstPage(page).opensTheSample()
  const anna = mergePage(page)
  await expect(anna.question).toBeVisible()
  await anna.goesThroughAll()
  await anna.presses('d')
  const title = await page.locator('.difference-title').innerText()
  await page.getByRole('button', { name: 'Put it in the guide' }).click()
  await expect(page.locator('.difference-list .open .state')).toContainText('In the guide')

  await anna.presses('v')
  await page.keyboard.type('They choose alone')
  await page.getByLabel('Variant B, in a sentence').fill('They choose together')
  await page.getByLabel('What to ask in the next interview').fill('Tell me how the choice was made that evening.')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Put it in the guide' }).click()
  await expect(page.getByText('You wrote this down')).toBeVisible()

  await boardPage(page).goesTo('Guide')
  const learn = page.locator('.gd-learn')
  await expect(learn).toContainText(title)
  await expect(learn).toContainText('They choose alone')
})

test('words that change after they were placed are looked at again, and what was joined comes apart without loss', async ({
  arrive,
}) => {
  const { page } = await arrive()
  await firstPage(page).opensAFile('samples/friday-pizza.json', 'Sam')
  const sam = mergePage(page)
  await expect(sam.question).toBeVisible()
  const own = sam.panel.getByRole('region', { name: 'Sam', exact: true }).locator('.wording-label')
  await expect(own).toBeVisible()
  const before = await own.innerText()
  await sam.presses('a')
  await sam.seesCount(/^1 moment/)

  // Sam thinks of better words for their own moment.
  await boardPage(page).goesTo('Draw alone')
  await boardPage(page).switchesTo('Outline')
  await page.getByRole('treeitem', { name: new RegExp(before.replaceAll(/[^\w ]/g, '.')) }).click()
  const label = page.locator('.row.open .label-line')
  await label.fill('Everything at once falls silent')
  await page.keyboard.press('Escape')
  await boardPage(page).isSaved()
  await boardPage(page).goesTo('Merge')
  await expect(sam.question).toHaveText(/^Is this still “/)
  await expect(sam.panel).toContainText('Sam wrote it differently after you had decided.')
  await expect(sam.panel).toContainText('Everything at once falls silent')
  await expect(sam.panel).toContainText(`It was “${before}”.`)
  await sam.seesCount('1 to re-check')
  await sam.presses('a')
  await expect(sam.question).not.toHaveText(/^Is this still “/)
  await sam.seesCount(/^1 moment/)

  // One source leaves, then the whole moment; undo brings each back.
  await sam.looksAtTheOutline()
  await page.locator('.outline-rows .outline-label').first().click()
  await sam.panel.getByRole('button', { name: 'Take Sam’s “Everything at once falls silent” out' }).click()
  await expect(page.locator('.outline-rows')).not.toContainText('Everything at once falls silent')
  await sam.presses('z')
  await expect(page.locator('.outline-rows')).toContainText('Everything at once falls silent')
  await sam.panel.getByRole('button', { name: 'Take this moment apart' }).click()
  await sam.seesCount('Nothing on the shared map yet')
  await sam.presses('z')
  await sam.seesCount(/^1 moment/)
})

test('nothing is said to be looked at before there was something to look at', async ({ arrive }) => {
  const { page } = await arrive()
  await page.evaluate(() => {
    const heard: string[] = []
    Object.assign(globalThis, { heard })
    new MutationObserver(() => {
      const question = document.querySelector('#merge-question')?.textContent ?? ''
      if (question !== '' && heard.at(-1) !== question) heard.push(question)
    }).observe(document, { subtree: true, childList: true, characterData: true })
  })
  await firstPage(page).opensTheSample()
  await expect(page.getByRole('heading', { name: 'Is this the same moment?' })).toBeVisible()
  expect(await page.evaluate(() => Reflect.get(globalThis, 'heard') as unknown)).toEqual(['Is this the same moment?'])
})
