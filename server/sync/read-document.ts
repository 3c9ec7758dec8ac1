import * as Y from 'yjs'
import type { StoredDocument } from '../storage/update-log.ts'

/** A document from a state that `fullState` made. */
export function readState(state: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdateV2(doc, state)
  return doc
}

export type ReadDocument = {
  readonly doc: Y.Doc
  /** Numbers of rows that are no updates; 0 is the snapshot. A sound log has none. */
  readonly unreadable: readonly number[]
  /** Something in the log builds on what is not there. */
  readonly incomplete: boolean
}

/**
 * Builds a document from its log. A damaged row is passed over and named: the rest is still people's work. Deleted
 * words are not in the result, for Yjs drops them as it reads.
 */
export function readDocument({ snapshot, rows }: StoredDocument): ReadDocument {
  const doc = new Y.Doc()
  const unreadable: number[] = []
  const apply = (number: number, update: Uint8Array) => {
    try {
      Y.applyUpdate(doc, update)
    } catch {
      unreadable.push(number)
    }
  }
  doc.transact(() => {
    if (snapshot) apply(0, snapshot)
    for (const { number, data } of rows) apply(number, data)
  })
  const incomplete = doc.store.pendingStructs !== null || doc.store.pendingDs !== null
  // What is pending would hold back every honest writer who comes after it.
  doc.store.pendingStructs = null
  doc.store.pendingDs = null
  return { doc, unreadable, incomplete }
}
