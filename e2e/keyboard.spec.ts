import { boardPage, type BoardPage } from './pages/board-page.ts'
import { firstPage } from './pages/first-page.ts'
import { brief, interview, noorDraws, plain, priyaDraws, tomaszDraws } from './support/stories.ts'
import { expect, test } from './support/test.ts'

test.describe.configure({ timeout: 300_000 })

/** From drawing to the guide without a pointer: every step is a key, and every place is reached by Tab. */
test('three people draw, share, merge, link an interview and open the guide by keyboard alone', async ({ arrive }) => {
  const priya = boardPage((await arrive()).page)
  await firstPage(priya.page).startsABoard({ outcome: 'More evenings', name: 'Priya' })
  await priya.writesTheBrief(brief)
  const invitation = await priya.invites()
  const noor = boardPage((await arrive(invitation)).page)
  await firstPage(noor.page).joins({ name: 'Noor', discipline: 'design' })
  const tomasz = boardPage((await arrive(invitation)).page)
  await firstPage(tomasz.page).joins({ name: 'Tomasz', discipline: 'engineering' })
  const everybody = [priya, noor, tomasz]
  for (const person of everybody) await forbidThePointer(person)

  // 3: on the canvas, on the canvas, and in the outline.
  const drawings = new Map([
    [priya, priyaDraws],
    [noor, noorDraws],
    [tomasz, tomaszDraws],
  ])
  for (const [person, labels] of drawings) {
    await person.goesByKeyboardTo('Draw alone')
    await expect(person.page.locator('textarea:focus')).toBeVisible()
    if (person === tomasz) {
      await person.page.keyboard.press('Escape')
      await person.tabsTo(person.page.getByRole('radio', { name: 'Canvas' }))
      await person.page.keyboard.press('ArrowRight')
      await expect(person.page.getByRole('radio', { name: 'Outline' })).toBeChecked()
      await person.tabsTo(
        person.page
          .getByText(/What happens (?:first|next)\?/)
          .or(person.page.locator('textarea'))
          .first(),
      )
      if (!(await person.page.locator('textarea:focus').isVisible())) await person.page.keyboard.press('Enter')
    }
    await person.typesMoments(labels)
    await person.page.keyboard.press('Escape')
    await person.seesMoments(labels.map(plain))
    await person.isSaved()
  }

  // 5: each says yes, and the facilitator shows the maps.
  for (const person of everybody) {
    await person.tabsTo(person.page.getByRole('button', { name: 'I’m ready to share' }).first())
    await person.page.keyboard.press('Enter')
    await expect(person.page.getByRole('button', { name: 'Keep drawing' }).first()).toBeVisible()
  }
  await priya.goesByKeyboardTo('Share')
  await priya.tabsTo(priya.page.getByRole('button', { name: 'Show the maps of Noor, Priya and Tomasz' }))
  await priya.page.keyboard.press('Enter')
  await expect(priya.page.getByRole('heading', { name: 'Read each other’s maps' })).toBeVisible()

  // 6: the queue, by its keys.
  await noor.goesByKeyboardTo('Merge')
  const heading = noor.page.getByRole('complementary').getByRole('heading').first()
  const done = noor.page.getByRole('heading', { name: /looked at/ })
  await expect(heading).toBeVisible()
  for (let turn = 0; turn < 40 && !(await done.isVisible()); turn++) {
    const panel = heading.locator('xpath=ancestor::aside')
    const before = await panel.innerText()
    const isGift = /^Only \w+ saw this$/.test(await heading.innerText())
    await noor.page.keyboard.press(isGift ? 'Shift+A' : turn === 2 ? 'k' : 'a')
    await expect.poll(() => panel.innerText()).not.toBe(before)
  }
  await expect(done).toBeVisible()

  // 7: an interview, pasted and tied without a pointer.
  await tomasz.goesByKeyboardTo('Interviews')
  await tomasz.tabsTo(tomasz.page.getByRole('link', { name: 'Add the first interview' }))
  await tomasz.page.keyboard.press('Enter')
  await tomasz.tabsTo(tomasz.page.getByLabel('Transcript or notes'))
  await tomasz.page.keyboard.insertText(interview)
  await tomasz.tabsTo(tomasz.page.getByRole('button', { name: 'Read it' }))
  await tomasz.page.keyboard.press('Enter')
  await tomasz.tabsTo(tomasz.page.getByRole('checkbox', { name: /They know that we keep these words/ }))
  await tomasz.page.keyboard.press('Space')
  await tomasz.tabsTo(tomasz.page.getByRole('button', { name: 'Keep this interview' }))
  await tomasz.page.keyboard.press('Enter')
  const transcript = tomasz.page.getByLabel(/What was said in the interview with/)
  await tomasz.tabsTo(transcript)
  await tomasz.page.keyboard.press('ArrowDown')
  await tomasz.page.keyboard.press('ArrowDown')
  await tomasz.page.keyboard.press('h')
  await tomasz.page.keyboard.press('1')
  await tomasz.page.keyboard.press('f')
  await expect(tomasz.page.getByText('Reached in 1 of 1 story').first()).toBeVisible()

  // 8: the guide.
  await tomasz.goesByKeyboardTo('Guide')
  await expect(tomasz.page.getByRole('heading', { name: 'What we want to learn' })).toBeVisible()
  const download = tomasz.page.waitForEvent('download')
  await tomasz.tabsTo(tomasz.page.getByRole('button', { name: 'Markdown' }))
  await tomasz.page.keyboard.press('Enter')
  expect((await download).suggestedFilename()).toMatch(/\.md$/)
})

/** From here on a pointer event fails the test. */
async function forbidThePointer(person: BoardPage) {
  await person.page.addInitScript(() => {
    addEventListener('pointerdown', (event) => {
      if (event.isTrusted) throw new Error('a pointer was used')
    })
  })
}
