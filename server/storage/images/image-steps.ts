import { imageTypes } from '#shared/images/image-kind.ts'
import type { BoardId, ImageId, PersonId } from '#shared/model/ids.ts'
import type { ImageKey, ImagePlace, ImageStore, StoredImage } from './image-store.ts'
import { first, hold, rows, type Row, type Steps } from '../steps.ts'
import { known } from '../directory/read-rows.ts'

type Input<Method extends keyof ImageStore> = Parameters<ImageStore[Method]>[0]

export type ImageSteps = {
  readonly [Name in keyof ImageStore]: (
    ...args: Parameters<ImageStore[Name]>
  ) => Steps<Awaited<ReturnType<ImageStore[Name]>>>
}

/** Images, for any engine that can run steps. */
export const imageSteps: ImageSteps = {
  *putImage(image, limits) {
    const { boardId, document, id } = image
    // So that no image comes into a document that is being deleted, nor past a limit that others are filling.
    yield* hold(boardId)
    const home = yield* first(
      'select name from documents where board = ? and name = ? and deleted_at is null',
      boardId,
      document,
    )
    if (!home) return 'gone'
    const there = yield* first(
      'select digest from images where board = ? and document = ? and id = ?',
      boardId,
      document,
      id,
    )
    if (there) return there.digest === image.digest ? 'kept' : 'taken'
    const board = yield* first('select coalesce(sum(size), 0) as bytes from images where board = ?', boardId)
    const own = yield* first(
      'select count(*) as count, coalesce(sum(size), 0) as bytes from images where board = ? and document = ?',
      boardId,
      document,
    )
    const size = image.bytes.length
    const isFull =
      Number(own?.count) >= limits.images ||
      Number(own?.bytes) + size > limits.bytesOfDocument ||
      Number(board?.bytes) + size > limits.bytesOfBoard
    if (isFull) return 'full'
    yield* rows(
      `insert into images (board, document, id, type, width, height, size, digest, author, at, looked_at, data)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      boardId,
      document,
      id,
      image.type,
      image.width,
      image.height,
      size,
      image.digest,
      image.author,
      image.at,
      image.at,
      image.bytes,
    )
    return 'kept'
  },

  *image({ boardId, document, id }: ImageKey) {
    const row = yield* first('select * from images where board = ? and document = ? and id = ?', boardId, document, id)
    return row && readImage(row)
  },

  *imagesOf({ boardId, document }: ImagePlace) {
    const found = yield* rows('select id from images where board = ? and document = ? order by id', boardId, document)
    return found.map((row) => String(row.id) as ImageId)
  },

  *imagePlaces({ lookedAtBefore, most }: Input<'imagePlaces'>) {
    const found = yield* rows(
      `select board, document, min(looked_at) as looked from images group by board, document
       having min(looked_at) < ? order by looked, board, document limit ${Math.floor(most)}`,
      lookedAtBefore,
    )
    return found.map((row) => ({ boardId: String(row.board) as BoardId, document: String(row.document) }))
  },

  *keepImages({ place: { boardId, document }, used, at, unusedSince }: Input<'keepImages'>) {
    yield* hold(boardId)
    const isUsed = new Set(used)
    const found = yield* rows('select id, unused_since from images where board = ? and document = ?', boardId, document)
    let removed = 0
    for (const { id, unused_since: since } of found) {
      const key = [boardId, document, String(id)] as const
      const idle = isUsed.has(String(id)) ? null : typeof since === 'number' ? since : at
      if (idle !== null && idle <= unusedSince) {
        yield* rows('delete from images where board = ? and document = ? and id = ?', ...key)
        removed++
      } else
        yield* rows(
          'update images set unused_since = ?, looked_at = ? where board = ? and document = ? and id = ?',
          idle,
          at,
          ...key,
        )
    }
    return removed
  },
}

/** What only looks. */
export const imageReaders: ReadonlySet<keyof ImageStore> = new Set(['image', 'imagesOf', 'imagePlaces'])

/** After these, the bytes they took away must not be anywhere on the disk. */
export const shreddingImageCalls: ReadonlySet<keyof ImageStore> = new Set(['keepImages'])

export function imageStoreFromCalls(
  call: (name: keyof ImageStore, args: readonly unknown[]) => Promise<unknown>,
): ImageStore {
  const methods = Object.keys(imageSteps).map((name) => [
    name,
    (...args: readonly unknown[]) => call(name as keyof ImageStore, args),
  ])
  return Object.fromEntries(methods) as ImageStore
}

function readImage(row: Row): StoredImage {
  if (!(row.data instanceof Uint8Array)) throw new Error('the image store holds an image without bytes')
  return {
    type: known(imageTypes, row.type),
    width: Number(row.width),
    height: Number(row.height),
    digest: String(row.digest),
    author: String(row.author) as PersonId,
    at: Number(row.at),
    bytes: row.data,
  }
}
