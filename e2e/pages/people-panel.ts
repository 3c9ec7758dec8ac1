import { readFileSync } from 'node:fs'
import { expect, type Page } from 'playwright/test'

/** The people of a board and what can be done about them; and what this device keeps of it. */
export function peoplePanel(page: Page) {
  return {
    async opens() {
      await page.getByRole('button', { name: /^People and this board/ }).click()
      await expect(page.getByRole('heading', { name: 'People', exact: true })).toBeVisible()
    },

    async isShownTheCode(): Promise<string> {
      const line = page.locator('.recovery-code')
      await expect(line).toBeVisible()
      return /code is (\S+)\./.exec((await line.textContent()) ?? '')?.[1] ?? ''
    },

    async makesALinkFor(name: string): Promise<string> {
      await page.getByRole('button', { name: `Let ${name} in on a new device` }).click()
      const field = page.locator('.person-back').getByLabel('Invitation link')
      await expect(field).toBeVisible()
      return field.inputValue()
    },

    async removes(name: string) {
      await page.getByRole('button', { name: `Remove ${name} from the board` }).click()
      await page.getByRole('button', { name: 'Remove them' }).click()
      await expect(page.getByRole('button', { name: `Remove ${name} from the board` })).toHaveCount(0)
    },

    async savesTheFile(): Promise<unknown> {
      const coming = page.waitForEvent('download')
      await page.getByRole('button', { name: 'Save them as a file' }).click()
      return JSON.parse(readFileSync(await (await coming).path(), 'utf8'))
    },

    /** Until this device has all that was typed: a write that is asked for now comes after every one before it. */
    async hasKeptAll(): Promise<void> {
      await page.evaluate(async () => {
        for (const { name = '' } of await indexedDB.databases()) {
          if (!name.startsWith('tributary/')) continue
          await new Promise<void>((resolve, reject) => {
            const asked = indexedDB.open(name)
            asked.addEventListener('error', () => reject(asked.error ?? new Error(name)))
            asked.addEventListener('success', () => {
              const db = asked.result
              const stores = [...db.objectStoreNames]
              if (stores.length === 0) return resolve()
              const after = db.transaction(stores, 'readwrite')
              after.addEventListener('complete', () => resolve())
              after.addEventListener('abort', () => reject(after.error ?? new Error(name)))
              db.close()
            })
          })
        }
      })
    },

    /** The documents that this device has whole; a copy begins empty. */
    async wholeCopies(): Promise<readonly string[]> {
      return page.evaluate(async () => {
        const whole: string[] = []
        for (const { name = '' } of await indexedDB.databases()) {
          if (!name.startsWith('tributary/')) continue
          const isWhole = await new Promise<boolean>((resolve) => {
            const asked = indexedDB.open(name)
            asked.addEventListener('error', () => resolve(false))
            asked.addEventListener('success', () => {
              const db = asked.result
              const hasNotes = db.objectStoreNames.contains('custom')
              const read = hasNotes ? db.transaction('custom').objectStore('custom').get('complete') : undefined
              db.close()
              if (!read) resolve(false)
              read?.addEventListener('error', () => resolve(false))
              read?.addEventListener('success', () => resolve(read.result === 1))
            })
          })
          if (isWhole) whole.push(name.split('/').at(-1) ?? '')
        }
        return whole
      })
    },

    /** The documents of which this browser has a copy. */
    async keptCopies(): Promise<readonly string[]> {
      const names = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? ''))
      return names.filter((name) => name.startsWith('tributary/')).map((name) => name.split('/').at(-1) ?? '')
    },
  }
}
