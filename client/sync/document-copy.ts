import { clearDocument, IndexeddbPersistence } from 'y-indexeddb'
import * as Y from 'yjs'
import type { BoardId, PersonId } from '#shared/model/ids.ts'
import { type DocumentName, formatDocumentName, parseDocumentName } from '#shared/protocol/document-names.ts'

/**
 * The copy of a document on this device, in IndexedDB. Its name contains the person, so that two people who share a
 * device never see each other's copies.
 */
export type DocumentCopy = {
  /** Resolves when what is on this device is in the document, or when nothing can be had from this browser. */
  readonly loaded: Promise<void>
  /** Whether this device has ever had the whole document, empty as it may be. */
  wasComplete(): boolean
  noteComplete(): void
  /** Stops keeping; what is kept stays. */
  close(): Promise<void>
  /** Stops keeping and forgets what was kept. */
  remove(): Promise<void>
}

export function copyNameOf(boardId: BoardId, personId: PersonId, name: DocumentName): string {
  return `tributary/${boardId}/${personId}/${formatDocumentName(name)}`
}

export function parseCopyName(copyName: string): { boardId: string; personId: string; name: DocumentName } | undefined {
  const [product, boardId, personId, document = '', more] = copyName.split('/')
  const name = parseDocumentName(document)
  if (product !== 'tributary' || !boardId || !personId || !name || more !== undefined) return undefined
  return { boardId, personId, name }
}

/** A browser that opens its storage no faster than this is not waited for: then the server's copy is the first. */
const patienceMs = 5_000
const completeKey = 'complete'

export function openCopy(copyName: string, doc: Y.Doc): DocumentCopy | undefined {
  if (!globalThis.indexedDB) return undefined
  const kept = new IndexeddbPersistence(copyName, doc)
  let isComplete = false
  let isClosed = false
  async function load(): Promise<void> {
    await kept.whenSynced
    isComplete = (await kept.get(completeKey)) === 1
  }
  return {
    loaded: Promise.race([load().catch(() => {}), failed(kept), new Promise<void>((go) => setTimeout(go, patienceMs))]),
    wasComplete: () => isComplete,
    noteComplete() {
      if (isComplete || isClosed) return
      isComplete = true
      void kept.set(completeKey, 1).catch(() => {})
    },
    async close() {
      if (isClosed) return
      isClosed = true
      await kept.destroy().catch(() => {})
    },
    async remove() {
      isClosed = true
      await kept.destroy().catch(() => {})
      await clearDocument(copyName).catch(() => {})
    },
  }
}

/** Resolves only if this browser opens no storage (some do so in private windows). */
async function failed(kept: IndexeddbPersistence): Promise<void> {
  try {
    await kept._db
  } catch {
    return
  }
  return new Promise(() => {})
}

/** The documents of one or all boards that have a copy on this device; `below` ends with a slash. */
export async function copiesBelow(below: string): Promise<readonly string[]> {
  if (!globalThis.indexedDB?.databases) return []
  const all = await indexedDB.databases().catch(() => [])
  return all.flatMap(({ name }) => (name?.startsWith(below) ? [name] : []))
}

export async function removeCopy(copyName: string): Promise<void> {
  await clearDocument(copyName).catch(() => {})
}

/** The document as this device has it, apart from any connection. */
export async function readCopy(copyName: string): Promise<Y.Doc> {
  const doc = new Y.Doc()
  const copy = openCopy(copyName, doc)
  await copy?.loaded
  await copy?.close()
  return doc
}
