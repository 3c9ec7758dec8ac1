import * as Y from 'yjs'
import { entriesOf } from './entries.ts'
import { markSchema } from './schema.ts'
import { act, localOrigin, type Origin } from './transact.ts'

/** One stroke, sticky, text or image as the canvas keeps it: a whole record, last writer wins, written when a stroke ends. */
export type InkRecord = { readonly id: string; readonly typeName: 'shape'; readonly type: string } & Readonly<
  Record<string, unknown>
>

export function inkOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('ink')
}

export function readInk(doc: Y.Doc): readonly InkRecord[] {
  const records: InkRecord[] = []
  for (const [id, value] of entriesOf(inkOf(doc))) if (isInkRecord(value) && value.id === id) records.push(value)
  return records
}

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
      for (const record of put) inkOf(doc).set(record.id, record)
      for (const id of removed) inkOf(doc).delete(id)
    },
    origin,
  )
}

function isInkRecord(value: unknown): value is InkRecord {
  if (typeof value !== 'object' || value === null) return false
  const record = value as Record<string, unknown>
  return typeof record.id === 'string' && record.typeName === 'shape' && typeof record.type === 'string'
}
