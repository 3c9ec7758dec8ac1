import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { plainPng, plainWebp } from '#shared/images/testing/pictures.ts'
import type { BoardId, ImageId, MapId, PersonId } from '#shared/model/ids.ts'
import { openStoreForServing } from '../storage/open-store.ts'
import { databaseFile } from '../storage/sqlite/data-folder.ts'
import { openSqliteStore } from '../storage/sqlite/sqlite-store.ts'
import type { Store } from '../storage/store.ts'
import type { LogKey } from '../storage/update-log.ts'
import { beginDocuments } from '../testing/begin-documents.ts'
import { newDataDir } from '../testing/start-server.ts'
import { recordUpdates, required } from '../testing/updates.ts'
import { checkStore, repairStore } from './check.ts'

let folder: string
let store: Store

beforeEach(async () => {
  folder = await newDataDir()
  store = await openSqliteStore({ folder, now: () => 0 })
  await beginDocuments(store, 'board', ['session', 'board', 'map-1', 'map-2', 'map-shared'])
  await store.directory.addPerson({
    boardId: 'board' as BoardId,
    person: {
      id: author,
      name: 'Noor',
      discipline: 'design',
      slot: 'river',
      role: 'facilitator',
      mapId: 'hers' as MapId,
      ready: false,
    },
    limit: 9,
    at: 1,
  })
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

test('what an earlier version left behind is named, and repaired where the folder is nobody else’s', async () => {
  await append('board/board', first)
  await store.close()
  const db = new DatabaseSync(join(folder, databaseFile))
  db.exec(`
    drop trigger logs_of_documents;
    update documents set deleted_at = 1 where name = 'board';
    insert into boards (id, title, phase, created_at) values ('half', 'Half', 'draw', 1);
    insert into logs (id, key) values (90, 'nowhere/map-1');
    insert into rows values (90, 1, 'noor', 1, x'0000');
    insert into images (board, document, id, type, width, height, size, digest, author, at, looked_at, data)
      values ('board', 'board', 'gone', 'image/png', 1, 1, 1, '', 'noor', 1, 1, x'00');
  `)
  db.close()
  store = await openSqliteStore({ folder, now: () => 0 })
  const left = [
    { document: 'half', what: 'it was begun, and nobody was ever on it' },
    { document: 'board/board', what: 'it was deleted, and its log is still there' },
    { document: 'board/board', what: 'it was deleted, and its images are still there' },
    { document: 'nowhere/map-1', what: 'there is no such document, and its log is still there' },
  ]
  const { trouble } = await checkStore(store)
  expect(trouble).toEqual(expect.arrayContaining(left))
  // A server clears away what is known to have been deleted, and asks about nothing else.
  await store.directory.clearLeftovers('deleted', 5)
  expect(await repairStore(store, 5)).toEqual([left[0], left[3]])
  expect((await checkStore(store)).trouble).toEqual([])
  expect(await store.updateLog.keys()).toEqual([])
})

test('a restore that was cut off is named, and the next one begins anew', async () => {
  const dump = {
    boards: [['old', 'Old', 'draw', null, null, null, 1, null]],
    documents: [['old', 'board', null, 1, null, null]],
  }
  const at = join(folder, 'empty')
  const empty = await openSqliteStore({ folder: at, now: () => 0 })
  expect(await empty.directory.load(dump)).toBe('loaded')
  await empty.updateLog.append('old/board' as LogKey, [{ author, data: required(first), clients: [] }])
  expect(await empty.directory.isUnfinished()).toBe(true)
  expect((await checkStore(empty)).trouble.map(({ document }) => document)).toContain('restore')
  expect(await empty.directory.load(dump)).toBe('loaded')
  expect(await empty.updateLog.keys()).toEqual([])
  await empty.close()
  await expect(openStoreForServing({ dataDir: at, databaseUrl: undefined }, () => 0)).rejects.toThrow('not finished')
  const again = await openSqliteStore({ folder: at, now: () => 0, alone: true })
  await again.directory.finishLoad()
  expect(await again.directory.load(dump)).toBe('not-empty')
  await again.close()
})
