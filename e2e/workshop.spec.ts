import { boardPage } from './pages/board-page.ts'
import { firstPage } from './pages/first-page.ts'
import { brief, interview, noorDraws, plain, priyaDraws, tomaszDraws } from './support/stories.ts'
import { expect, test } from './support/test.ts'

test.describe.configure({ timeout: 300_000 })

test('three people draw alone, reveal, merge, link an interview and take a guide with them, over a killed server', async ({
  server,
  arrive,
}) => {
  // 1, 2: Priya starts a board; Noor and Tomasz join by her link.
  const priyasBrowser = await arrive()
  await expect(priyasBrowser.page.getByRole('heading', { level: 1 })).toContainText('Draw it alone')
  await firstPage(priyasBrowser.page).startsABoard({ outcome: 'More evenings', name: 'Priya' })
  const priya = boardPage(priyasBrowser.page)
  await priya.writesTheBrief(brief)
  await priya.isSaved()
  const invitation = await priya.invites()
  expect(new URL(invitation).hash.length).toBeGreaterThan(20)

  const noorsBrowser = await arrive(invitation)
  await firstPage(noorsBrowser.page).joins({ name: 'Noor', discipline: 'design' })
  const noor = boardPage(noorsBrowser.page)
  const tomaszsBrowser = await arrive(invitation)
  await firstPage(tomaszsBrowser.page).joins({ name: 'Tomasz', discipline: 'engineering' })
  const tomasz = boardPage(tomaszsBrowser.page)
  await expect(noor.page.getByLabel('Which question do you want to draw?')).toHaveValue(
    brief['Which question do you want to draw?'],
  )

  // A device that is already somebody on the board may go on as them.
  await noor.page.goto(invitation)
  await noor.page.getByRole('button', { name: 'Continue as Noor' }).click()
  await noor.page.waitForURL(/\/b\/[^/]+\/(?!join)/)

  // 3: each draws alone, two on the canvas and one in the outline.
  await priya.goesTo('Draw alone')
  await priya.typesMoments(priyaDraws)
  await priya.page.keyboard.press('Escape')
  await noor.goesTo('Draw alone')
  await noor.typesMoments(noorDraws)
  await noor.page.keyboard.press('Escape')
  await tomasz.goesTo('Draw alone')
  await tomasz.switchesTo('Outline')
  const firstRow = tomasz.page.getByRole('button', { name: '1, begins, no words yet' })
  await expect(firstRow.or(tomasz.page.locator('textarea:focus'))).toBeVisible()
  if (await firstRow.isVisible()) await firstRow.click()
  await tomasz.typesMoments(tomaszDraws)
  await priya.seesMoments(priyaDraws.map(plain))
  await tomasz.seesMoments([])
  await Promise.all([priya, noor, tomasz].map((person) => person.isSaved()))

  // 9: the server is killed in the middle; work goes on, and comes back by itself.
  await server.kill()
  await noor.isOffline()
  await noor.page.keyboard.press('Escape')
  await noor.switchesTo('Outline')
  await noor.page.getByText('What happens next?').click()
  await noor.page.keyboard.type('Nods off before the end')
  await noor.page.keyboard.press('Escape')
  await server.start()
  await Promise.all([priya, noor, tomasz].map((person) => person.isSaved()))
  await noor.page.reload()
  await noor.seesMoments([...noorDraws.map(plain), 'Nods off before the end'])

  // 4: others see only who is drawing.
  await expect(priya.page.getByText('Noor is drawing')).toBeVisible()
  await expect(priya.page.getByText('Nods off')).toHaveCount(0)

  // 5: each says yes; the facilitator reveals exactly the ready maps.
  await priya.isReadyToShare()
  await noor.isReadyToShare()
  await priya.goesTo('Share')
  await priya.page.getByRole('button', { name: 'Show the maps of Noor and Priya' }).click()
  await noor.goesTo('Share')
  await noor.page.getByRole('radiogroup', { name: 'Whose map' }).getByText('Priya').click()
  await expect(noor.page.getByText('Drops onto the sofa').first()).toBeVisible()
  await expect(noor.page.getByText('Laptop shut')).toHaveCount(0)
  await tomasz.isReadyToShare()
  await priya.page.getByRole('button', { name: 'Show the map of Tomasz' }).click()
  await noor.page.getByRole('link', { name: 'Merge' }).click()

  // 6: the merge, together.
  await priya.goesTo('Merge')
  await tomasz.goesTo('Merge')
  const question = priya.page.getByRole('heading', { name: /same moment\?|belong to/ })
  await expect(question).toBeVisible()
  let accepted = 0
  while (accepted < 20 && (await question.isVisible())) {
    const before = await priya.page.locator('.merge-count').innerText()
    await priya.page.getByRole('button', { name: /Same moment|Belongs to it/ }).click()
    await expect(priya.page.locator('.merge-count')).not.toHaveText(before)
    accepted++
  }
  expect(accepted).toBeGreaterThan(1)
  const addAll = priya.page.getByRole('button', { name: /Add (?:all \d+|the one) that only one of you drew/ })
  await addAll.click()
  await expect(tomasz.page.locator('.merge-count')).toContainText('moments')
  const count = await priya.page.locator('.merge-count').innerText()
  expect(count).toMatch(/^\d+ moments/)

  // Accepting can be undone without loss, and done again.
  await priya.page.keyboard.press('z')
  await expect(priya.page.locator('.merge-count')).not.toHaveText(count)
  await priya.page.keyboard.press('Shift+Z')
  await expect(priya.page.locator('.merge-count')).toHaveText(count)
  await expect(tomasz.page.locator('.merge-count')).toHaveText(count)

  // 7: the facilitator takes the team on to the interviews: one under pseudonyms, tied to the map.
  await priya.page.getByRole('link', { name: 'Look at the differences' }).click()
  await expect(noor.page.getByText('The team is at “Share”.')).toBeVisible()
  await priya.page.getByRole('button', { name: 'Go on to the interviews' }).click()
  await priya.page.waitForURL(/interviews/)
  await expect(noor.page.getByText('The team is at “Interviews”.')).toBeVisible()
  await noor.page.getByRole('link', { name: 'Go there' }).click()
  await noor.page.getByRole('link', { name: 'Add the first interview' }).click()
  await noor.page.getByLabel('Transcript or notes').fill(interview)
  await noor.page.getByRole('button', { name: 'Read it' }).click()
  await expect(noor.page.getByLabel('Pseudonym for Hannah Berg')).toHaveValue('P1')
  await noor.page.getByText('They know that we keep these words').click()
  await noor.page.getByRole('button', { name: 'Keep this interview' }).click()
  const transcript = noor.page.getByLabel(/What was said in the interview with P1/)
  await expect(transcript).toBeVisible()
  await expect(noor.page.getByText('Hannah')).toHaveCount(0)
  await transcript.getByText('I opened the streaming app straight away').click({ clickCount: 3 })
  await noor.page.keyboard.press('h')
  await noor.page.keyboard.press('1')
  await noor.page.keyboard.press('f')
  await expect(noor.page.getByText('Reached in 1 of 1 story').first()).toBeVisible()
  // The map stays whole under the hand that ties the first quote to it; others see what was spoken of.
  await expect(noor.page.getByRole('button', { name: 'Hide them' })).toBeVisible()
  await tomasz.goesTo('Interviews')
  await expect(tomasz.page.getByRole('button', { name: 'Show them' })).toBeVisible()
  await expect(tomasz.page.getByText('Reached in 1 of 1 story').first()).toBeVisible()

  // 8: the guide.
  await priya.goesTo('Guide')
  await expect(priya.page.getByRole('heading', { name: 'What we want to learn' })).toBeVisible()
  await expect(priya.page.getByText(/Tell me about the last time/).first()).toBeVisible()
  const download = priya.page.waitForEvent('download')
  await priya.page.getByRole('button', { name: 'Markdown' }).click()
  const file = await (await download).createReadStream()
  const guide = (await file.toArray()).join('')
  expect(guide).toContain('# Interview guide')
  expect(guide).toContain('## Listen for')
  expect(guide).not.toContain('Hannah')

  // 9: all of it survives another kill.
  await server.kill()
  await priya.isOffline()
  await server.start()
  await priya.isSaved()
  await priya.goesTo('Merge')
  await expect(priya.page.locator('.merge-count')).toContainText(/^\d+ moments/)
})
