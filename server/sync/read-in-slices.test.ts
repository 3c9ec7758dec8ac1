import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { StoredDocument } from '../storage/update-log.ts'
import { recordUpdates } from '../testing/updates.ts'
import { createCutter } from './cost/cutter.ts'
import { readDocument } from './read-document.ts'
import { createStoredReader } from './read-in-slices.ts'

const log = { info() {}, warn() {}, error() {} } as unknown as Parameters<typeof createCutter>[0]['log']

/** A list with a hole after each second entry, so that nothing of it can be told as one. */
function large(doc: Y.Doc, entries: number): void {
  doc.transact(() => {
    for (let index = 0; index < entries; index++) doc.getMap('m').set(`k${index}`, new Y.Map([['at', index]]))
  })
  doc.transact(() => {
    for (let index = 0; index < entries; index += 2) doc.getMap('m').delete(`k${index}`)
  })
}

function stored(): StoredDocument {
  const doc = new Y.Doc()
  large(doc, 12_000)
  const snapshot = Y.encodeStateAsUpdate(doc)
  const rows = recordUpdates((edited) => {
    for (let index = 0; index < 50; index++) edited.getMap('m').set('later', index)
  }, doc)
  return {
    snapshot,
    snapshotUpTo: 1,
    rows: rows.map((data, index) => ({ number: index + 2, author: 'server', data, at: 0 })),
    writers: new Map(),
  }
}

test('a large log reads as it does in one go, and others are heard meanwhile', async () => {
  const cutter = createCutter({ log })
  const read = createStoredReader({ cutter })
  let heard = 0
  const others = setInterval(() => heard++, 1)
  const { doc, unreadable, incomplete } = await read(stored())
  clearInterval(others)
  await cutter.close()
  const whole = readDocument(stored()).doc
  expect([unreadable, incomplete]).toEqual([[], false])
  expect(doc.getMap('m').toJSON()).toMatchObject({ later: 49, k1: { at: 1 } })
  expect(doc.getMap('m').size).toBe(whole.getMap('m').size)
  expect(Y.encodeStateAsUpdate(doc).length).toBe(Y.encodeStateAsUpdate(whole).length)
  expect(heard).toBeGreaterThan(1)
})

test('what cannot be cut is read all the same, and a damaged row is named', async () => {
  const read = createStoredReader({ cutter: { cut: () => Promise.resolve(undefined), close: () => Promise.resolve() } })
  const log = stored()
  const [first, ...rest] = log.rows
  const damaged = { ...log, rows: [{ ...first, data: Uint8Array.of(1, 2, 3) }, ...rest] } as StoredDocument
  const { doc, unreadable } = await read(damaged)
  expect(unreadable).toEqual([2])
  expect(doc.getMap('m').size).toBe(6_000)
})
