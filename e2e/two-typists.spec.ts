import type { Page } from 'playwright/test'
import { firstPage } from './pages/first-page.ts'
import { canvasPage } from './pages/canvas-page.ts'
import { expect, test } from './support/test.ts'

/** The label that is open on a canvas, and where one is in it. */
function openLabel(page: Page) {
  const field = page.locator('textarea.label-editor:focus')
  return {
    async opens(label: string) {
      const { x, y } = await canvasPage(page).middleOf(label)
      await page.mouse.click(x, y)
      await page.keyboard.press('Enter')
      await expect(field).toHaveValue(label)
    },
    async goesTo(letter: number) {
      await page.keyboard.press('Control+Home')
      for (let at = 0; at < letter; at++) await page.keyboard.press('ArrowRight')
    },
    types: (words: string) => page.keyboard.type(words),
    /** The label with the caret in it. */
    async shows(wanted: string | RegExp) {
      await expect
        .poll(() => field.evaluate(readWithCaret))
        .toMatch(wanted instanceof RegExp ? wanted : exactly(wanted))
    },
  }
}

test('two devices write in one label on the canvas: every letter stays, and so does each caret', async ({ arrive }) => {
  const laptop = await arrive('/', { reducedMotion: 'reduce' })
  await firstPage(laptop.page).startsABoard({ outcome: 'An outcome', name: 'Noor' })
  const address = laptop.page.url().replace(/\/brief.*$/, '/draw?view=canvas')
  await laptop.page.goto(address)
  await canvasPage(laptop.page).writes('Sinks into the sofa')
  const phone = await arrive(address, { reducedMotion: 'reduce', storageState: await laptop.context.storageState() })

  const [first, second] = [openLabel(laptop.page), openLabel(phone.page)]
  await first.opens('Sinks into the sofa')
  await second.opens('Sinks into the sofa')
  await first.goesTo('Sinks'.length)
  await first.shows('Sinks| into the sofa')
  await second.shows('Sinks into the sofa|')

  // Both at once, letter for letter.
  await Promise.all([first.types(' slowly and with a sigh'), second.types(' at nine, at last')])
  await first.shows('Sinks slowly and with a sigh| into the sofa at nine, at last')
  await second.shows('Sinks slowly and with a sigh into the sofa at nine, at last|')

  // Before the caret of the other, and what the other has marked.
  await second.goesTo(0)
  await first.types('!')
  await second.shows('|Sinks slowly and with a sigh! into the sofa at nine, at last')
  for (let letter = 0; letter < ' into'.length; letter++) await laptop.page.keyboard.press('Shift+ArrowRight')
  await second.types('She ')
  await first.shows('She Sinks slowly and with a sigh!| into| the sofa at nine, at last')
  await first.types(' onto')
  await first.shows('She Sinks slowly and with a sigh! onto| the sofa at nine, at last')
  await second.shows('She |Sinks slowly and with a sigh! onto the sofa at nine, at last')

  // My undo takes back what I typed last, and leaves the letters of the other and where they are.
  await laptop.page.keyboard.press('Control+z')
  await second.shows(/^She \|Sinks.* into the sofa at nine, at last$/)
  await laptop.page.keyboard.press('Escape')
  await expect(canvasPage(laptop.page).moment('She Sinks')).toBeVisible()
})

function readWithCaret(element: Element): string {
  if (!(element instanceof HTMLTextAreaElement)) return ''
  const { value, selectionStart, selectionEnd } = element
  const marked = value.slice(selectionStart, selectionEnd)
  return `${value.slice(0, selectionStart)}|${marked ? `${marked}|` : ''}${value.slice(selectionEnd)}`
}

function exactly(words: string): RegExp {
  return new RegExp(`^${words.replaceAll(/[|!]/g, '\\$&')}$`)
}
