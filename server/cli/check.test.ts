import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { plainPng, plainWebp } from '#shared/images/testing/pictures.ts'
import type { BoardId, ImageId, PersonId } from '#shared/model/ids.ts'
import { openSqliteStore } from '../storage/sqlite/sqlite-store.ts'
import type { Store } from '../storage/store.ts'
import type { LogKey } from '../storage/update-log.ts'
import { newDataDir } from '../testing/start-server.ts'
import { recordUpdates, required } from '../testing/updates.ts'
import { checkStore } from './check.ts'

let folder: string
let store: Store

beforeEach(async () => {
  folder = await newDataDir()
  store = await openSqliteStore({ folder, now: () => 0 })
})
afterEach(async () => {
  await store.close()
  await rm(folder, { recursive: true })
})

const author = 'noor' as PersonId
const [first, second] = recordUpdates((doc) => {
  doc.getMap('m').set('a', 1)
  doc.getMap('m').set('b', 2)
})

function append(key: string, ...updates: (Uint8Array | undefined)[]) {
  return store.updateLog.append(
    key as LogKey,
    updates.map((data) => ({ author, data: required(data), clients: [] })),
  )
}

test('a sound folder has no trouble', async () => {
  await append('board/session', first, second)
  await append('board/board', first)
  expect(await checkStore(store)).toMatchObject({ documents: 2, rows: 3, trouble: [] })
})

test('a damaged row, a gap and a document that should be gone are each named', async () => {
  await append('board/map-1', first, Buffer.from('no update at all'))
  await append('board/map-2', second)
  const { trouble } = await checkStore(store)
  expect(trouble).toEqual([
    { document: 'board/map-1', what: '1 rows are damaged' },
    { document: 'board/map-2', what: 'an update builds on one that is missing' },
  ])
})

test('an image that is not what it was when it came is named', async () => {
  const boardId = 'board' as BoardId
  const board = { boardId, title: 'A board', phase: 'draw', documents: ['map-shared'], at: 1 } as const
  await store.directory.createBoard(board)
  const put = (id: string, bytes: Uint8Array, claimed = bytes) =>
    store.images.putImage(
      {
        boardId,
        document: 'map-shared',
        id: id as ImageId,
        type: 'image/png',
        width: 6,
        height: 4,
        digest: createHash('sha256').update(claimed).digest('hex'),
        author,
        at: 1,
        bytes,
      },
      { images: 9, bytesOfDocument: 10_000, bytesOfBoard: 10_000 },
    )
  await put('whole', plainPng())
  expect(await checkStore(store)).toMatchObject({ images: 1, trouble: [] })
  await put('changed', plainPng().subarray(0, 90), plainPng())
  await put('another-kind', plainWebp())
  expect((await checkStore(store)).trouble).toEqual([
    { document: 'board/map-shared', what: 'the image another-kind is damaged' },
    { document: 'board/map-shared', what: 'the image changed is damaged' },
  ])
})
