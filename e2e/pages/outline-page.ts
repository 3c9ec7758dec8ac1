import { expect, type Page } from 'playwright/test'

/** The outline of a map, as somebody reads and writes it. */
export function outlinePage(page: Page) {
  const rows = page.locator('.outline').getByRole('tree').locator('.row-face')
  return {
    page,
    openRow: page.locator('.row.open'),
    openLabel: page.locator('.row.open .label-line'),
    row: (heard: string | RegExp) => page.getByRole('treeitem', { name: heard, exact: typeof heard === 'string' }),

    /** Every line, as it is heard, while no row is open. */
    async reads(lines: readonly string[]) {
      await expect
        .poll(() => rows.evaluateAll((faces) => faces.map((face) => face.getAttribute('aria-label'))))
        .toEqual(lines)
    },

    async pastes(text: string) {
      await page.evaluate((words) => {
        const clipboardData = new DataTransfer()
        clipboardData.setData('text/plain', words)
        const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
        document.activeElement?.dispatchEvent(paste)
      }, text)
    },

    async isSaved() {
      await expect(page.locator('[data-save]').first()).toHaveAttribute('data-save', 'saved')
    },
  }
}
