import * as Y from 'yjs'
import { briefFields } from '../model/brief.ts'
import type { Decided } from '../model/shared-map.ts'
import { briefText } from './board-document.ts'
import { inkOf } from './ink-document.ts'
import { linksOf, momentsOf } from './map-document.ts'
import { markSchema } from './schema.ts'
import { sharedMapScope } from './shared-map-document.ts'
import { newText, patchText } from './text.ts'
import { act, localOrigin, type Origin } from './transact.ts'

/**
 * Going back to a version is an edit forward, in the document of now: whoever works on it meanwhile keeps working, and
 * what they do at the same time is merged as with any other edit. One transaction, one undo step.
 *
 * V1  Texts are changed in place, letter by letter: a caret in them stays where it was.
 * V2  A moment that came later is taken off the map, with its words kept for undo; one that is there again is the same.
 * V3  Decisions, links and drawings are those of the version, with who decided them then. What was the same is not touched.
 */
export function restoreSharedMap(doc: Y.Doc, then: Y.Doc, decided: Decided, origin: Origin = localOrigin): void {
  const nested: readonly unknown[] = [momentsOf(doc), linksOf(doc)]
  const scope = [...sharedMapScope(doc), inkOf(doc)]
  const scopeThen = [...sharedMapScope(then), inkOf(then)]
  act(
    doc,
    () => {
      markSchema(doc)
      restoreNested(momentsOf(doc), momentsOf(then), (fields) => {
        if (!fields.has('gone')) fields.set('gone', { by: decided.by, at: decided.at })
      })
      restoreNested(linksOf(doc), linksOf(then), 'remove')
      for (const [at, values] of scope.entries()) {
        const valuesThen = scopeThen[at]
        if (valuesThen && !nested.includes(values)) restoreValues(values, valuesThen)
      }
    },
    origin,
  )
}

/** The brief as it was, each text changed in place. One transaction, one undo step. */
export function restoreBrief(doc: Y.Doc, then: Y.Doc, origin: Origin = localOrigin): void {
  act(
    doc,
    () => {
      markSchema(doc)
      for (const field of briefFields) patchText(briefText(doc, field), briefText(then, field).toString())
    },
    origin,
  )
}

type Fields = Y.Map<unknown>

/** Moments or links; `dismiss` says what becomes of those that were not there then. */
function restoreNested(now: Y.Map<Fields>, then: Y.Map<Fields>, dismiss: 'remove' | ((fields: Fields) => void)): void {
  for (const [id, fieldsThen] of then) {
    if (!(fieldsThen instanceof Y.Map)) continue
    const fields = now.get(id)
    if (fields instanceof Y.Map) restoreFields(fields, fieldsThen)
    else now.set(id, copyOf(fieldsThen))
  }
  for (const [id, fields] of now) {
    if (then.has(id)) continue
    if (dismiss === 'remove' || !(fields instanceof Y.Map)) now.delete(id)
    else dismiss(fields)
  }
}

function restoreFields(fields: Fields, then: Fields): void {
  for (const [key, value] of then) {
    const now = fields.get(key)
    if (value instanceof Y.Text && now instanceof Y.Text) patchText(now, value.toString())
    else if (value instanceof Y.Text) fields.set(key, newText(value.toString()))
    else if (!isSame(now, value)) fields.set(key, value)
  }
  for (const key of fields.keys()) if (!then.has(key)) fields.delete(key)
}

function restoreValues(now: Y.Map<unknown>, then: Y.Map<unknown>): void {
  for (const [key, value] of then) if (!isSame(now.get(key), value)) now.set(key, value)
  for (const key of now.keys()) if (!then.has(key)) now.delete(key)
}

function copyOf(fields: Fields): Fields {
  const copy = new Y.Map<unknown>()
  for (const [key, value] of fields) copy.set(key, value instanceof Y.Text ? newText(value.toString()) : value)
  return copy
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}
