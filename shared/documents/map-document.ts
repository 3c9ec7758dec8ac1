import * as Y from 'yjs'
import type { LinkId, MomentId, PersonId } from '../model/ids.ts'
import { idPattern, isId } from '../model/ids.ts'
import { isLinkKind, type Link, type LinkKind } from '../model/link.ts'
import {
  isMomentKind,
  isValence,
  maxChapterLength,
  maxTextLength,
  maxWhenLength,
  type Feeling,
  type Moment,
  type MomentKind,
  type Place,
} from '../model/moment.ts'
import { maxSketchStrokes, maxSketchWords, parseSketchStroke, type Sketch, type SketchStroke } from '../model/sketch.ts'
import { type Reading, readWhole } from './kept-reading.ts'
import { readPlace, roundPlace } from './place.ts'
import { markSchema } from './schema.ts'
import { cutText, newText, patchText, readText } from './text.ts'
import { act, localOrigin, type Origin } from './transact.ts'

/**
 * Moments and links inside a map's document, individual or shared.
 *
 *   meta      { schema }
 *   moments   id → { order, kind, label: Text, thinking: Text, doing: Text, valence?, word?, when?, behindTheScenes?, chapter?, group?, locked?, place?: {x, y}, by, gone?, labelFrom?,
 *                    sketch:<stroke id>?: { width, points }, sketchWords? }
 *   links     id → { from, to, kind, label: Text, by }
 *   ink       shape id → record (see ink-document.ts)
 *
 * One key for each fact that people change apart. Reading never throws: a broken value reads as its default, a broken
 * moment is left out.
 */
export type NewMoment = {
  readonly id: MomentId
  readonly kind?: MomentKind
  readonly label?: string
  readonly thinking?: string
  readonly doing?: string
  readonly feeling?: Feeling
  readonly when?: string
  readonly behindTheScenes?: boolean
  readonly chapter?: string
  readonly group?: string
  readonly locked?: boolean
  readonly sketch?: Sketch
  readonly place?: Place
  readonly by?: PersonId
  readonly labelFrom?: MomentId
}

export type MomentPatch = {
  readonly kind?: MomentKind
  readonly label?: string
  readonly thinking?: string
  readonly doing?: string
  /** `null` takes the feeling away. */
  readonly feeling?: Feeling | null
  /** Empty: it is not said any more. */
  readonly when?: string
  readonly behindTheScenes?: boolean
  /** Empty: it lies in no chapter, stands in no group. */
  readonly chapter?: string
  readonly group?: string
  readonly locked?: boolean
  /** What its sketch shows. */
  readonly sketchWords?: string
  /** Instead of the sketch that it has, with what that shows. */
  readonly sketch?: Sketch
  /** `null` gives the place back to layout. */
  readonly place?: Place | null
}

/** A feeling is a word, not a story. */
const maxWordLength = 80

type Fields = Y.Map<unknown>

export function momentsOf(doc: Y.Doc): Y.Map<Fields> {
  return doc.getMap('moments')
}

export function linksOf(doc: Y.Doc): Y.Map<Fields> {
  return doc.getMap('links')
}

/**
 * Every moment that is there, in the order in which they were added; one that was taken off the shared map is not.
 * The order is written down: peers hold the keys of a document in different orders.
 */
export function readMoments(doc: Y.Doc): readonly Moment[] {
  return readWhole(doc, momentsOf(doc), momentReading)
}

const momentReading: Reading<{ readonly order: number; readonly moment: Moment }, readonly Moment[]> = {
  entry(id, fields) {
    const moment = readMoment(id, fields)
    return moment && { order: readOrder(fields), moment }
  },
  whole: (found) => found.toSorted((a, b) => a.order - b.order).map(({ moment }) => moment),
}

function readOrder(fields: unknown): number {
  const order = fields instanceof Y.Map ? fields.get('order') : undefined
  return typeof order === 'number' && Number.isFinite(order) ? order : 0
}

function nextOrder(doc: Y.Doc): number {
  let last = 0
  for (const fields of momentsOf(doc).values()) last = Math.max(last, readOrder(fields))
  return last + 1
}

