import type { BoardId, ImageId, PersonId } from '#shared/model/ids.ts'
import { deviceStorage } from '../device/device-storage.ts'

/** An image that the server does not have yet. */
export type ShelvedImage = {
  readonly imageId: ImageId
  /** The name of its document. */
  readonly document: string
  readonly type: string
  readonly bytes: ArrayBuffer
}

/** Images on this device that are still to be sent: a reload, or a day without a connection, does not lose them. */
export type ImageShelf = {
  /** Nothing where the browser gives nothing, or does not answer. */
  all(): Promise<readonly ShelvedImage[]>
  /** Whether this device has it now; what the browser has not said after a while counts as no. */
  put(image: ShelvedImage): Promise<boolean>
  remove(imageId: ImageId): Promise<void>
  close(): void
}

const storeName = 'waiting'

/** Below the name of the copies of documents, and forgotten with them. */
export function imageShelfName(boardId: BoardId, personId: PersonId): string {
  return `tributary/${boardId}/${personId}/images`
}

/** An image as a board file carries it. */
export function dataUrlOf({ type, bytes }: Pick<ShelvedImage, 'type' | 'bytes'>): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result : ''))
    reader.addEventListener('error', () => reject(reader.error ?? new Error('the image could not be read')))
    reader.readAsDataURL(new Blob([bytes], { type }))
  })
}

/** A browser that answers no faster than this is not waited for. */
const patienceMs = 5_000

/** `name`: see `imageShelfName`. `storage`: the databases of this browser. It never throws. */
export function openImageShelf(name: string, storage: IDBFactory | undefined = deviceStorage()): ImageShelf {
  let opening: Promise<IDBDatabase> | undefined

  async function begin(from: IDBFactory): Promise<IDBDatabase> {
    const db = await openDatabase(from, name)
    // Somebody forgets this board on this device, or the browser closes it: nothing is to hold that back.
    db.addEventListener('versionchange', () => {
      db.close()
      opening = undefined
    })
    db.addEventListener('close', () => {
      opening = undefined
    })
    return db
  }

  /** What a transaction gives once the browser has it, or `otherwise`; the next one opens the database anew. */
  async function ask<T, R>(
    access: IDBTransactionMode,
    otherwise: T,
    work: (images: IDBObjectStore) => IDBRequest<R>,
    give: (result: R) => T,
  ): Promise<T> {
    if (!storage) return otherwise
    opening ??= begin(storage)
    try {
      return await within(patienceMs, opening.then((db) => inOneTransaction(db, access, work)).then(give))
    } catch {
      opening = undefined
      return otherwise
    }
  }

  return {
    async all() {
      // Most people have none: nothing is begun for them.
      if (storage?.databases) {
        const known = await within(patienceMs, storage.databases()).catch(() => [])
        if (!known.some((one) => one.name === name)) return []
      }
      return ask(
        'readonly',
        [],
        (images): IDBRequest<ShelvedImage[]> => images.getAll(),
        (found) => found,
      )
    },
    put: (image) =>
      ask(
        'readwrite',
        false,
        (images) => images.put(image),
        () => true,
      ),
    remove: (imageId) =>
      ask(
        'readwrite',
        undefined,
        (images) => images.delete(imageId),
        () => undefined,
      ),
    close() {
      void opening?.then((db) => db.close()).catch(() => {})
      opening = undefined
    },
  }
}

function openDatabase(storage: IDBFactory, name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = storage.open(name)
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore(storeName, { keyPath: 'imageId' }))
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('the database did not open')))
  })
}

/** One request in a transaction of its own; done means that the transaction is. */
function inOneTransaction<R>(
  db: IDBDatabase,
  access: IDBTransactionMode,
  work: (images: IDBObjectStore) => IDBRequest<R>,
): Promise<R> {
  return new Promise((resolve, reject) => {
    const transaction = db.transaction([storeName], access)
    const request = work(transaction.objectStore(storeName))
    transaction.addEventListener('complete', () => resolve(request.result))
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('the write was given up')))
    if (access === 'readwrite') transaction.commit()
  })
}

function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  const { promise: tooLong, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error('the browser does not answer')), ms)
  return Promise.race([promise, tooLong]).finally(() => clearTimeout(timer))
}
