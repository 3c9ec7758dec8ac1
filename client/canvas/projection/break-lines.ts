import { letterWidth, textWidth } from './letter-widths.ts'

export type BrokenText = {
  readonly lines: readonly string[]
  /** Words were left out and the last line ends in “…”. */
  readonly isCut: boolean
}

/**
 * Breaks a label into lines that fit. Greedy, at spaces and at the writer's own line breaks; a word that is longer than
 * a line is broken anywhere. `width` in ems.
 */
export function breakLines(text: string, width: number, maxLines: number): BrokenText {
  const lines: string[] = []
  for (const paragraph of text.split('\n')) {
    breakParagraph(paragraph, width, lines, maxLines + 1)
    if (lines.length > maxLines) break
  }
  if (lines.length <= maxLines) return { lines, isCut: false }
  const kept = lines.slice(0, maxLines)
  const last = kept.length - 1
  kept[last] = withDots(kept[last] ?? '', width)
  return { lines: kept, isCut: true }
}

function breakParagraph(paragraph: string, width: number, lines: string[], enough: number): void {
  let line = ''
  let lineWidth = 0
  for (const word of paragraph.split(/(?<=[ \u200b]|[-–/](?=\p{L}))/u)) {
    if (lines.length >= enough) return
    const bare = textWidth(word.trimEnd())
    if (line && lineWidth + bare > width) {
      lines.push(line.trimEnd())
      line = ''
      lineWidth = 0
    }
    if (bare > width) {
      for (const letter of lettersOf(word)) {
        if (lines.length >= enough) return
        const wide = widthOf(letter)
        if (line && lineWidth + wide > width) {
          lines.push(line)
          line = ''
          lineWidth = 0
        }
        line += letter
        lineWidth += wide
      }
      continue
    }
    line += word
    lineWidth += textWidth(word)
  }
  lines.push(line.trimEnd())
}

/** As people count them: an emoji of several parts, a letter with its marks are one. */
function lettersOf(text: string): Iterable<string> {
  // Almost every word is made of letters that stand for themselves.
  if (/^[\u0020-\u02ff]*$/.test(text)) return text
  return Array.from(graphemes.segment(text), ({ segment }) => segment)
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** What is joined to one letter is drawn as one: as wide as its widest part. */
function widthOf(letter: string): number {
  let width = 0
  for (const part of letter) width = Math.max(width, letterWidth(part))
  return width
}

function withDots(line: string, width: number): string {
  const letters = Array.from(lettersOf(line))
  while (letters.length > 0 && textWidth(letters.join('')) + letterWidth('…') > width) letters.pop()
  return `${letters.join('').trimEnd()}…`
}
