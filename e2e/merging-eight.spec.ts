import { writeFile } from 'node:fs/promises'
import type { Page } from 'playwright/test'
import { madeUpBoard } from '../scripts/bench-merging/made-up-board.ts'
import { boardPage } from './pages/board-page.ts'
import { firstPage } from './pages/first-page.ts'
import { mergePage } from './pages/merge-page.ts'
import { expect, test } from './support/test.ts'

const names = ['Ana', 'Ben', 'Chidi', 'Dewi', 'Eva', 'Finn', 'Gül', 'Hana']

test('eight people’s maps of forty moments are merged by keyboard on one screen', async ({ arrive }, info) => {
  const { page } = await arrive('/', { reducedMotion: 'reduce' })
  const dewi = await opensTheLongBoard(page, info.outputPath('board.json'))

  // All eight lanes stand on the screen with their names, and what the card asks about is in view above each other.
  await everyLaneIsInView(page)
  await whatIsAskedIsInView(page)

  // What somebody said is left out by the digit before it, and taken in again.
  const [first] = await dewi.people()
  const leavesOut = dewi.panel.getByRole('button', { name: `Leave ${first}’s out` })
  await dewi.presses('1')
  await expect(leavesOut).toHaveAttribute('aria-pressed', 'true')
  await dewi.presses('1')
  await expect(leavesOut).toHaveAttribute('aria-pressed', 'false')

  await dewi.presses('a')
  await dewi.seesCount(/^1 moment/)
  const asked = await dewi.words()
  await dewi.presses('n')
  await expect.poll(() => dewi.words()).not.toEqual(asked)
  await dewi.presses('b')
  await expect.poll(() => dewi.words()).toEqual(asked)
  const sure = Number(/\d+/.exec(await dewi.panel.getByRole('button', { name: /^⇧A Accept all/ }).innerText())?.[0])
  expect(sure).toBeGreaterThan(40)
  await dewi.presses('Shift+A')
  await dewi.seesCount(new RegExp(`^${sure + 1} moments`))

  // The shared map has grown between the lanes, and they are all still there.
  await everyLaneIsInView(page)
  await whatIsAskedIsInView(page)
  await dewi.presses('z')
  await dewi.seesCount(/^1 moment:/)
})

test('eight people’s maps of forty moments are merged in the outline, as it is heard', async ({ arrive }, info) => {
  const { page } = await arrive('/', { reducedMotion: 'reduce' })
  const dewi = await opensTheLongBoard(page, info.outputPath('board.json'))
  await page.getByRole('radio', { name: 'Outline' }).focus()
  await page.keyboard.press('Space')
  await expect(page.getByRole('heading', { name: 'The shared map', exact: true })).toBeVisible()
  await expect(page.getByText('Nothing is on the shared map yet.')).toBeVisible()
  const queue = page.getByRole('complementary', { name: 'To look at' })
  await expect(queue.getByRole('heading', { name: 'Is this the same moment?' })).toBeVisible()
  const people = await dewi.people()
  for (const name of people) await expect(queue.getByRole('region', { name, exact: true })).toBeVisible()

  // Yes, by the button that says so.
  const words = await dewi.words()
  await queue.getByRole('button', { name: /Same moment/ }).press('Enter')
  await dewi.seesCount(/^1 moment/)
  const lines = page.locator('.outline-rows').getByRole('listitem')
  await expect(lines.first()).toContainText(`From ${people.slice(0, -1).join(', ')} and ${people.at(-1)}`)
  await queue.getByRole('button', { name: /Accept all \d+ that are Same/ }).press('Enter')
  await expect.poll(() => lines.count()).toBeGreaterThan(40)

  // Other words for a moment are said once, with everybody who chose them.
  const said = await page.locator('.outline-rows').getByText('Also said').allInnerTexts()
  expect(said.length).toBeGreaterThan(0)
  for (const line of said) {
    const quotes = [...line.matchAll(/“([^”]+)”/g)].map(([, quote]) => quote)
    expect(new Set(quotes).size).toBe(quotes.length)
  }

  // One moment is opened, one person's words leave it, and come back.
  const [label = ''] = words
  await lines.getByRole('button', { name: label, exact: true }).first().press('Enter')
  const out = queue.getByRole('button', { name: `Take ${people[0]}’s “${label}” out` })
  await out.press('Enter')
  await expect(out).toHaveCount(0)
  await page.keyboard.press('z')
  await expect(out).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(queue.getByRole('heading', { level: 2 }).first()).toHaveText(/\?|Only/)

  // What is still on somebody's own map is found by their name.
  const open = page.getByRole('heading', { name: 'Still on their own maps' }).locator('..')
  await open.locator('summary').first().press('Enter')
  await open.getByRole('listitem').first().getByRole('button').press('Enter')
  await expect(queue).toContainText('not on the shared map yet')
})

async function opensTheLongBoard(page: Page, path: string) {
  await writeFile(path, JSON.stringify(madeUpBoard(8, 40)))
  await firstPage(page).opensAFile(path, 'Dewi')
  const dewi = mergePage(page)
  await expect(dewi.question).toBeVisible()
  await boardPage(page).isSaved()
  return dewi
}

async function everyLaneIsInView(page: Page) {
  const stage = await page.locator('.merge-canvas').boundingBox()
  if (!stage) throw new Error('no canvas')
  const heads = page.locator('.lane-head')
  await expect(heads).toHaveText(names)
  await expect(async () => {
    for (const [at, box] of (await boxesOf(page, '.lane-head')).entries()) {
      expect(box.height, names[at]).toBeGreaterThan(16)
      expect(box.top, names[at]).toBeGreaterThan(stage.y)
      expect(box.bottom, names[at]).toBeLessThanOrEqual(stage.y + stage.height)
    }
  }).toPass({ timeout: 15_000 })
}

async function whatIsAskedIsInView(page: Page) {
  const stage = await page.locator('.merge-canvas').boundingBox()
  if (!stage) throw new Error('no canvas')
  await expect(async () => {
    const boxes = await boxesOf(page, '.merge-canvas .moment.chosen')
    const asked = await page.locator('.merge-panel .wording-label').count()
    // Everybody's, and the moment that they would become.
    expect(boxes.length).toBe(asked + 1)
    for (const { left, right } of boxes) {
      expect(left).toBeGreaterThan(stage.x + 60)
      expect(right).toBeLessThan(stage.x + stage.width)
    }
  }).toPass({ timeout: 15_000 })
}

function boxesOf(page: Page, selector: string) {
  return page.locator(selector).evaluateAll((found) =>
    found.map((element) => {
      const { left, right, top, bottom, height } = element.getBoundingClientRect()
      return { left, right, top, bottom, height }
    }),
  )
}
