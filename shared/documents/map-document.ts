import * as Y from 'yjs'
import type { LinkId, MomentId, PersonId } from '../model/ids.ts'
import { idPattern } from '../model/ids.ts'
import { isLinkKind, type Link, type LinkKind } from '../model/link.ts'
import { type FactName, factNames, momentOf, type SaidFacts, type TextFact } from '../model/moment-facts.ts'
import { type Feeling, maxTextLength, type Moment, type Place } from '../model/moment.ts'
import { maxSketchStrokes, type SketchStroke } from '../model/sketch.ts'
import { type Reading, readWhole } from './kept-reading.ts'
import {
  changeFact,
  changeSketchWords,
  type Fields,
  putFact,
  readFact,
  readSketch,
  removeStroke,
  setStroke,
} from './moment-fields.ts'
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
export type NewMoment = SaidFacts & {
  readonly id: MomentId
  readonly by?: PersonId
  readonly labelFrom?: MomentId
}

/** What is empty or false is not said any more; `null` takes a feeling away, and gives the place back to layout. */
export type MomentPatch = Omit<SaidFacts, 'feeling' | 'place'> & {
  readonly feeling?: Feeling | null
  readonly place?: Place | null
  /** What its sketch shows. */
  readonly sketchWords?: string
}

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
  const said: Partial<Record<FactName, unknown>> = {}
  for (const name of factNames) said[name] = readFact(fields, name)
  return momentOf(id as MomentId, said as SaidFacts)
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
  const said = { ...momentOf(moment.id, moment) }
  for (const name of factNames) {
    const value = said[name]
    if (value !== undefined) putFact(fields, name, value)
  }
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
      for (const name of factNames) {
        const value = patch[name]
        if (value !== undefined) changeFact(fields, name, value)
      }
      if (patch.sketchWords !== undefined) changeSketchWords(fields, patch.sketchWords)
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
      for (const stroke of change.remove ?? []) removeStroke(fields, stroke)
      const room = maxSketchStrokes - (readSketch(fields)?.strokes.length ?? 0)
      for (const stroke of (change.add ?? []).slice(0, Math.max(0, room))) setStroke(fields, stroke)
    },
    origin,
  )
}

/** The text itself, for an editor that binds to it letter by letter. */
export function momentText(doc: Y.Doc, id: MomentId, field: TextFact): Y.Text | undefined {
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

function isKey(id: string): boolean {
  return idPattern.test(id)
}
