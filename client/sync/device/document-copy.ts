import * as Y from 'yjs'
import type { BoardId, PersonId } from '#shared/model/ids.ts'
import { type DocumentName, formatDocumentName, parseDocumentName } from '#shared/protocol/document-names.ts'
import { deviceStorage } from './device-storage.ts'
import {
  addBeside,
  addComplete,
  addUpdate,
  addWhole,
  deleteUpdates,
  joinUpdates,
  openUpdates,
  readUpdates,
} from './kept-updates.ts'

/**
 * The copy of a document on this device, in IndexedDB. Its name contains the person, so that two people who share a
 * device never see each other's copies.
 *
 * Browsers close a database under an open page (site data cleared, a full disk, a phone coming back from the
 * background), refuse to open one, or do not answer. The copy never lets that out: it opens the database again, writes
 * down all that was missed, and says by `standing` what is true meanwhile.
 */
export type DocumentCopy = {
  /** Resolves when what is on this device is in the document, or when nothing can be had from this browser now. */
  readonly loaded: Promise<void>
  standing(): CopyStanding
  /** Whether this device has ever had the whole document, empty as it may be. */
  wasComplete(): boolean
  noteComplete(): void
  /** What was kept beside the copy, once it is loaded. */
  beside(): unknown
  /** Keeps bytes beside the copy, soon. */
  keepBeside(bytes: () => Uint8Array): void
  /** Stops keeping; what is kept stays. */
  close(): void
  /** Stops keeping and forgets what was kept. */
  remove(): Promise<void>
}

/**
 * `kept`: all that the document has is on this device. `writing`: it will be in a moment. `missing`: something of it is
 * not on this device, and it is not known whether it will ever be.
 */
export type CopyStanding = 'kept' | 'writing' | 'missing'

export function copyNameOf(boardId: BoardId, personId: PersonId, name: DocumentName): string {
  return `tributary/${boardId}/${personId}/${formatDocumentName(name)}`
}

export function parseCopyName(copyName: string): { boardId: string; personId: string; name: DocumentName } | undefined {
  const [product, boardId, personId, document = '', more] = copyName.split('/')
  const name = parseDocumentName(document)
  if (product !== 'tributary' || !boardId || !personId || !name || more !== undefined) return undefined
  return { boardId, personId, name }
}

/** A browser that opens, reads or writes no faster than this is not waited for; it is asked again. */
const patienceMs = 5_000
/** A write that takes longer is not spoken of as done. */
const slowMs = 1_000
/** The first pause is long enough for the word of another tab that this copy is to be forgotten. */
const pausesMs = { first: 1_000, longest: 60_000 }
const mostUpdates = 500
/** What comes often is written once in so long. */
const besideMs = 250

