import { readFile } from 'node:fs/promises'
import { limits } from '#shared/protocol/limits.ts'
import { boardPage } from './pages/board-page.ts'
import { firstPage } from './pages/first-page.ts'
import { mergePage } from './pages/merge-page.ts'
import { expect, test } from './support/test.ts'

test('a board that is taken along as a file opens as the same board somewhere else', async ({ arrive }) => {
  const { page } = await arrive()
  await firstPage(page).opensTheSample()
  const visitor = mergePage(page)
  await expect(visitor.question).toBeVisible()
  for (let turn = 0; turn < 3; turn++) {
    const now = await visitor.count.innerText()
    await visitor.presses('a')
    await expect(visitor.count).not.toHaveText(now)
  }
  await boardPage(page).isSaved()
  await page.locator('.people-button').click()
  await page.getByRole('button', { name: 'Take the board along as a file' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save the file' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/\.tributary\.json$/)
  await expect(page.locator('.take-board').getByText(/^Saved as .*: 3 maps/)).toBeVisible()
  const path = await file.path()
  await page.keyboard.press('Escape')
  await visitor.looksAtTheOutline()
  const lines = await visitor.sharedMap()
  expect(lines.length).toBeGreaterThan(2)

  const elsewhere = await arrive()
  await elsewhere.page.getByRole('button', { name: 'Open a board file' }).click()
  await elsewhere.page.getByLabel('Which board file?').setInputFiles({
    name: 'board.json',
    mimeType: 'application/json',
    buffer: await readFile(path),
  })
  await expect(elsewhere.page.getByText(/3 maps with \d+ moments, of Noor, Priya, Tomasz/)).toBeVisible()
  await elsewhere.page.getByLabel('Who are you on this board?').selectOption('Tomasz')
  await elsewhere.page.getByRole('button', { name: 'Open the board' }).click()
  await elsewhere.page.waitForURL(/\/b\/[^/]+\/merge/)
  const tomasz = mergePage(elsewhere.page)
  await tomasz.looksAtTheOutline()
  await expect(async () => expect(await tomasz.sharedMap()).toEqual(lines)).toPass()
})

test('a file that is no board says why, and nothing is opened', async ({ arrive }) => {
  const { page } = await arrive()
  await page.getByRole('button', { name: 'Open a board file' }).click()
  const field = page.getByLabel('Which board file?')
  const bad = async (text: string | Buffer, sentence: string | RegExp) => {
    await field.setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(text) })
    await expect(page.getByText(sentence)).toBeVisible()
    await expect(page.getByRole('button', { name: 'Open the board' })).toHaveCount(0)
  }
  await bad('', 'This is not a board file: it is empty.')
  await bad('{"maps": ', /it is not JSON/)
  await bad('{"title": "x"}', /it has no “maps”/)
  await bad(Buffer.alloc(limits.maxBoardFileBytes + 1, 'x'), /at most 16 MB/)
  const written: string[] = []
  page.on('request', (request) => {
    if (request.method() !== 'GET') written.push(`${request.method()} ${request.url()}`)
  })
  const moments = Array.from({ length: 4_000 }, (_, at) => ({ id: `m${at}` }))
  await bad(JSON.stringify({ maps: [{ moments }] }), 'A map holds at most 1,500 moments; one in this file has 4,000.')
  expect(written).toEqual([])
  // What is not known is named, and the rest can be opened.
  const file = {
    maps: [{ id: 'a', author: { name: 'Ida' }, moments: [{ id: 'x', label: 'Sits down', mood: 'blue' }] }],
  }
  await field.setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(file)) })
  await expect(page.getByText('“maps[].moments[].mood” is not known and was left out.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Open the board' })).toBeVisible()
})
