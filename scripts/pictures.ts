// `npm run pictures`: the README's pictures, taken from the running app (`npm run build` first). Nothing is retouched.
import { mkdir } from 'node:fs/promises'
import { chromium } from 'playwright'
import { boardPage } from '../e2e/pages/board-page.ts'
import { firstPage } from '../e2e/pages/first-page.ts'
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
  await page.screenshot({ path: `${folder}/${name}.png` })
  console.log(`${folder}/${name}.png`)
}

await page.goto(server.url)
await firstPage(page).opensTheSample()
const visitor = boardPage(page)
const panel = page.getByRole('complementary', { name: 'To look at' })
await panel.getByRole('heading').first().waitFor()

// What a trio has decided after a few minutes.
for (const key of ['a', 'a', 'a', 'a']) {
  const before = await panel.innerText()
  await page.keyboard.press(key)
  await page.waitForFunction(
    ({ selector, text }) => document.querySelector<HTMLElement>(selector)?.innerText !== text,
    { selector: 'aside[aria-label="To look at"]', text: before },
  )
}
await take('merge')

await visitor.goesTo('Share')
await page.getByRole('radiogroup', { name: 'Whose map' }).getByText('Noor').click()
await page.getByText('Forty minutes gone and still nothing chosen').first().waitFor()
await take('map')

await visitor.goesTo('Guide')
await page.getByRole('heading', { name: 'What we want to learn' }).waitFor()
await take('guide')

await browser.close()
await server.close()
