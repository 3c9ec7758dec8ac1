import { boardPage } from './pages/board-page.ts'
import { firstPage } from './pages/first-page.ts'
import { mergePage } from './pages/merge-page.ts'
import { expect, test } from './support/test.ts'

test('a quote is tied to a difference and to a way, and the difference is settled by who told it', async ({
  arrive,
}) => {
  const { page } = await arrive()
  await firstPage(page).opensTheSample()
  const visitor = mergePage(page)
  await expect(visitor.question).toBeVisible()
  await visitor.goesThroughAll()
  await visitor.presses('d')
  const title = await page.locator('.difference-title').innerText()
  await expect(page.getByText('The interview so far does not speak to this.')).toBeVisible()

  await boardPage(page).goesTo('Interviews')
  const transcript = page.getByLabel(/What was said in the interview with P1/)
  await transcript.getByText('We had already talked about what we were in the mood for').click({ clickCount: 3 })
  await page.keyboard.press('h')
  const strip = page.getByRole('region', { name: 'About the passage' })
  const search = strip.getByRole('searchbox')
  await search.fill(title)
  await strip.getByRole('button', { name: `Difference 1: ${title}` }).click()
  await strip.getByRole('button', { name: /^against/ }).click()
  await expect(strip.getByText(`Difference 1: ${title}`, { exact: true })).toBeVisible()

  // The same words speak to a way as well.
  await strip.getByRole('button', { name: 'Tie it to something else too' }).click()
  await search.fill('on to “')
  const way = strip.getByRole('button', { name: /^From “.*” on to “/ }).first()
  const wayName = await way.innerText()
  await way.click()
  await strip.getByRole('button', { name: /^for/ }).click()
  await expect(strip.getByText(wayName, { exact: true })).toBeVisible()

  // Both lead through the gutter to where they belong, and stand beside the moments in words.
  const moments = page.getByRole('region', { name: 'What the stories say about the shared map' })
  const about = moments.getByRole('listitem').filter({ hasText: /difference 1\s*1 against/ })
  await expect(about.first()).toBeVisible()
  const from = /^From “(.*)” on to “(.*)”$/.exec(wayName)?.slice(1) ?? []
  const before = moments.getByRole('listitem').filter({ has: page.getByRole('button', { name: from[0] ?? '' }) })
  await expect(before.first()).toContainText(`on to “${from[1]}”: 1 for`)
  for (const [kind, row] of [
    ['difference', about.first()],
    ['link', before.first()],
  ] as const) {
    const end = page.locator(`.ev-ties [data-target=${kind}] circle`)
    await expect(end).toHaveCount(1)
    await expect(async () => {
      const [dot, box] = await Promise.all([end.boundingBox(), row.locator('[data-moment]').boundingBox()])
      if (!dot || !box) throw new Error('both are drawn')
      expect(dot.y + dot.height / 2).toBeGreaterThan(box.y)
      expect(dot.y + dot.height / 2).toBeLessThan(box.y + box.height + 12)
      expect(Math.abs(box.x - dot.x)).toBeLessThan(16)
    }).toPass()
  }
  // Whoever asks what was said about such a moment hears these words too.
  await about.first().locator('[data-moment]').click()
  await expect(strip.getByRole('listitem').filter({ hasText: `Difference 1: ${title}` })).toContainText('against')

  await boardPage(page).goesTo('Merge')
  await visitor.presses('d')
  await expect(page.locator('.voices')).toContainText(/1 of 1 interview speaks to this:\s*P1: 1 against/)
  await page.getByRole('button', { name: 'Interviews settled it' }).click()
  await expect(page.getByRole('checkbox', { name: 'P1' })).toBeChecked()
  await page.getByLabel('What settled it?').fill('They talk first when they are two.')
  await page.getByRole('button', { name: 'Settle it for now' }).click()
  await expect(page.locator('.difference-list')).toContainText(
    /Settled for now by you on .* P1 told it\. They talk first/,
  )
})
