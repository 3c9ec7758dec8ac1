import { readdirSync, readFileSync } from 'node:fs'
import { firstPage } from './pages/first-page.ts'
import { expect, test } from './support/test.ts'

test('what Tributary is made of can be read from the first page, also where its files are kept on the device', async ({
  arrive,
}) => {
  const { page } = await arrive('/', { serviceWorkers: 'allow' })
  await firstPage(page).startsABoard({ outcome: 'More evenings', name: 'Noor' })
  await expect
    .poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null), { timeout: 40_000 })
    .toBe(true)
  await page.goto(new URL('/', page.url()).href)
  await page.getByRole('link', { name: 'licences' }).click()
  await expect(page).toHaveURL(/\/licences\.txt$/)
  const text = await page.locator('body').innerText()
  for (const file of readdirSync('LICENSES').filter((name) => name.includes('.')))
    for (const line of readFileSync(`LICENSES/${file}`, 'utf8').split(/\r?\n/)) expect(text).toContain(line.trim())
  // Of the pages, of a worker alone, of the server, and of those that come without a file.
  for (const name of [
    'react-dom',
    'tldraw',
    'yjs',
    'lib0',
    'fastest-levenshtein',
    'stemmer',
    'ws',
    'hono',
    'pg',
    'wouter',
    '@tiptap/core',
  ])
    expect(text).toMatch(new RegExp(`^${name} \\d`, 'm'))
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})
