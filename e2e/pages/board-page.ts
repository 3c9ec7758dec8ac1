import { expect, type Locator, type Page } from 'playwright/test'
import { boardIdOf } from './first-page.ts'

export type PhaseWord = 'Brief' | 'Draw alone' | 'Share' | 'Merge' | 'Interviews' | 'Guide'

const phasePaths: Readonly<Record<PhaseWord, string>> = {
  Brief: 'brief',
  'Draw alone': 'draw',
  Share: 'share',
  Merge: 'merge',
  Interviews: 'interviews',
  Guide: 'guide',
}

/** Somebody on a board, in the words of what they do and see. */
export function boardPage(page: Page) {
  const way = page.getByRole('navigation', { name: 'The way through the board' })
  return {
    page,
    boardId: () => boardIdOf(page),

    async goesTo(phase: PhaseWord) {
      await way.getByRole('link', { name: phase }).click()
      await page.waitForURL(new RegExp(`/${phasePaths[phase]}`))
    },

    async writesTheBrief(brief: Readonly<Record<string, string>>) {
      for (const [label, value] of Object.entries(brief)) await page.getByLabel(label).fill(value)
    },

    async invites(): Promise<string> {
      return page.getByLabel('Invitation link').first().inputValue()
    },

    /** The invitation, wherever one is: it is behind the people in the top line. */
    async invitesFromHere(): Promise<string> {
      await page.locator('.people-button').click()
      const invitation = await page.getByLabel('Invitation link').first().inputValue()
      await page.keyboard.press('Escape')
      return invitation
    },

    async isSaved() {
      await expect(page.locator('[data-save]').first()).toHaveAttribute('data-save', 'saved')
    },

    async isOffline() {
      await expect(page.locator('[data-save]').first()).toHaveAttribute('data-save', 'offline')
    },

    async switchesTo(view: 'Canvas' | 'Outline') {
      await page.getByRole('radiogroup', { name: 'How to see the map' }).getByText(view, { exact: true }).click()
    },

    /** Types moments one after the other, wherever a label is open. */
    async typesMoments(labels: readonly string[]) {
      await expect(page.locator('textarea:focus')).toBeVisible()
      for (const [index, label] of labels.entries()) {
        if (index > 0) await page.keyboard.press('Enter')
        await page.keyboard.type(label)
      }
    },

    async seesMoments(labels: readonly string[], where: Locator | Page = page) {
      for (const label of labels) await expect(where.getByText(label, { exact: false }).first()).toBeVisible()
    },

    async isReadyToShare() {
      await page.getByRole('button', { name: 'I’m ready to share' }).first().click()
      await expect(page.getByRole('button', { name: 'Keep drawing' }).first()).toBeVisible()
    },

    /** Presses Tab until `target` has the focus: whoever uses the keyboard alone must be able to get there. */
    async tabsTo(target: Locator, { most = 120, backwards = false } = {}) {
      for (let presses = 0; presses < most; presses++) {
        if (await target.evaluate((element) => element === document.activeElement).catch(() => false)) return
        await page.keyboard.press(backwards ? 'Shift+Tab' : 'Tab')
      }
      throw new Error(`Tab does not reach ${target.toString()}`)
    },

    async goesByKeyboardTo(phase: PhaseWord) {
      const link = way.getByRole('link', { name: phase })
      await this.tabsTo(link)
      await page.keyboard.press('Enter')
      await page.waitForURL(new RegExp(`/${phasePaths[phase]}`))
    },
  }
}

export type BoardPage = ReturnType<typeof boardPage>
