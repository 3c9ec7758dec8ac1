import * as Y from 'yjs'

/** Updates of a document of its own, one for each edit, in order. */
export function recordUpdates(edit: (doc: Y.Doc) => void, doc: Y.Doc = new Y.Doc()): Uint8Array[] {
  const updates: Uint8Array[] = []
  const hear = (update: Uint8Array) => void updates.push(update)
  doc.on('update', hear)
  edit(doc)
  doc.off('update', hear)
  return updates
}

export function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('something the test relies on is not there')
  return value
}
