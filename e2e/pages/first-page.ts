import type { Page } from 'playwright/test'

/** What somebody does before they are on a board. */
export function firstPage(page: Page) {
  return {
    async startsABoard({ outcome, name }: { outcome: string; name: string }) {
      await page.getByLabel('Which outcome are you working towards?').fill(outcome)
      await page.getByLabel('Your name').fill(name)
      await page.getByRole('button', { name: 'Start a board' }).click()
      await page.waitForURL(/\/b\/[^/]+\/brief/)
    },
    async opensTheSample() {
      await page.getByRole('button', { name: 'Open the sample workshop' }).click()
      await page.waitForURL(/\/b\/[^/]+\/merge/)
    },
    /** Opens a board file as one of the people in it. */
    async opensAFile(path: string, as: string) {
      await page.getByRole('button', { name: 'Open a board file' }).click()
      await page.getByLabel('Which board file?').setInputFiles(path)
      await page.getByLabel('Who are you on this board?').selectOption(as)
      await page.getByRole('button', { name: 'Open the board' }).click()
      await page.waitForURL(/\/b\/[^/]+\/merge/)
    },
    async joins({ name, discipline }: { name: string; discipline: string }) {
      await page.getByLabel('Your name').fill(name)
      await page.getByLabel('You are the').selectOption(discipline)
      await page.getByRole('button', { name: 'Join', exact: false }).last().click()
      await page.waitForURL(/\/b\/[^/]+\/(?!join)/)
    },
  }
}

/** `/b/<boardId>/…` → `boardId` */
export function boardIdOf(page: Page): string {
  const id = /\/b\/([^/?#]+)/.exec(page.url())?.[1]
  if (!id) throw new Error(`not on a board: ${page.url()}`)
  return id
}
