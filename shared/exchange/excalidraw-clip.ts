import { z } from 'zod'
import { readKindPrefix } from '../model/kind-prefix.ts'
import { linkKindTowards } from '../model/map-edits.ts'
import type { MomentId } from '../model/ids.ts'
import { maxTextLength, type Moment } from '../model/moment.ts'
import { momentOf } from '../model/moment-facts.ts'
import type { MomentsClip } from './moments-clip.ts'

/**
 * What Excalidraw puts on the clipboard, as text: JSON with all its elements. Boxes with words, and words by themselves,
 * become moments where they stood; arrows that are bound at both ends become links, with their words.
 */
const element = z.object({
  id: z.string(),
  type: z.string(),
  isDeleted: z.boolean().optional(),
  x: z.number().default(0),
  y: z.number().default(0),
  text: z.string().optional(),
  originalText: z.string().optional(),
  /** What words stand in or on. */
  containerId: z.string().nullish(),
  startBinding: z.object({ elementId: z.string() }).nullish(),
  endBinding: z.object({ elementId: z.string() }).nullish(),
})
type Element = z.infer<typeof element>

const maxElements = 20_000
const clip = z.object({
  type: z.enum(['excalidraw/clipboard', 'excalidraw']),
  elements: z.array(z.unknown()).max(maxElements),
})

const lines: ReadonlySet<string> = new Set(['arrow', 'line'])

/** Nothing where the text is not Excalidraw's; no moments where it has no words. Elements that are broken are left out. */
export function readExcalidraw(text: string): MomentsClip | undefined {
  if (!text.includes('"excalidraw')) return undefined
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return undefined
  }
  const read = clip.safeParse(json)
  if (!read.success) return undefined
  const elements = read.data.elements.flatMap((one) => element.safeParse(one).data ?? [])
  const byId = new Map(elements.filter(({ isDeleted }) => !isDeleted).map((one) => [one.id, one]))
  const wordsIn = new Map<string, string>()
  for (const one of byId.values())
    if (one.type === 'text' && one.containerId) wordsIn.set(one.containerId, wordsOf(one))
  const moments = [...byId.values()].flatMap((one) => readElement(one, byId, wordsIn) ?? [])
  const present = new Set<string>(moments.map(({ id }) => id))
  const links = [...byId.values()].flatMap((one) => {
    // An arrow may be bound to the words in a box as well as to the box.
    const ends = [one.startBinding, one.endBinding].map((end) => end && momentAt(end.elementId, byId))
    const [from, to] = ends
    if (!lines.has(one.type) || !from || !to || from === to || !present.has(from) || !present.has(to)) return []
    const towards = moments.find(({ id }) => id === to)?.kind ?? 'step'
    const label = (wordsIn.get(one.id) ?? '').slice(0, maxTextLength)
    return [{ from: from as MomentId, to: to as MomentId, kind: linkKindTowards(towards), label }]
  })
  return { moments, links }
}

function readElement(
  one: Element,
  byId: ReadonlyMap<string, Element>,
  wordsIn: ReadonlyMap<string, string>,
): Moment | undefined {
  if (lines.has(one.type)) return undefined
  const isInside = one.type === 'text' && one.containerId && byId.has(one.containerId)
  if (isInside) return undefined
  const words = one.type === 'text' ? wordsOf(one) : (wordsIn.get(one.id) ?? '')
  if (words.trim() === '') return undefined
  const marked = readKindPrefix(words)
  return momentOf(one.id as MomentId, {
    kind: marked?.kind ?? 'step',
    label: (marked?.label ?? words).slice(0, maxTextLength).trim(),
    ...(Number.isFinite(one.x) && Number.isFinite(one.y) ? { place: { x: one.x, y: one.y } } : {}),
  })
}

function momentAt(id: string, byId: ReadonlyMap<string, Element>): string {
  const one = byId.get(id)
  return one?.type === 'text' && one.containerId && byId.has(one.containerId) ? one.containerId : id
}

/** As it was typed: `text` has the breaks of the box it stands in. */
function wordsOf({ originalText, text = '' }: Element): string {
  return originalText ?? text
}
