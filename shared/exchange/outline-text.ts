import { readFeelingSuffix } from '../model/feeling-suffix.ts'
import type { LinkKind } from '../model/link.ts'
import { readKindPrefix } from '../model/kind-prefix.ts'
import { linkKindTowards } from '../model/map-edits.ts'
import { type Feeling, maxTextLength, type MomentKind } from '../model/moment.ts'

/**
 * A list or an indented outline, as people paste it from notes: one moment a line.
 *
 *   Lines of one depth follow each other. A deeper line branches off from the line above it, and what follows at the
 *   outer depth goes on from there. Bullets, numbers and check boxes are taken off; marks say
 *   kinds and mouths feelings as in a label.
 */
export type OutlineText = {
  readonly moments: readonly Said[]
  /** By index into `moments`. */
  readonly links: readonly { readonly from: number; readonly to: number; readonly kind: LinkKind }[]
  /** A line was longer than a label may be, and lost its end. */
  readonly isCut: boolean
}

type Said = { readonly kind: MomentKind; readonly label: string; readonly feeling?: Feeling }

/** Whether a pasted text is a list rather than words for one label. */
export function isOutlineText(text: string): boolean {
  return linesOf(text).length > 1
}

export function parseOutlineText(text: string): OutlineText {
  const lines = linesOf(text)
  const moments: Said[] = []
  const links: { from: number; to: number; kind: LinkKind }[] = []
  let isCut = false
  /** The last moment at each depth on the way to the present line. */
  const path: { depth: number; at: number }[] = []
  for (const line of lines) {
    const at = moments.length
    const { isLong, ...moment } = readLine(line.words)
    moments.push(moment)
    isCut ||= isLong
    while (path.length > 1 && (path.at(-1)?.depth ?? 0) > line.depth && (path.at(-2)?.depth ?? 0) >= line.depth)
      path.pop()
    const last = path.at(-1)
    if (last) {
      const follows = last.depth >= line.depth
      links.push({ from: last.at, to: at, kind: linkKindTowards(moment.kind) })
      if (follows) path.pop()
    }
    path.push({ depth: line.depth, at })
  }
  return { moments, links, isCut }
}

type Line = { readonly depth: number; readonly words: string }

const tabWidth = 4

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = []
  for (const line of text.split(/\r\n|[\n\r\u2028\u2029]/)) {
    const indent = /^[ \t\u00a0]*/.exec(line)?.[0] ?? ''
    const words = line.slice(indent.length).trimEnd()
    if (words === '') continue
    let depth = 0
    for (const space of indent) depth += space === '\t' ? tabWidth : 1
    lines.push({ depth, words })
  }
  return lines
}

const bullet = /^(?:[-*+•◦▪‣·–—]|\d{1,4}[.)]|[a-z][.)]|\(\d{1,4}\))[ \t\u00a0]+/u
const checkBox = /^\[[ xX]\][ \t]+/

function readLine(words: string): Said & { readonly isLong: boolean } {
  const bare = words.replace(bullet, '').replace(checkBox, '')
  const marked = readKindPrefix(bare)
  const whole = marked?.label ?? bare
  const label = cutAtLetter(whole, maxTextLength).trim()
  return { kind: marked?.kind ?? 'step', label, ...readFeelingSuffix(label), isLong: whole.length > maxTextLength }
}

/** At most so many UTF-16 units, and never half of an emoji or of a letter with its marks. */
function cutAtLetter(text: string, length: number): string {
  if (text.length <= length) return text
  let end = 0
  // Only the last stretch can be torn, and no letter that people write is longer than it.
  const start = Math.max(0, length - 64)
  const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
  for (const { index } of graphemes.segment(text.slice(start, length + 64)))
    if (start + index <= length) end = start + index
  return text.slice(0, end)
}
