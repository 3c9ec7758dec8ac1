import { expect, type Page } from 'playwright/test'

/** Somebody in merge mode: the queue beside the canvas, and what the shared map has become. */
export function mergePage(page: Page) {
  const count = page.locator('.merge-count')
  const question = page.locator('#merge-question')
  const panel = page.locator('.merge-panel')

  return {
    page,
    count,
    question,
    panel,

    /** By the way in the top line; nothing is loaded anew. */
    async looksAtTheOutline() {
      await page.getByRole('radiogroup', { name: 'View' }).getByText('Outline').click()
      await expect(page.locator('.merge-outline')).toBeVisible()
    },

    async presses(key: string) {
      await panel.focus()
      await page.keyboard.press(key)
    },

    /** Says yes to everything: questions one by one, what only one person drew in one go. */
    async goesThroughAll() {
      await expect(async () => {
        const asked = await question.innerText()
        if (/looked at/.test(asked)) return
        const now = await count.innerText()
        await this.presses(asked.startsWith('Only') ? 'Shift+A' : 'a')
        await expect(count).not.toHaveText(now)
        expect(await question.innerText()).toMatch(/looked at/)
      }).toPass({ intervals: [0], timeout: 60_000 })
    },

    /** The words on the card in hand. */
    words: () => panel.locator('.wording-label').allInnerTexts(),

    /** Whose words they are, in the order in which they stand. */
    people: () =>
      panel
        .locator('.wording')
        .evaluateAll((found) => found.map((element) => element.getAttribute('aria-label') ?? '')),

    /** Goes on to the card that has these words; the queue is the same for everybody. */
    async goesTo(words: readonly string[]) {
      await expect(async () => {
        const now = await this.words()
        if (now.join('|') !== words.join('|')) await this.presses('n')
        expect(await this.words()).toEqual(words)
      }).toPass()
    },

    /** The shared map as lines of words, A to Z: places and numbers are the screen's. */
    async sharedMap(): Promise<readonly string[]> {
      const lines = await page.locator('.outline-rows .outline-line').allInnerTexts()
      return lines.map((line) => line.replaceAll(/\s+/g, ' ')).sort()
    },

    /** What the moments of the shared map are called, A to Z. */
    sharedLabels: async () => (await page.locator('.outline-rows .outline-label').allInnerTexts()).sort(),

    async seesCount(text: string | RegExp) {
      await expect(count).toContainText(text)
    },
  }
}

export type MergePage = ReturnType<typeof mergePage>
