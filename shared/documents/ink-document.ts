import * as Y from 'yjs'
import type { PersonId } from '../model/ids.ts'
import {
  type InkThing,
  type InkThingPatch,
  isThingType,
  maxNoteLength,
  readHeight,
  readMood,
  type ThingType,
} from '../model/ink.ts'
import { entriesOf } from './entries.ts'
import { readPlace, roundPlace } from './place.ts'
import { markSchema } from './schema.ts'
import { cutText, newText, patchText, readText } from './text.ts'
import { act, localOrigin, type Origin } from './transact.ts'

/**
 * What is drawn around the moments of a map.
 *
 *   ink   shape id → record                                                   a stroke, words or a picture; `by?`
 *         shape id → { type: sticky, place, words: Text, by? }                a sticky
 *         shape id → { type: figure, place, words: Text, height, mood?, by? } a stick figure
 *
 * A record is one value, last writer wins, written when the stroke ends. Stickies and figures have one key for each fact
 * and their words letter by letter: whoever moves a note does not undo what somebody else writes on it meanwhile.
 */
export type InkRecord = { readonly id: string; readonly typeName: 'shape'; readonly type: string } & Readonly<
  Record<string, unknown>
>

export function inkOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('ink')
}

/** Everything drawn, as records; a sticky and a figure as one, with what is said of it in `props`. */
export function readInk(doc: Y.Doc): readonly InkRecord[] {
  const records: InkRecord[] = []
  for (const [id, value] of entriesOf(inkOf(doc))) {
    const thing = value instanceof Y.Map ? readThing(id, value) : undefined
    if (thing) records.push(thingToRecord(thing))
    else if (isInkRecord(value) && value.id === id) records.push(value)
  }
  return records
}

/** Puts records down whole and takes others away; `readInk` gives them back the same. */
export function writeInk(
  doc: Y.Doc,
  put: readonly InkRecord[],
  removed: readonly string[],
  origin: Origin = localOrigin,
): void {
  act(
    doc,
    () => {
      markSchema(doc)
      for (const record of put) {
        const thing = recordToThing(record)
        if (!thing) inkOf(doc).set(record.id, record)
        else if (inkOf(doc).get(record.id) instanceof Y.Map)
          changeThing(doc, thing.id, { ...thing, mood: thing.mood ?? null }, origin)
        else addThing(doc, thing, origin)
      }
      for (const id of removed) inkOf(doc).delete(id)
    },
    origin,
  )
}

export function readThings(doc: Y.Doc): readonly InkThing[] {
  const things: InkThing[] = []
  for (const [id, value] of entriesOf(inkOf(doc))) {
    const thing = value instanceof Y.Map ? readThing(id, value) : undefined
    if (thing) things.push(thing)
  }
  return things
}

export function addThing(doc: Y.Doc, thing: InkThing, origin: Origin = localOrigin): void {
  act(
    doc,
    () => {
      markSchema(doc)
      const facts = new Y.Map<unknown>()
      facts.set('type', thing.type)
      facts.set('place', roundPlace(thing.place))
      facts.set('words', newText(cutText(thing.words, maxNoteLength)))
      if (thing.type === 'figure') {
        facts.set('height', readHeight(thing.height))
        if (thing.mood !== undefined) facts.set('mood', thing.mood)
      }
      if (thing.by) facts.set('by', thing.by)
      inkOf(doc).set(thing.id, facts)
    },
    origin,
  )
}

/** Changes what is named and nothing else; what is not there (any more) is left alone. */
export function changeThing(doc: Y.Doc, id: string, patch: InkThingPatch, origin: Origin = localOrigin): void {
  const facts = inkOf(doc).get(id)
  if (!(facts instanceof Y.Map)) return
  act(
    doc,
    () => {
      if (patch.place) {
        const place = roundPlace(patch.place)
        const now = readPlace(facts.get('place'))
        if (now?.x !== place.x || now.y !== place.y) facts.set('place', place)
      }
      if (patch.words !== undefined) setWords(facts, cutText(patch.words, maxNoteLength))
      if (facts.get('type') !== 'figure') return
      if (patch.height !== undefined && facts.get('height') !== readHeight(patch.height))
        facts.set('height', readHeight(patch.height))
      if (patch.mood === null) facts.delete('mood')
      else if (patch.mood !== undefined && facts.get('mood') !== patch.mood) facts.set('mood', patch.mood)
    },
    origin,
  )
}

function setWords(facts: Y.Map<unknown>, words: string): void {
  const text = facts.get('words')
  if (text instanceof Y.Text) patchText(text, words)
  else facts.set('words', newText(words))
}

function readThing(id: string, facts: Y.Map<unknown>): InkThing | undefined {
  const type = facts.get('type')
  const place = readPlace(facts.get('place'))
  if (!isThingType(type) || !place) return undefined
  const by = facts.get('by')
  return {
    id,
    type,
    place,
    words: cutText(readText(facts.get('words')), maxNoteLength),
    height: readHeight(facts.get('height')),
    ...readMood(facts.get('mood')),
    ...(typeof by === 'string' ? { by: by as PersonId } : {}),
  }
}

function thingToRecord({ id, type, place, words, height, mood, by }: InkThing): InkRecord {
  const ofFigure = type === 'figure' ? { height, ...(mood === undefined ? {} : { mood }) } : {}
  return { id, typeName: 'shape', type, x: place.x, y: place.y, props: { words, ...ofFigure, ...(by ? { by } : {}) } }
}

/** Who drew it, where it says so: a note or a figure always, a stroke and words on a map that several draw on. */
export function whoDrew(record: InkRecord): PersonId | undefined {
  const by = recordToThing(record)?.by ?? record.by
  return typeof by === 'string' ? (by as PersonId) : undefined
}

/** A sticky or a figure that was written as a record, by a file or by the canvas; nothing for anything else. */
export function recordToThing(record: InkRecord): InkThing | undefined {
  const type: ThingType | undefined = isThingType(record.type) ? record.type : undefined
  const place = readPlace(record)
  if (!type || !place) return undefined
  const props = (typeof record.props === 'object' && record.props !== null ? record.props : {}) as Readonly<
    Record<string, unknown>
  >
  return {
    id: record.id,
    type,
    place,
    words: cutText(readText(props.words), maxNoteLength),
    height: readHeight(props.height),
    ...readMood(props.mood),
    ...(typeof props.by === 'string' ? { by: props.by as PersonId } : {}),
  }
}

function isInkRecord(value: unknown): value is InkRecord {
  if (typeof value !== 'object' || value === null) return false
  const record = value as Record<string, unknown>
  return typeof record.id === 'string' && record.typeName === 'shape' && typeof record.type === 'string'
}
