import * as Y from 'yjs'
import { isId } from '../model/ids.ts'
import { type FactName, momentFacts, type SaidFacts } from '../model/moment-facts.ts'
import { type Feeling, isMomentKind, isValence, type Place } from '../model/moment.ts'
import { maxSketchStrokes, maxSketchWords, parseSketchStroke, type Sketch, type SketchStroke } from '../model/sketch.ts'
import { readPlace, roundPlace } from './place.ts'
import { cutText, newText, patchText, readText } from './text.ts'

export type Fields = Y.Map<unknown>

type Row = { readonly kept: string; readonly most?: number; readonly isTrimmed?: true }

/**
 * How the facts of a moment lie in its fields, by the way each is kept (`momentFacts`). Reading never throws; what it gives
 * is `undefined` where nothing, or nothing whole, is there. `put` writes into fields that no document has yet.
 */
type Keeping<Value> = {
  read(fields: Fields, name: string, row: Row): Value | undefined
  put(fields: Fields, name: string, value: Value, row: Row): void
  /** `null` takes it away, where that can be. */
  change(fields: Fields, name: string, value: Value | null, row: Row): void
}

/** A feeling is a word, not a story. */
const maxWordLength = 80

const kind: Keeping<string> = {
  read: (fields, name) => {
    const value = fields.get(name)
    return isMomentKind(value) ? value : undefined
  },
  put: (fields, name, value) => void fields.set(name, value),
  change: (fields, name, value) => setOrDelete(fields, name, value ?? ''),
}

const text: Keeping<string> = {
  read: (fields, name, row) => cutText(readText(fields.get(name)), mostOf(row)),
  put: (fields, name, value, row) => void fields.set(name, newText(cutText(value, mostOf(row)))),
  change(fields, name, value, row) {
    const now = fields.get(name)
    const cut = cutText(value ?? '', mostOf(row))
    if (now instanceof Y.Text) patchText(now, cut)
    else fields.set(name, newText(cut))
  },
}

const note: Keeping<string> = {
  read: (fields, name, row) => noteOf(readText(fields.get(name)), row) || undefined,
  put: (fields, name, value, row) => setWhereSaid(fields, name, noteOf(value, row)),
  change: (fields, name, value, row) => setOrDelete(fields, name, noteOf(value ?? '', row)),
}

const mark: Keeping<string> = {
  read: (fields, name) => {
    const value = fields.get(name)
    return isId(value) ? value : undefined
  },
  put: setWhereSaid,
  change: (fields, name, value) => setOrDelete(fields, name, value ?? ''),
}

const flag: Keeping<boolean> = {
  read: (fields, name) => (fields.get(name) === true ? true : undefined),
  put: setWhereSaid,
  change: (fields, name, value) => setOrDelete(fields, name, value ?? false),
}

const feeling: Keeping<Feeling> = {
  read(fields) {
    const valence = fields.get('valence')
    return isValence(valence) ? { valence, word: cutText(readText(fields.get('word')), maxWordLength) } : undefined
  },
  put(fields, _, { valence, word }) {
    fields.set('valence', valence)
    fields.set('word', word.toWellFormed())
  },
  change(fields, _, value) {
    if (value) {
      setIfNew(fields, 'valence', value.valence)
      setIfNew(fields, 'word', value.word.toWellFormed())
    } else for (const key of ['valence', 'word']) fields.delete(key)
  },
}

const sketch: Keeping<Sketch> = {
  read: readSketch,
  put(fields, _, { strokes, words = '' }) {
    for (const stroke of strokes) setStroke(fields, stroke)
    setWhereSaid(fields, 'sketchWords', sketchWordsOf(words))
  },
  change(fields, _, value) {
    const { strokes, words = '' } = value ?? { strokes: [] }
    const kept = new Set(strokes.map(({ id }) => `${strokePrefix}${id}`))
    for (const key of fields.keys()) if (key.startsWith(strokePrefix) && !kept.has(key)) fields.delete(key)
    for (const stroke of strokes.slice(0, maxSketchStrokes)) setStroke(fields, stroke)
    changeSketchWords(fields, words)
  },
}

const place: Keeping<Place> = {
  read: (fields, name) => readPlace(fields.get(name)),
  put: (fields, name, value) => void fields.set(name, roundPlace(value)),
  change(fields, name, value) {
    if (!value) return fields.delete(name)
    const next = roundPlace(value)
    const now = readPlace(fields.get(name))
    if (now?.x !== next.x || now.y !== next.y) fields.set(name, next)
  },
}

const keepings = { kind, text, note, mark, flag, feeling, sketch, place }

export function readFact(fields: Fields, name: FactName): unknown {
  const row = momentFacts[name]
  return keepings[row.kept].read(fields, name, row)
}

/** Writes a fact into fields that are new. */
export function putFact(fields: Fields, name: FactName, value: NonNullable<SaidFacts[FactName]>): void {
  const row = momentFacts[name]
  // The row of a fact and its value belong together (`SaidFacts`); that is more than a table can tell the compiler.
  keepings[row.kept].put(fields, name, value as never, row)
}

/** Writes a fact where it says something else than before; `null` takes it away. */
export function changeFact(fields: Fields, name: FactName, value: SaidFacts[FactName] | null): void {
  const row = momentFacts[name]
  keepings[row.kept].change(fields, name, value as never, row)
}

const strokePrefix = 'sketch:'

export function setStroke(fields: Fields, { id, width, points }: SketchStroke): void {
  fields.set(`${strokePrefix}${id}`, { width, points: [...points] })
}

export function removeStroke(fields: Fields, id: string): void {
  fields.delete(`${strokePrefix}${id}`)
}

export function readSketch(fields: Fields): Sketch | undefined {
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

export function changeSketchWords(fields: Fields, words: string): void {
  setOrDelete(fields, 'sketchWords', sketchWordsOf(words))
}

function sketchWordsOf(words: string): string {
  return cutText(words, maxSketchWords).toWellFormed()
}

function noteOf(value: string, row: Row): string {
  const cut = cutText(value, mostOf(row))
  return (row.isTrimmed ? cut.trim() : cut).toWellFormed()
}

function mostOf({ most = 0 }: Row): number {
  return most
}

function setIfNew(fields: Fields, key: string, next: unknown): void {
  if (fields.get(key) !== next) fields.set(key, next)
}

/** The same into fields that no document has yet: they cannot be asked what they hold. */
function setWhereSaid(fields: Fields, key: string, value: string | boolean): void {
  if (value) fields.set(key, value)
}

/** What is empty or not so has no key. */
function setOrDelete(fields: Fields, key: string, next: string | boolean): void {
  if (next) setIfNew(fields, key, next)
  else if (fields.has(key)) fields.delete(key)
}
