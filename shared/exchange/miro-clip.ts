import { z } from 'zod'
import { readKindPrefix } from '../model/kind-prefix.ts'
import { linkKindTowards } from '../model/map-edits.ts'
import type { MomentId } from '../model/ids.ts'
import { maxTextLength, type Moment, type Place } from '../model/moment.ts'
import { momentOf } from '../model/moment-facts.ts'
import type { MomentsClip } from './moments-clip.ts'

/**
 * What Miro puts on the clipboard, as several programs that read it describe it; nothing of it is promised by Miro. In
 * `text/html` stands an attribute with `(miro-data-v1)`, Base64, `(/miro-data-v1)`. Of the bytes each is shifted by the same
 * number; below is JSON with all objects that were copied.
 *
 *   I1  Notes, shapes and text with words become moments, the words without their formatting.
 *   I2  A line that is bound at both ends becomes a link, in the direction of its one arrow head, with its words.
 *   I3  Objects stand to each other as they did, as large as cards are here: places are middles, and those of what lies in
 *       something else count from its upper left corner.
 *   I4  Images, drawings and what else has no words stays behind, counted: the clipboard has no pixels of it.
 */
export type MiroClip = MomentsClip & { readonly left: number }

const marker = /\(miro-data-v1\)([A-Za-z0-9+/=\s]+)/
const maxObjects = 20_000

const point = z.object({ x: z.number(), y: z.number() })
const end = z.object({ widgetIndex: z.number().int() }).nullish().catch(undefined)
const json = z.object({
  text: z.string().catch(''),
  style: z.string().catch(''),
  _position: z
    .object({ offsetPx: point, schema: z.string().catch('') })
    .nullish()
    .catch(undefined),
  _parent: z.object({ index: z.number().int() }).nullish().catch(undefined),
  scale: z.object({ scale: z.number().positive() }).optional().catch(undefined),
  size: z.object({ width: z.number().positive(), height: z.number().positive() }).optional().catch(undefined),
  primary: end,
  secondary: end,
  line: z
    .object({ captions: z.array(z.object({ text: z.string() })) })
    .optional()
    .catch(undefined),
})
const widget = z.object({ widgetData: z.object({ type: z.string(), json }) })
const copied = z.object({
  isProtected: z.boolean().optional().catch(undefined),
  data: z.object({ objects: z.array(z.unknown()).max(maxObjects) }),
})

type Widget = { readonly type: string } & z.infer<typeof json>

/** Kinds of objects that hold words. */
const wordy: ReadonlySet<string> = new Set(['sticker', 'shape', 'text', 'card'])
/** What only holds others together. */
const holders: ReadonlySet<string> = new Set(['frame', 'line'])

/** Nothing where it is not Miro's, or Miro says that it is not to be copied. Objects that are broken are left out. */
export function readMiro(html: string): MiroClip | undefined {
  const encoded = html.includes('(miro-data-v1)') ? marker.exec(html)?.[1] : undefined
  const read = encoded === undefined ? undefined : copied.safeParse(decode(encoded))
  if (!read?.success || read.data.isProtected) return undefined
  // Objects speak of each other by where they stand in this list.
  const widgets = read.data.data.objects.map((one): Widget | undefined => {
    const found = widget.safeParse(one).data?.widgetData
    return found && { type: found.type, ...found.json }
  })
  const spread = spreadOf(widgets)
  const moments = new Map<number, Moment>()
  let left = 0
  for (const [index, one] of widgets.entries()) {
    if (!one || holders.has(one.type)) continue
    const moment = wordy.has(one.type) ? readWidget(one, index, placeOf(widgets, index, spread)) : undefined
    if (moment) moments.set(index, moment)
    else if (!wordy.has(one.type)) left++
  }
  const links = widgets.flatMap((one) => linkOf(one, moments) ?? [])
  return { moments: [...moments.values()], links, left }
}

