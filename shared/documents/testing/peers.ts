import * as Y from 'yjs'
import { createUndo, type Undo, type UndoScope } from '../undo.ts'

/** Several people on one document, over a network that delivers late and in any order. */
export type Peers = {
  readonly docs: readonly Y.Doc[]
  readonly undos: readonly Undo[]
  /** Gives a person one of the updates that wait for them; `pick` says which. */
  deliver(person: number, pick: number): void
  /** Delivers everything that waits. */
  settle(): void
  close(): void
}

export function createPeers(count: number, scope: UndoScope = 'map'): Peers {
  const docs = Array.from({ length: count }, (_, at) => {
    const doc = new Y.Doc()
    doc.clientID = at + 1
    return doc
  })
  const waiting: Uint8Array[][] = docs.map(() => [])
  for (const [from, doc] of docs.entries())
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === network) return
      for (const [to, queue] of waiting.entries()) if (to !== from) queue.push(update)
    })
  const undos = docs.map((doc) => createUndo(doc, scope))

  function deliver(person: number, pick: number): void {
    const queue = waiting[person]
    const doc = docs[person]
    if (!queue || !doc || queue.length === 0) return
    const [update] = queue.splice(pick % queue.length, 1)
    if (update) Y.applyUpdate(doc, update, network)
  }

  return {
    docs,
    undos,
    deliver,
    settle() {
      for (const [person, queue] of waiting.entries()) while (queue.length > 0) deliver(person, 0)
    },
    close() {
      for (const undo of undos) undo.close()
    },
  }
}

/** A second reader of the same document, who heard of everything in another order. */
export function readerOf(doc: Y.Doc): Y.Doc {
  const other = new Y.Doc()
  other.clientID = 999
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc), network)
  return other
}

const network = 'network'
