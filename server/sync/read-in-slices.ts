import * as Y from 'yjs'
import { limits } from '#shared/protocol/limits.ts'
import type { StoredDocument } from '../storage/update-log.ts'
import type { Cutter } from './cost/cutter.ts'
import { scanUpdate } from './cost/scan-update.ts'
import { type ReadDocument, readDocument } from './read-document.ts'

/**
 * Builds a document from its log without holding up those who work on others: a large snapshot is cut up elsewhere, and
 * after some milliseconds of reading everybody else is heard. One large document after the other.
 */
export type StoredReader = (stored: StoredDocument) => Promise<ReadDocument>

/** What is read in one go: some fifty milliseconds. */
const inOneGo = { structs: 10_000, rows: 5_000, bytes: 1024 * 1024 }
const sliceMs = 10

export function createStoredReader({ cutter }: { cutter: Cutter }): StoredReader {
  let line: Promise<unknown> = Promise.resolve()

  async function readSlices({ snapshot, rows }: StoredDocument): Promise<ReadDocument | undefined> {
    const pieces = snapshot && isLarge(snapshot) ? await cutter.cut(snapshot) : [snapshot ?? Uint8Array.of(0, 0)]
    // What could not be cut is read as it is: a log that was kept is a log that can be read.
    if (!pieces) return undefined
    const doc = new Y.Doc()
    const unreadable: number[] = []
    let began = performance.now()
    const all = [...pieces.map((data) => ({ number: 0, data })), ...rows]
    for (const { number, data } of all) {
      try {
        Y.applyUpdate(doc, data)
      } catch {
        // A damaged row is passed over and named, as `readDocument` does.
        unreadable.push(number)
      }
      if (performance.now() - began < sliceMs) continue
      await new Promise((resolve) => setImmediate(resolve))
      began = performance.now()
    }
    const incomplete = doc.store.pendingStructs !== null || doc.store.pendingDs !== null
    doc.store.pendingStructs = null
    doc.store.pendingDs = null
    return { doc, unreadable, incomplete }
  }

  return async (stored) => {
    const { snapshot, rows } = stored
    const bytes = rows.reduce((sum, { data }) => sum + data.length, 0)
    const isSmall = rows.length <= inOneGo.rows && bytes <= inOneGo.bytes && !(snapshot && isLarge(snapshot))
    if (isSmall) return readDocument(stored)
    const reading = line.then(() => readSlices(stored))
    line = reading.catch(() => {})
    return (await reading) ?? readDocument(stored)
  }
}

/** So much of a snapshot that it is not read in one go; what cannot be counted is large. */
function isLarge(snapshot: Uint8Array): boolean {
  const { structs } = inOneGo
  const most = { structs, ranges: structs, clients: structs, values: limits.maxUpdateValues }
  return !scanUpdate(snapshot, most).ok
}
