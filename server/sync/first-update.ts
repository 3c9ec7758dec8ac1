import * as Y from 'yjs'
import type { NewRow } from '../storage/update-log.ts'

/** What the server writes into a document that nobody can have opened yet, as the first row of its log. */
export function firstUpdate(write: (doc: Y.Doc) => void): NewRow {
  const doc = new Y.Doc()
  write(doc)
  const row: NewRow = { author: 'server', data: Y.encodeStateAsUpdate(doc), clients: [doc.clientID] }
  doc.destroy()
  return row
}
