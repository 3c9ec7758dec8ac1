import * as Y from 'yjs'

/**
 * The database of one copy on this device: the updates of the document in the order in which they came, and whether the
 * document was ever whole here. Each function settles with its transaction: resolved means that the browser has it, and
 * whatever goes wrong (a closed database, a full disk, a write that was given up) rejects.
 */
const stores = { updates: 'updates', notes: 'custom' } as const
const completeKey = 'complete'
const besideKey = 'authors'

export type KeptUpdates = {
  readonly updates: readonly Uint8Array[]
  readonly isComplete: boolean
  readonly beside: unknown
}

/** Resolves with a database in the form of the first version; may never answer. */
export function openUpdates(storage: IDBFactory, name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = storage.open(name)
    request.addEventListener('upgradeneeded', () => {
      request.result.createObjectStore(stores.updates, { autoIncrement: true })
      request.result.createObjectStore(stores.notes)
    })
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('the database did not open')))
  })
}

export function readUpdates(db: IDBDatabase): Promise<KeptUpdates> {
  return inTransaction(db, 'readonly', ({ updates, notes }) => {
    const all: IDBRequest<Uint8Array[]> = updates.getAll()
    const complete: IDBRequest<unknown> = notes.get(completeKey)
    const beside: IDBRequest<unknown> = notes.get(besideKey)
    return () => ({ updates: all.result, isComplete: complete.result === 1, beside: beside.result })
  })
}

export function addUpdate(db: IDBDatabase, update: Uint8Array): Promise<void> {
  return inTransaction(db, 'readwrite', ({ updates, transaction }) => {
    updates.add(update)
    // Asked for at once, so that a page that is left a moment later has a better chance to have it kept.
    transaction.commit()
    return () => undefined
  })
}

/** All that the document has, beside what is kept already. */
export function addWhole(
  db: IDBDatabase,
  { update, isComplete }: { readonly update: Uint8Array; readonly isComplete: boolean },
): Promise<void> {
  return inTransaction(db, 'readwrite', ({ updates, notes }) => {
    updates.add(update)
    if (isComplete) notes.put(1, completeKey)
    return () => undefined
  })
}

export function addComplete(db: IDBDatabase): Promise<void> {
  return inTransaction(db, 'readwrite', ({ notes }) => {
    notes.put(1, completeKey)
    return () => undefined
  })
}

/** Whose what is in the document; a buffer, so that nobody takes it for an update. */
export function addBeside(db: IDBDatabase, bytes: Uint8Array): Promise<void> {
  return inTransaction(db, 'readwrite', ({ notes }) => {
    notes.put(new Uint8Array(bytes).buffer, besideKey)
    return () => undefined
  })
}

/** Makes one update of all that are kept, also of those that another tab has added. */
export function joinUpdates(db: IDBDatabase): Promise<void> {
  return inTransaction(db, 'readwrite', ({ updates }) => {
    const all: IDBRequest<Uint8Array[]> = updates.getAll()
    all.addEventListener('success', () => {
      const doc = new Y.Doc()
      doc.transact(() => {
        for (const update of all.result) Y.applyUpdate(doc, update)
      })
      updates.clear()
      updates.add(Y.encodeStateAsUpdate(doc))
      doc.destroy()
    })
    return () => undefined
  })
}

type Stores = {
  readonly updates: IDBObjectStore
  readonly notes: IDBObjectStore
  readonly transaction: IDBTransaction
}

/** `use` asks for what it wants and gives a function that reads the answers, called when all of it is done. */
function inTransaction<T>(db: IDBDatabase, access: IDBTransactionMode, use: (stores: Stores) => () => T): Promise<T> {
  return new Promise((resolve, reject) => {
    const transaction = db.transaction([stores.updates, stores.notes], access)
    const result = use({
      updates: transaction.objectStore(stores.updates),
      notes: transaction.objectStore(stores.notes),
      transaction,
    })
    transaction.addEventListener('complete', () => resolve(result()))
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('the write was given up')))
  })
}

/** Resolves when the database is gone, or cannot be had any more than before. */
export function deleteUpdates(storage: IDBFactory, name: string): Promise<void> {
  return new Promise((resolve) => {
    try {
      const request = storage.deleteDatabase(name)
      request.addEventListener('success', () => resolve())
      request.addEventListener('error', () => resolve())
    } catch {
      resolve()
    }
  })
}
