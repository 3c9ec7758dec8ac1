import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from 'playwright/test'

/** The page as it is now breaks no rule of WCAG 2.2 AA and no best practice; `where` is said of what does. */
export async function isClean(page: Page, where = 'here'): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    // In the page itself: the other way opens another page for each look, for frames of other origins, of which we have none.
    .setLegacyMode(true)
    .analyze()
  const found = violations.map(
    ({ id, nodes }) => `${where}: ${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
  )
  expect(found).toEqual([])
}
