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
  for (const cell of page.querySelectorAll('td + td, td + th, th + td, th + th')) cell.before(cellGap)
  for (const block of page.querySelectorAll(blocks)) block.after('\n')
  return (page.body.textContent ?? '')
    .split('\n')
    .map(oneLine)
    .filter((line) => line !== '')
    .join('\n')
}

/** Between the cells of a row, until the row is a line. */
const cellGap = '\t'

/** Cells stand after each other, and empty ones are left out. */
function oneLine(line: string): string {
  return line
    .split(cellGap)
    .map((cell) => cell.replaceAll(/[\s\u200B]+/g, ' ').trim())
    .filter((cell) => cell !== '')
    .join(', ')
}

/** A table that comes as text too: its rows as lines, and not its tabs as indents. */
export function wordsOfTable(html: string, text: string): string | undefined {
  if (!/<table[\s>]/i.test(html) || !text.includes(cellGap)) return undefined
  return text
    .split(/\r\n|[\n\r]/)
    .map(oneLine)
    .join('\n')
}
