import type { Page } from 'playwright/test'
import { openGreekBoard, toGreek } from './support/greek-board.ts'
import { signedIn } from './support/signed-in.ts'
import { expect, test } from './support/test.ts'
import { overflowing, wordsOutside } from './support/words-outside.ts'

/** The guide's paper is in the language in which people are interviewed. What stands around it is looked at. */
const saidBelow = '.gd-sheets, .gd-note'

const seen = new Map<string, Set<string>>()

function wantsPseudo(): void {
  localStorage.setItem('tributary:language', 'en-XA')
}

async function look(page: Page, where: string): Promise<void> {
  const words = await wordsOutside(page, { except: saidBelow })
  const wide = await overflowing(page)
  for (const text of words) seen.set(text, (seen.get(text) ?? new Set()).add(where))
  for (const text of wide) seen.set(`OVERFLOW ${text}`, (seen.get(`OVERFLOW ${text}`) ?? new Set()).add(where))
}

test('every word that the product says comes from the catalogue of the chosen language, and fits', async ({
  arrive,
  place,
}) => {
  test.setTimeout(300_000)
  const ada = await openGreekBoard(place.url)
  const { page, context } = await arrive('/healthz', signedIn(ada))
  await context.addInitScript(wantsPseudo)
  await page.goto(place.url)
  await expect(page.getByRole('heading').first()).toContainText('⟦')
  await look(page, 'first page')
  const at = (path: string) => page.goto(`${place.url}/b/${ada.boardId}/${path}`)

  await at('brief')
  await page.waitForLoadState('networkidle')
  await look(page, 'brief')
  await at('draw?view=outline')
  await expect(page.locator('textarea:focus')).toBeVisible()
  await page.keyboard.type(toGreek('Opens the app'))
  await page.keyboard.press('Enter')
  await page.keyboard.type(`! ${toGreek('It breaks')}`)
  await look(page, 'outline')
  await at('draw?view=canvas')
  await expect(page.locator('.moment').first()).toBeVisible()
  await look(page, 'canvas')
  await page.getByRole('application').focus()
  await page.keyboard.press('?')
  await look(page, 'canvas keys')
  await at('share')
  await page.waitForLoadState('networkidle')
  await look(page, 'share')
  await at('merge')
  await expect(page.locator('#merge-question')).toBeVisible()
  await look(page, 'merge')
  await page.keyboard.press('?')
  await look(page, 'merge keys')
  await page.keyboard.press('a')
  await page.keyboard.press('Shift+A')
  await look(page, 'merge, begun')
  await at('merge?view=differences')
  await page.waitForLoadState('networkidle')
  await look(page, 'differences')
  await at('merge?view=outline')
  await page.waitForLoadState('networkidle')
  await look(page, 'merge outline')
  await at('interviews')
  await page.waitForLoadState('networkidle')
  await look(page, 'interviews')
  await at('guide')
  await expect(page.locator('h1, h2').first()).toBeVisible()
  await page.waitForLoadState('networkidle')
  await look(page, 'guide')
  await page.locator('.people-button').click()
  await look(page, 'people')
  expect([...seen].map(([text, where]) => `${[...where].join(', ')}: ${text}`)).toEqual([])
})