export function openCopy({
  copyName,
  doc,
  storage = deviceStorage(),
  isWanted = () => true,
  onChange = () => {},
}: {
  copyName: string
  doc: Y.Doc
  /** The databases of this browser. */
  storage?: IDBFactory | undefined
  /** Asked before a copy that has stopped is begun again. */
  isWanted?: () => boolean
  /** `standing` may say something else now. */
  onChange?: () => void
}): DocumentCopy | undefined {
  if (!storage) return undefined
  const given = storage
  const fromDevice = { copyName }
  const loading = Promise.withResolvers<void>()
  let db: IDBDatabase | undefined
  let isRead = false
  let isComplete = false
  /** The document has something that no write is under way for. */
  let owesWhole = false
  let underWay = 0
  let isSlow = false
  let updates = 0
  let failures = 0
  let isClosed = false
  let retry: ReturnType<typeof setTimeout> | undefined
  let joining: ReturnType<typeof setTimeout> | undefined
  let beside: unknown
  let toKeepBeside: (() => Uint8Array) | undefined
  let keeping: ReturnType<typeof setTimeout> | undefined

  function keep(update: Uint8Array, origin: unknown): void {
    if (origin === fromDevice) return
    if (!db || !isRead) {
      owesWhole = true
      return onChange()
    }
    const used = db
    void attempt(used, async () => {
      await addUpdate(used, update)
      noteUpdates(updates + 1)
    })
  }
  doc.on('update', keep)
  void begin()

  async function begin(): Promise<void> {
    const impatient = setTimeout(comeBack, patienceMs)
    let fresh: IDBDatabase
    try {
      fresh = await openUpdates(given, copyName)
    } catch {
      clearTimeout(impatient)
      return comeBack()
    }
    clearTimeout(impatient)
    // One that answers late is as good as another, but one is enough.
    if (isClosed || db) return fresh.close()
    adopt(fresh)
  }

  function adopt(fresh: IDBDatabase): void {
    clearTimeout(retry)
    retry = undefined
    db = fresh
    fresh.addEventListener('versionchange', () => lose(fresh))
    fresh.addEventListener('close', () => lose(fresh))
    void attempt(fresh, async () => {
      if (!isRead) await readFrom(fresh)
      if (db !== fresh) return
      if (owesWhole) {
        owesWhole = false
        await addWhole(fresh, { update: Y.encodeStateAsUpdate(doc), isComplete })
      }
      failures = 0
    })
  }

  async function readFrom(fresh: IDBDatabase): Promise<void> {
    const found = await readUpdates(fresh)
    if (db !== fresh || isClosed) return
    isRead = true
    isComplete ||= found.isComplete
    beside = found.beside
    noteUpdates(found.updates.length)
    const apply = () => found.updates.forEach((update) => Y.applyUpdate(doc, update, fromDevice))
    Y.transact(doc, apply, fromDevice, false)
    loading.resolve()
  }

  async function attempt(used: IDBDatabase, work: () => Promise<void>): Promise<void> {
    underWay++
    const slow = setTimeout(() => {
      isSlow = true
      onChange()
    }, slowMs)
    const impatient = setTimeout(() => lose(used), patienceMs)
    onChange()
    try {
      await work()
    } catch {
      lose(used)
    }
    clearTimeout(slow)
    clearTimeout(impatient)
    if (db !== used) return
    underWay--
    if (underWay === 0) isSlow = false
    onChange()
  }

  /** What was under way on it may be kept or not: all is written again. */
  function lose(used: IDBDatabase): void {
    if (db !== used) return
    db = undefined
    used.close()
    owesWhole = true
    underWay = 0
    isSlow = false
    comeBack()
  }

  function comeBack(): void {
    loading.resolve()
    onChange()
    if (isClosed || retry !== undefined) return
    const pause = Math.min(pausesMs.first * 2 ** failures++, pausesMs.longest)
    retry = setTimeout(() => {
      retry = undefined
      if (isWanted()) void begin()
      else comeBack()
    }, pause)
  }

  function noteUpdates(count: number): void {
    updates = count
    if (updates < mostUpdates || joining !== undefined) return
    joining = setTimeout(() => {
      joining = undefined
      const used = db
      if (!used || isClosed) return
      void attempt(used, async () => {
        await joinUpdates(used)
        updates = 1
      })
    }, slowMs)
  }

  /** Where the database is away, it is written with the next word that comes. */
  function writeBeside(): void {
    clearTimeout(keeping)
    keeping = undefined
    const used = db
    const bytes = toKeepBeside
    if (!used || !isRead || !bytes) return
    toKeepBeside = undefined
    void attempt(used, () => addBeside(used, bytes()))
  }

  function close(): void {
    if (isClosed) return
    writeBeside()
    isClosed = true
    doc.off('update', keep)
    clearTimeout(retry)
    clearTimeout(joining)
    // Writes that are under way are finished first.
    db?.close()
    loading.resolve()
  }

  return {
    loaded: loading.promise,
    standing() {
      if (!db || !isRead || isSlow) return 'missing'
      return owesWhole || underWay > 0 ? 'writing' : 'kept'
    },
    wasComplete: () => isComplete,
    noteComplete() {
      if (isComplete || isClosed) return
      isComplete = true
      const used = db
      if (used && isRead) void attempt(used, () => addComplete(used))
      else owesWhole = true
    },
    beside: () => beside,
    keepBeside(bytes) {
      if (isClosed) return
      toKeepBeside = bytes
      keeping ??= setTimeout(writeBeside, besideMs)
    },
    close,
    async remove() {
      toKeepBeside = undefined
      close()
      await deleteUpdates(given, copyName)
    },
  }
}

/** The documents of one or all boards that have a copy on this device; `below` ends with a slash. */
export async function copiesBelow(below: string): Promise<readonly string[]> {
  const storage = deviceStorage()
  if (!storage?.databases) return []
  const all = await storage.databases().catch(() => [])
  return all.flatMap(({ name }) => (name?.startsWith(below) ? [name] : []))
}

export async function removeCopy(copyName: string): Promise<void> {
  const storage = deviceStorage()
  if (storage) await deleteUpdates(storage, copyName)
}

/** The document as this device has it, apart from any connection. */
export async function readCopy(copyName: string): Promise<Y.Doc> {
  const doc = new Y.Doc()
  const copy = openCopy({ copyName, doc })
  await copy?.loaded
  copy?.close()
  return doc
}