function readWidget({ text }: Widget, index: number, place: Place | undefined): Moment | undefined {
  const words = plainWords(text)
  if (words === '') return undefined
  const marked = readKindPrefix(words)
  return momentOf(`miro-${index}` as MomentId, {
    kind: marked?.kind ?? 'step',
    label: (marked?.label ?? words).slice(0, maxTextLength).trim(),
    ...(place ? { place } : {}),
  })
}

function linkOf(
  one: Widget | undefined,
  moments: ReadonlyMap<number, Moment>,
): MomentsClip['links'][number] | undefined {
  if (one?.type !== 'line') return undefined
  const ends = [moments.get(one.primary?.widgetIndex ?? -1), moments.get(one.secondary?.widgetIndex ?? -1)]
  const [from, to] = pointsBack(one.style) ? ends.toReversed() : ends
  if (!from || !to || from === to) return undefined
  const label = (one.line?.captions ?? []).map(({ text }) => plainWords(text)).join(' ')
  return { from: from.id, to: to.id, kind: linkKindTowards(to.kind), label: label.slice(0, maxTextLength) }
}

/** A head at the beginning and none at the end. */
function pointsBack(style: string): boolean {
  const [start, end] = ['a_start', 'a_end'].map((name) =>
    Number(new RegExp(`"${name}"\\s*:\\s*(\\d+)`).exec(style)?.[1] ?? 0),
  )
  return Boolean(start) && !end
}

/** As wide as a card here, in page pixels. */
const cardWidth = 200
const deepest = 12

/** By how much places grow or shrink, so that what stood beside each other does so here. */
function spreadOf(widgets: readonly (Widget | undefined)[]): number {
  const widths = widgets
    .flatMap((one) => (one && wordy.has(one.type) && one.size ? [one.size.width * (one.scale?.scale ?? 1)] : []))
    .toSorted((a, b) => a - b)
  const middle = widths[Math.floor(widths.length / 2)]
  return middle ? Math.max(0.05, Math.min(20, cardWidth / middle)) : 1
}

function placeOf(widgets: readonly (Widget | undefined)[], index: number, spread: number): Place | undefined {
  const middle = middleOf(widgets, index, 0)
  return middle && { x: Math.round(middle.x * spread), y: Math.round(middle.y * spread) }
}

function middleOf(widgets: readonly (Widget | undefined)[], index: number, depth: number): Place | undefined {
  const one = widgets[index]
  if (!one?._position || depth > deepest) return undefined
  const { offsetPx, schema } = one._position
  if (schema !== 'parentOffsetPx') return offsetPx
  const parent = one._parent ? widgets[one._parent.index] : undefined
  const around = one._parent && middleOf(widgets, one._parent.index, depth + 1)
  if (!parent || !around) return offsetPx
  const scale = parent.scale?.scale ?? 1
  const { width, height } = parent.size ?? { width: 0, height: 0 }
  return { x: around.x + (offsetPx.x - width / 2) * scale, y: around.y + (offsetPx.y - height / 2) * scale }
}

/** The JSON below: its first letter is “{”, which tells by how much the bytes are shifted. */
function decode(encoded: string): unknown {
  try {
    const shifted = Uint8Array.from(atob(encoded.replaceAll(/[\s=]/g, '')), (letter) => letter.charCodeAt(0))
    const shift = (shifted[0] ?? 0) - 0x7b
    return JSON.parse(new TextDecoder().decode(shifted.map((byte) => byte - shift)))
  } catch {
    return undefined
  }
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** The words of the little HTML in an object: a line for each paragraph, without tags. They are words, and never HTML again. */
function plainWords(html: string): string {
  return html
    .replaceAll(/<br\s*\/?>|<\/(?:p|li|div)>/gi, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(
      /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,6}));/gi,
      (whole, hex: string, decimal: string, name: string) => {
        if (name) return entities[name.toLowerCase()] ?? whole
        const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
        return code <= 0x10ffff ? String.fromCodePoint(code) : ''
      },
    )
    .replaceAll(/[\uFEFF\u200B]/g, '')
    .toWellFormed()
    .split('\n')
    .map((line) => line.replaceAll(/[ \t\u00A0]+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
}