/** A moment, or nothing where it is gone or no moment at all. */
export function readMoment(id: string, fields: unknown): Moment | undefined {
  if (!(fields instanceof Y.Map) || !isKey(id) || fields.get('gone') !== undefined) return undefined
  const kind = fields.get('kind')
  const valence = fields.get('valence')
  const place = readPlace(fields.get('place'))
  const when = cutText(readText(fields.get('when')), maxWhenLength)
  const chapter = cutText(readText(fields.get('chapter')), maxChapterLength).trim()
  const group = fields.get('group')
  const sketch = readSketch(fields)
  return {
    id: id as MomentId,
    kind: isMomentKind(kind) ? kind : 'step',
    label: cutText(readText(fields.get('label')), maxTextLength),
    thinking: cutText(readText(fields.get('thinking')), maxTextLength),
    doing: cutText(readText(fields.get('doing')), maxTextLength),
    ...(isValence(valence) ? { feeling: { valence, word: cutText(readText(fields.get('word')), maxWordLength) } } : {}),
    ...(when ? { when } : {}),
    ...(fields.get('behindTheScenes') === true ? { behindTheScenes: true } : {}),
    ...(chapter ? { chapter } : {}),
    ...(isId(group) ? { group } : {}),
    ...(fields.get('locked') === true ? { locked: true } : {}),
    ...(sketch ? { sketch } : {}),
    ...(place ? { place } : {}),
  }
}

/** Every link, A to Z by id, also one whose moment is missing (`wholeLinks` leaves those out). */
export function readLinks(doc: Y.Doc): readonly Link[] {
  return readWhole(doc, linksOf(doc), linkReading)
}

const linkReading: Reading<Link, readonly Link[]> = {
  entry(id, fields) {
    if (!(fields instanceof Y.Map) || !isKey(id)) return undefined
    const from = fields.get('from')
    const to = fields.get('to')
    const kind = fields.get('kind')
    if (typeof from !== 'string' || typeof to !== 'string') return undefined
    return {
      id: id as LinkId,
      from: from as MomentId,
      to: to as MomentId,
      kind: isLinkKind(kind) ? kind : 'next',
      label: cutText(readText(fields.get('label')), maxTextLength),
    }
  },
  whole: (links) => links,
}

export function addMoment(doc: Y.Doc, moment: NewMoment, origin: Origin = localOrigin): void {
  act(doc, () => putMoment(doc, moment, nextOrder(doc)), origin)
}

function putMoment(doc: Y.Doc, moment: NewMoment, order: number): void {
  markSchema(doc)
  const fields: Fields = new Y.Map()
  fields.set('order', order)
  fields.set('kind', moment.kind ?? 'step')
  fields.set('label', newText(cutText(moment.label ?? '', maxTextLength)))
  fields.set('thinking', newText(cutText(moment.thinking ?? '', maxTextLength)))
  fields.set('doing', newText(cutText(moment.doing ?? '', maxTextLength)))
  if (moment.feeling) {
    fields.set('valence', moment.feeling.valence)
    fields.set('word', moment.feeling.word.toWellFormed())
  }
  if (moment.when) fields.set('when', cutText(moment.when, maxWhenLength).toWellFormed())
  if (moment.behindTheScenes) fields.set('behindTheScenes', true)
  const chapter = cutText(moment.chapter ?? '', maxChapterLength).trim()
  if (chapter) fields.set('chapter', chapter.toWellFormed())
  if (moment.group) fields.set('group', moment.group)
  if (moment.locked) fields.set('locked', true)
  for (const stroke of moment.sketch?.strokes ?? []) setStroke(fields, stroke)
  if (moment.sketch?.words) fields.set('sketchWords', cutText(moment.sketch.words, maxSketchWords).toWellFormed())
  if (moment.place) fields.set('place', roundPlace(moment.place))
  if (moment.by) fields.set('by', moment.by)
  if (moment.labelFrom) fields.set('labelFrom', moment.labelFrom)
  momentsOf(doc).set(moment.id, fields)
}

