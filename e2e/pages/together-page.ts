import { expect, type Page } from 'playwright/test'

/** Somebody among others on one board. */
export function togetherPage(page: Page) {
  const comments = page.getByRole('complementary', { name: 'Comments and questions' })
  const strip = page.getByRole('complementary', { name: 'Follow' })

  /**
   * Selects a moment of a lane that is in view, once the map has come to rest. On the shared map stands also what the
   * card in hand would make, which is on no other screen.
   */
  async function selectsAMoment() {
    await expect(async () => {
      const boxes = await page
        .locator('.moment.size-lane:not(.chosen)')
        .evaluateAll((cards) => cards.map((card) => card.getBoundingClientRect().toJSON()))
      const box = boxes.find(({ left, right, top, bottom }) => left > 90 && right < 860 && top > 140 && bottom < 700)
      if (!box) throw new Error('no moment in view')
      await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
      await expect(page.locator('.moment.size-lane.selected')).toBeVisible({ timeout: 1_000 })
    }).toPass({ timeout: 20_000 })
  }

  return {
    page,
    comments,
    strip,
    selectsAMoment,
    pointers: page.locator('.other-pointer'),
    selections: page.locator('.other-selected'),
    mark: (heard: string | RegExp) => page.getByRole('button', { name: heard }),

    async opensPeople() {
      await page.getByRole('button', { name: /^People and this board/ }).click()
    },
    async closesPeople() {
      await page.keyboard.press('Escape')
      await expect(page.getByRole('heading', { name: 'People', exact: true })).toBeHidden()
    },
    async asks(question: string) {
      await comments.getByText('Question', { exact: true }).click()
      await comments.getByLabel('Your question').fill(question)
      await page.keyboard.press('Enter')
      await expect(comments.getByText(question)).toBeVisible()
    },
    async replies(words: string) {
      await comments.getByLabel('Your reply').first().fill(words)
      await page.keyboard.press('Enter')
      await expect(comments.getByText(words)).toBeVisible()
    },
    /** How far the canvas is moved. */
    camera: () =>
      page
        .locator('.tl-html-layer')
        .first()
        .evaluate((layer) => getComputedStyle(layer).transform),
  }
}
