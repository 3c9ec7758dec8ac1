import { parentPort } from 'node:worker_threads'
import * as Y from 'yjs'
import type { CompactReply, CompactRequest } from './compactor.ts'
import { readDocument } from './read-document.ts'

const port = parentPort
port?.on('message', ({ id, stored }: CompactRequest) => {
  const { doc, unreadable, incomplete } = readDocument(stored)
  const sound = unreadable.length === 0 && !incomplete
  port.postMessage({ id, ...(sound ? { snapshot: Y.encodeStateAsUpdate(doc) } : {}) } satisfies CompactReply)
  doc.destroy()
})