/** Changes what is named and nothing else; a moment that is not there (any more) is left alone. */
export function changeMoment(doc: Y.Doc, id: MomentId, patch: MomentPatch, origin: Origin = localOrigin): void {
  const fields = momentsOf(doc).get(id)
  if (!(fields instanceof Y.Map)) return
  act(
    doc,
    () => {
      if (patch.kind !== undefined) setIfNew(fields, 'kind', patch.kind)
      for (const key of ['label', 'thinking', 'doing'] as const) {
        const next = patch[key]
        if (next !== undefined) setText(fields, key, next)
      }
      if (patch.feeling === null) {
        fields.delete('valence')
        fields.delete('word')
      } else if (patch.feeling) {
        setIfNew(fields, 'valence', patch.feeling.valence)
        setIfNew(fields, 'word', patch.feeling.word.toWellFormed())
      }
      if (patch.when) setIfNew(fields, 'when', cutText(patch.when, maxWhenLength).toWellFormed())
      else if (patch.when === '') fields.delete('when')
      if (patch.behindTheScenes) setIfNew(fields, 'behindTheScenes', true)
      else if (patch.behindTheScenes === false) fields.delete('behindTheScenes')
      if (patch.chapter !== undefined)
        setOrDelete(fields, 'chapter', cutText(patch.chapter, maxChapterLength).trim().toWellFormed())
      if (patch.group !== undefined) setOrDelete(fields, 'group', patch.group)
      if (patch.locked !== undefined) setOrDelete(fields, 'locked', patch.locked)
      if (patch.sketchWords !== undefined)
        setOrDelete(fields, 'sketchWords', cutText(patch.sketchWords, maxSketchWords).toWellFormed())
      if (patch.sketch) replaceSketch(fields, patch.sketch)
      if (patch.place === null) fields.delete('place')
      else if (patch.place) {
        const place = roundPlace(patch.place)
        const now = readPlace(fields.get('place'))
        if (now?.x !== place.x || now.y !== place.y) fields.set('place', place)
      }
    },
    origin,
  )
}

/**
 * Draws strokes on a moment's sketch and takes others away. Each stroke is a fact of its own: two people who draw at once
 * both have drawn. A sheet that is full takes no more.
 */
export function drawSketch(
  doc: Y.Doc,
  id: MomentId,
  change: { readonly add?: readonly SketchStroke[]; readonly remove?: readonly string[] },
  origin: Origin = localOrigin,
): void {
  const fields = momentsOf(doc).get(id)
  if (!(fields instanceof Y.Map)) return
  act(
    doc,
    () => {
      for (const stroke of change.remove ?? []) fields.delete(`${strokePrefix}${stroke}`)
      const room = maxSketchStrokes - (readSketch(fields)?.strokes.length ?? 0)
      for (const stroke of (change.add ?? []).slice(0, Math.max(0, room))) setStroke(fields, stroke)
    },
    origin,
  )
}

const strokePrefix = 'sketch:'

function setStroke(fields: Fields, { id, width, points }: SketchStroke): void {
  fields.set(`${strokePrefix}${id}`, { width, points: [...points] })
}

function replaceSketch(fields: Fields, { strokes, words = '' }: Sketch): void {
  const kept = new Set(strokes.map(({ id }) => `${strokePrefix}${id}`))
  for (const key of fields.keys()) if (key.startsWith(strokePrefix) && !kept.has(key)) fields.delete(key)
  for (const stroke of strokes.slice(0, maxSketchStrokes)) setStroke(fields, stroke)
  setOrDelete(fields, 'sketchWords', cutText(words, maxSketchWords).toWellFormed())
}

function readSketch(fields: Fields): Sketch | undefined {
  let strokes: SketchStroke[] | undefined
  for (const [key, value] of fields.entries()) {
    if (!key.startsWith(strokePrefix)) continue
    const stroke = parseSketchStroke(key.slice(strokePrefix.length), value)
    if (stroke) (strokes ??= []).push(stroke)
  }
  if (!strokes) return undefined
  // Peers hold keys in different orders.
  strokes.sort((a, b) => (a.id < b.id ? -1 : 1))
  const words = cutText(readText(fields.get('sketchWords')), maxSketchWords).trim()
  return { strokes: strokes.slice(0, maxSketchStrokes), ...(words ? { words } : {}) }
}

