import * as idb from 'lib0/indexeddb'
import type { BoardId, ImageId, PersonId } from '#shared/model/ids.ts'
import { copiesBelow } from '../device/document-copy.ts'
import type { ShelvedImage } from './image-shelf.ts'

/**
 * The images of a board that this device has seen, so that its maps can be looked at whole without a connection. They are
 * as private as the copies of the documents: kept below the same name, and forgotten with them.
 */
export type KeptImages = {
  read(document: string, imageId: ImageId): Promise<Pick<ShelvedImage, 'type' | 'bytes'> | undefined>
  put(image: ShelvedImage): Promise<void>
  /** The ids of the images of a document that are here. */
  of(document: string): Promise<ReadonlySet<string>>
  /** Forgets the images of a document but these. */
  retain(document: string, used: ReadonlySet<string>): Promise<void>
  close(): void
}

const storeName = 'kept'
/** Of one board, on one device; further ones are seen with a connection only. */
const most = 400

/** Below the name of the copies of documents, and forgotten with them. */
export function keptImagesName(boardId: BoardId, personId: PersonId): string {
  return `tributary/${boardId}/${personId}/pictures`
}

/** `name`: see `keptImagesName`. A browser that keeps nothing gives nothing back. */
export function openKeptImages(name: string): KeptImages {
  let opening: Promise<IDBDatabase> | undefined
  let isClosed = false

  async function begin(): Promise<IDBDatabase> {
    const db = await idb.openDB(name, (fresh) => idb.createStores(fresh, [[storeName]]))
    // Somebody forgets this board on this device: nothing is to hold that back, and nothing comes after it.
    db.addEventListener('versionchange', close)
    return db
  }

  function close(): void {
    isClosed = true
    void opening?.then((db) => db.close()).catch(() => {})
    opening = undefined
  }

  async function inStore<T>(
    access: 'readonly' | 'readwrite',
    otherwise: T,
    use: (store: IDBObjectStore) => Promise<T>,
  ) {
    if (!globalThis.indexedDB || isClosed) return otherwise
    // Most boards have none: nothing is begun for them.
    const isHere = opening !== undefined || access === 'readwrite' || (await copiesBelow(name)).length > 0
    if (!isHere || isClosed) return otherwise
    opening ??= begin()
    try {
      const [store] = idb.transact(await opening, [storeName], access)
      return store ? await use(store) : otherwise
    } catch {
      opening = undefined
      return otherwise
    }
  }

  async function idsOf(document: string): Promise<ReadonlySet<string>> {
    const keys = await inStore('readonly', [], (store) => idb.getAllKeys(store, rangeOf(document)))
    return new Set(keys.map((key) => String(key).slice(document.length + 1)))
  }

  return {
    read: (document, imageId) =>
      inStore('readonly', undefined, async (store) => {
        const found: unknown = await idb.get(store, keyOf(document, imageId))
        return isKept(found) ? found : undefined
      }),
    put: ({ document, imageId, type, bytes }) =>
      inStore('readwrite', undefined, async (store) => {
        if ((await idb.count(store)) >= most) return
        await idb.put(store, { type, bytes } as never, keyOf(document, imageId))
      }),
    of: idsOf,
    async retain(document, used) {
      const gone = [...(await idsOf(document))].filter((imageId) => !used.has(imageId))
      if (gone.length === 0) return
      await inStore('readwrite', undefined, async (store) => {
        await Promise.all(gone.map((imageId) => idb.del(store, keyOf(document, imageId as ImageId))))
      })
    },
    close,
  }
}

function keyOf(document: string, imageId: ImageId): string {
  return `${document}|${imageId}`
}

function rangeOf(document: string): IDBKeyRange {
  return idb.createIDBKeyRangeBound(`${document}|`, `${document}|\uffff`, false, false)
}

function isKept(value: unknown): value is Pick<ShelvedImage, 'type' | 'bytes'> {
  return typeof value === 'object' && value !== null && 'bytes' in value && value.bytes instanceof ArrayBuffer
}
