import * as idb from 'lib0/indexeddb'
import type { BoardId, ImageId, PersonId } from '#shared/model/ids.ts'
import { copiesBelow } from '../device/document-copy.ts'

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
  all(): Promise<readonly ShelvedImage[]>
  put(image: ShelvedImage): Promise<void>
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

/**
 * `name`: see `imageShelfName`. A browser that keeps nothing keeps these in the page alone.
 */
export function openImageShelf(name: string): ImageShelf {
  let opening: Promise<IDBDatabase> | undefined

  async function begin(): Promise<IDBDatabase> {
    const db = await idb.openDB(name, (fresh) => idb.createStores(fresh, [[storeName, { keyPath: 'imageId' }]]))
    // Somebody forgets this board on this device: nothing is to hold that back.
    db.addEventListener('versionchange', () => {
      db.close()
      opening = undefined
    })
    return db
  }

  async function store(access: 'readonly' | 'readwrite'): Promise<IDBObjectStore | undefined> {
    if (!globalThis.indexedDB) return undefined
    opening ??= begin()
    try {
      return idb.transact(await opening, [storeName], access)[0]
    } catch {
      opening = undefined
      return undefined
    }
  }

  return {
    async all() {
      // Most people have none: nothing is begun for them.
      if ('databases' in (globalThis.indexedDB ?? {}) && (await copiesBelow(name)).length === 0) return []
      const kept = await store('readonly')
      return kept ? ((await idb.getAll(kept).catch(() => [])) as ShelvedImage[]) : []
    },
    async put(image) {
      const kept = await store('readwrite')
      if (kept) await idb.put(kept, image as never).catch(() => {})
    },
    async remove(imageId) {
      const kept = await store('readwrite')
      if (kept) await idb.del(kept, imageId).catch(() => {})
    },
    close() {
      void opening?.then((db) => db.close()).catch(() => {})
      opening = undefined
    },
  }
}