/** The text itself, for an editor that binds to it letter by letter. */
export function momentText(doc: Y.Doc, id: MomentId, field: 'label' | 'thinking' | 'doing'): Y.Text | undefined {
  const fields = momentsOf(doc).get(id)
  const text = fields instanceof Y.Map ? fields.get(field) : undefined
  return text instanceof Y.Text ? text : undefined
}

/** Takes moments and the links that touch them out of an individual map: what is removed here is really gone. */
export function removeMoments(doc: Y.Doc, ids: readonly MomentId[], origin: Origin = localOrigin): void {
  const removed = new Set<string>(ids)
  act(
    doc,
    () => {
      for (const link of readLinks(doc))
        if (removed.has(link.from) || removed.has(link.to)) linksOf(doc).delete(link.id)
      for (const id of ids) momentsOf(doc).delete(id)
    },
    origin,
  )
}

/** Adds a link unless there is one of the same kind between the same moments; a moment is not linked to itself. */
export function addLink(doc: Y.Doc, link: NewLink, origin: Origin = localOrigin): void {
  if (link.from === link.to || linkKeysOf(doc).has(linkKey(link))) return
  act(doc, () => putLink(doc, link), origin)
}

export type NewLink = Omit<Link, 'label' | 'kind'> & { kind?: LinkKind; label?: string; by?: PersonId }

function putLink(doc: Y.Doc, link: NewLink): void {
  markSchema(doc)
  const fields: Fields = new Y.Map()
  fields.set('from', link.from)
  fields.set('to', link.to)
  fields.set('kind', link.kind ?? 'next')
  fields.set('label', newText(link.label ?? ''))
  if (link.by) fields.set('by', link.by)
  linksOf(doc).set(link.id, fields)
}

function linkKey({ from, to, kind = 'next' }: Pick<NewLink, 'from' | 'to' | 'kind'>): string {
  return `${from}|${to}|${kind}`
}

function linkKeysOf(doc: Y.Doc): Set<string> {
  return new Set(readLinks(doc).map(linkKey))
}

export function changeLink(
  doc: Y.Doc,
  id: LinkId,
  patch: { from?: MomentId; to?: MomentId; kind?: LinkKind; label?: string },
  origin: Origin = localOrigin,
): void {
  const fields = linksOf(doc).get(id)
  if (!(fields instanceof Y.Map)) return
  act(
    doc,
    () => {
      for (const key of ['from', 'to', 'kind'] as const) {
        const next = patch[key]
        if (next !== undefined) setIfNew(fields, key, next)
      }
      if (patch.label !== undefined) setText(fields, 'label', patch.label)
    },
    origin,
  )
}

export function removeLinks(doc: Y.Doc, ids: readonly LinkId[], origin: Origin = localOrigin): void {
  act(doc, () => ids.forEach((id) => linksOf(doc).delete(id)), origin)
}

/** Puts several moments and links down as one action (a pasted list, a board file). */
export function addAll(
  doc: Y.Doc,
  map: {
    readonly moments: readonly NewMoment[]
    readonly links: readonly NewLink[]
  },
  origin: Origin = localOrigin,
): void {
  act(
    doc,
    () => {
      // Known once for all of them: asking the document for each would make a long list take seconds.
      let order = nextOrder(doc)
      for (const moment of map.moments) putMoment(doc, moment, order++)
      const known = linkKeysOf(doc)
      for (const link of map.links) {
        if (link.from === link.to || known.has(linkKey(link))) continue
        known.add(linkKey(link))
        putLink(doc, link)
      }
    },
    origin,
  )
}

function setText(fields: Fields, key: string, next: string): void {
  const text = fields.get(key)
  const cut = cutText(next, maxTextLength)
  if (text instanceof Y.Text) patchText(text, cut)
  else fields.set(key, newText(cut))
}

function setIfNew(fields: Fields, key: string, next: unknown): void {
  if (fields.get(key) !== next) fields.set(key, next)
}

/** What is empty or not so has no key. */
function setOrDelete(fields: Fields, key: string, next: string | boolean): void {
  if (next) setIfNew(fields, key, next)
  else if (fields.has(key)) fields.delete(key)
}

function isKey(id: string): boolean {
  return idPattern.test(id)
}
