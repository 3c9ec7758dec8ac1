import type { InkRecord } from '#shared/documents/ink-document.ts'
import { recordToThing } from '#shared/documents/ink-document.ts'
import { imageShapeType, readImage } from '#shared/documents/map-images.ts'
import { valenceWords } from '../ui/words/kind-words.ts'
import { canvasWords } from './messages.ts'

/** What is drawn around the moments, for those who do not see it. */
export type InkSaid = {
  /** “2 notes, a figure, 5 strokes”; empty where nothing is drawn. */
  readonly counts: string
  /** What can be read of it: each note, figure and line of words, from top to bottom. */
  readonly lines: readonly { readonly id: string; readonly text: string }[]
}

const kinds: ReadonlyMap<string, 'sticky' | 'figure' | 'text' | 'stroke' | 'image'> = new Map([
  ['sticky', 'sticky'],
  ['figure', 'figure'],
  ['text', 'text'],
  ['draw', 'stroke'],
  ['highlight', 'stroke'],
  [imageShapeType, 'image'],
])

export function describeInk(records: readonly InkRecord[]): InkSaid {
  const count = { sticky: 0, figure: 0, text: 0, stroke: 0, image: 0 }
  const lines: { id: string; text: string }[] = []
  for (const record of records.toSorted(fromTop)) {
    const kind = kinds.get(record.type)
    if (kind) count[kind]++
    const text = describeInkRecord(record)
    // Images are shown beside their words, in a list of their own.
    if (text && kind !== 'stroke' && kind !== 'image') lines.push({ id: record.id, text })
  }
  const counts = [
    canvasWords.notes(count.sticky),
    canvasWords.figures(count.figure),
    canvasWords.images(count.image),
    canvasWords.linesOfWords(count.text),
    canvasWords.strokes(count.stroke),
  ]
  return { counts: counts.filter(Boolean).join(', '), lines }
}

/** One thing that is drawn, as it is read out; nothing for what has no words for itself. */
export function describeInkRecord(record: {
  readonly id: string
  readonly type: string
  readonly props?: unknown
}): string | undefined {
  const thing = recordToThing({ x: 0, y: 0, ...record, typeName: 'shape' })
  if (thing?.type === 'sticky') return canvasWords.noteSays(thing.words)
  if (thing?.type === 'figure')
    return canvasWords.figureIs(thing.words, thing.mood === undefined ? undefined : valenceWords[thing.mood])
  const image = readImage({ ...record, typeName: 'shape' })
  if (image) return canvasWords.imageShows(image.alt, image.name)
  if (record.type === 'text') return canvasWords.wordsSay(plainText(record.props))
  return record.type === 'draw' || record.type === 'highlight' ? canvasWords.stroke : undefined
}

/** The words of tldraw's text shape: paragraphs of text nodes, whatever else stands between them. */
export function plainText(props: unknown): string {
  const rich = typeof props === 'object' && props !== null && 'richText' in props ? props.richText : undefined
  const found: string[] = []
  collect(rich, found, 0)
  return found.join('').trim()
}

function collect(node: unknown, into: string[], depth: number): void {
  if (typeof node !== 'object' || node === null || depth > 12) return
  const { type, text, content } = node as { type?: unknown; text?: unknown; content?: unknown }
  if (typeof text === 'string') into.push(text)
  if (type === 'hardBreak') into.push('\n')
  if (!Array.isArray(content)) return
  for (const child of content) collect(child, into, depth + 1)
  if (type === 'paragraph') into.push('\n')
}

function fromTop(a: InkRecord, b: InkRecord): number {
  return numberOf(a.y) - numberOf(b.y) || numberOf(a.x) - numberOf(b.x)
}

function numberOf(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0
}
