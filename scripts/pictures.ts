// `npm run pictures`: the README's pictures, taken from the running app (`npm run build` first). Nothing is retouched.
import { mkdir } from 'node:fs/promises'
import { chromium } from 'playwright'
import { expect } from 'playwright/test'
import { boardPage } from '../e2e/pages/board-page.ts'
import { firstPage } from '../e2e/pages/first-page.ts'
import { mergePage } from '../e2e/pages/merge-page.ts'
import { startAppServer } from '../e2e/support/server.ts'
import config from '../playwright.config.ts'

const folder = 'docs/pictures'
await mkdir(folder, { recursive: true })
const server = await startAppServer()
const browser = await chromium.launch({ ...config.use?.launchOptions })
const context = await browser.newContext({
  viewport: { width: 1280, height: 800 },
  deviceScaleFactor: 1.5,
  reducedMotion: 'reduce',
})
const page = await context.newPage()

async function take(name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  await page.mouse.move(0, 0)
  // What is drawn on the canvas comes a frame after what stands beside it.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  await page.screenshot({ path: `${folder}/${name}.png` })
  console.log(`${folder}/${name}.png`)
}

await page.goto(server.url)
await firstPage(page).opensTheSample()
const visitor = boardPage(page)
const merge = mergePage(page)
await merge.question.waitFor()

/** Presses a key on the card in hand, and waits until it has been counted. */
async function decides(key: string): Promise<void> {
  const before = await merge.count.innerText()
  await merge.presses(key)
  await expect(merge.count).not.toHaveText(before)
}

// Folded until the end: then the canvas is fitted to the shared map first, and opened to all of it afterwards.
await merge.presses('m')
await expect(page.getByRole('button', { name: /^Show everyone’s maps/ })).toBeVisible()

// What a trio has decided after some minutes: all but one question, and what only one of them saw.
await merge.presses('l')
await expect(page.locator('.after-this')).toContainText('Later')
await decides('Shift+A')
while (!(await merge.question.innerText()).startsWith('Only')) await decides('a')
await decides('Shift+A')
await page.getByRole('button', { name: /Turns the te/ }).click()
await expect(merge.question).toHaveText('Is this the same moment?')
await merge.presses('m')
await expect(page.locator('.moment.size-lane').first()).toBeVisible()
await take('merge')
await decides('a')

await merge.presses('d')
await expect(page.locator('.difference-list .open')).toBeVisible()
await expect(page.locator('.merge-canvas .moment').first()).toBeVisible()
await take('differences')

await visitor.goesTo('Interviews')
const transcript = page.getByLabel(/What was said in the interview with P1/)
const strip = page.getByRole('region', { name: 'About the passage' })
for (const [words, moment, stance] of [
  ['I sank into the sofa', 'couch', 'for'],
  ['Then I opened the app', 'streaming app', 'for'],
  ['My partner fell asleep', 'Nods off', 'for'],
  ['before the telly was even on', 'Haggles', 'nuance'],
] as const) {
  await transcript.getByText(words, { exact: false }).first().click({ clickCount: 3 })
  await page.keyboard.press('h')
  await strip.getByRole('searchbox').fill(moment)
  await strip.getByRole('listitem').getByRole('button').first().click()
  await strip.getByRole('button', { name: new RegExp(`^${stance}`) }).click()
  await strip.getByRole('button', { name: 'Done' }).click()
}
const fold = page.getByRole('button', { name: 'Hide them' })
if (await fold.isVisible()) await fold.click()
await take('interviews')

await visitor.goesTo('Share')
await page.getByRole('radiogroup', { name: 'Whose map' }).getByText('Noor').click()
await page.getByText('Forty minutes gone and still nothing chosen').first().waitFor()
await take('map')

await visitor.goesTo('Guide')
await page.getByRole('heading', { name: 'What we want to learn' }).waitFor()
await take('guide')

await browser.close()
await server.close()
