/** After these a line ends. */
const blocks = 'p, div, li, tr, br, h1, h2, h3, h4, h5, h6, blockquote, section, article, pre, span[style*="pre-wrap"]'

/**
 * The words of pasted HTML, a line for each block, as when a program brings no plain text. It is read in a document of its
 * own that shows and fetches nothing.
 */
export function wordsOfHtml(html: string): string {
  if (html === '') return ''
  const page = new DOMParser().parseFromString(html, 'text/html')
  for (const hidden of page.querySelectorAll('script, style, template, noscript, title')) hidden.remove()
  for (const block of page.querySelectorAll(blocks)) block.after('\n')
  return (page.body.textContent ?? '')
    .split('\n')
    .map((line) => line.replaceAll(/[\s\u200B]+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
}
