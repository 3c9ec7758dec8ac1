import type { Page } from 'playwright/test'

/** Names that are the same in every language, and what is no word: the product, keys, units, file types. */
const names =
  /^(?:tributary|tldraw|ctrl|cmd|alt|shift|enter|esc|tab|space|del|home|end|pgup|pgdn|mod|kb|mb|png|jpeg|jpg|gif|webp|avif|svg|pdf|json|vtt|srt|txt|md|docx|csv|http|https|mit|am|pm)$/i

/**
 * The words of the product that no catalogue says: with the pseudo-language all others stand in ⟦brackets⟧. What people
 * typed is told apart by its letters: in these tests they write in Greek.
 */
export async function wordsOutside(page: Page, { except = 'script' } = {}): Promise<readonly string[]> {
  const texts = await page.evaluate((except) => {
    const found: string[] = []
    // What a person typed into a field is theirs.
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement
      if (
        !parent ||
        !parent.checkVisibility({ visibilityProperty: true }) ||
        parent.closest(`script, style, kbd, .key, .tl-watermark_SEE-LICENSE, ${except}`)
      )
        continue
      found.push(node.textContent ?? '')
    }
    for (const element of document.querySelectorAll(
      '[aria-label], [title], [placeholder], [alt], [aria-description]',
    )) {
      if (
        !element.checkVisibility({ visibilityProperty: true }) ||
        element.closest(`.tl-watermark_SEE-LICENSE, ${except}`)
      )
        continue
      for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-description'])
        found.push(element.getAttribute(name) ?? '')
    }
    return found
  }, except)
  return [...new Set(texts.flatMap(outsideOf))]
}

/** The Latin words of a text that are not inside brackets, which may be nested. */
export function outsideOf(text: string): readonly string[] {
  let depth = 0
  let outside = ''
  for (const letter of text) {
    if (letter === '⟦') depth++
    else if (letter === '⟧') depth--
    else if (depth === 0) outside += letter
  }
  const words = outside.match(/\p{Script=Latin}{2,}/gu) ?? []
  return words.some((word) => !names.test(word)) ? [text.trim()] : []
}

/** Text and controls that are cut off or stick out of the window, by what they say. */
export async function overflowing(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const wide: string[] = []
    if (document.documentElement.scrollWidth > window.innerWidth + 1) {
      const far = [...document.querySelectorAll<HTMLElement>('body *')].filter(
        (element) => element.getBoundingClientRect().right > window.innerWidth + 1 && !element.closest('.map-canvas'),
      )
      wide.push(
        `wider than the window: ${far
          .map((element) => element.className || element.tagName)
          .slice(0, 4)
          .join(' / ')}`,
      )
    }
    for (const element of document.querySelectorAll<HTMLElement>('button, a, h1, h2, h3, label, p, li, dt, dd')) {
      if (!element.checkVisibility({ visibilityProperty: true }) || element.closest('.map-canvas, .unseen')) continue
      const style = getComputedStyle(element)
      const isCut = style.overflowX === 'hidden' && style.textOverflow !== 'ellipsis'
      if (isCut && element.scrollWidth > element.clientWidth + 1) wide.push(`cut: ${element.textContent?.slice(0, 60)}`)
    }
    return wide
  })
}
