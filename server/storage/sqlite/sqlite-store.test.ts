import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { describeDirectory } from '../contract/describe-directory.ts'
import { describeImageStore } from '../contract/describe-image-store.ts'
import { describeRemoval } from '../contract/describe-removal.ts'
import { describeUpdateLog, type OpenStore } from '../contract/describe-update-log.ts'
import type { PersonId } from '#shared/model/ids.ts'
import { beginDocuments } from '../../testing/begin-documents.ts'
import type { LogKey, NewRow } from '../update-log.ts'
import { checkpointPages } from './checkpoint-pages.ts'
import type { DiskJudge } from './disk-judge.ts'
import { migrate } from './schema.ts'
import { databaseFile } from './data-folder.ts'
import { openSqliteStore } from './sqlite-store.ts'

const here: DiskJudge = { hear() {}, mayCommitHere: () => true }

const place =
  (judge?: DiskJudge): OpenStore =>
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tributary-store-'))
    return {
      open: () => openSqliteStore({ folder, now: () => 1_000, ...(judge ? { judge } : {}) }),
      async bytes() {
        const names = await readdir(folder)
        return Buffer.concat(await Promise.all(names.map((name) => readFile(join(folder, name)))))
      },
      clear: () => rm(folder, { recursive: true }),
    }
  }

describeUpdateLog('sqlite', place())
describeUpdateLog('sqlite, where edits are committed in the serving thread', place(here))
describeDirectory('sqlite', place())
describeImageStore('sqlite', place())
describeRemoval('sqlite', place())

const row = (text: string): NewRow => ({ author: 'noor' as PersonId, data: Buffer.from(text), clients: [] })
const key = 'board1/map-1' as LogKey
const newFolder = () => mkdtemp(join(tmpdir(), 'tributary-store-'))

test('while another program writes, an edit waits in the storage thread and holds nobody up', async () => {
  const folder = await newFolder()
  const store = await openSqliteStore({ folder, now: () => 0, judge: here })
  await beginDocuments(store, 'board1', ['map-1', 'map-2'])
  await store.updateLog.append(key, [row('one')])
  const other = new DatabaseSync(join(folder, databaseFile))
  other.exec('begin immediate')
  const appended = store.updateLog.append(key, [row('two')])
  // Turns of the event loop in which the edit could have been written, or could have blocked us.
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve))
  expect(await Promise.race([appended, Promise.resolve('waiting')])).toBe('waiting')
  other.exec('commit')
  other.close()
  expect(await appended).toBe(2)
  await store.close()
  await rm(folder, { recursive: true })
})

test('the write-ahead log gets its size once, keeps it while edits come, and is cut where words must go', async () => {
  const folder = await newFolder()
  const store = await openSqliteStore({ folder, now: () => 0, judge: here })
  await beginDocuments(store, 'board1', ['map-1', 'map-2'])
  const sizeNow = async () => (await stat(join(folder, `${databaseFile}-wal`))).size
  const write = async (count: number) => {
    for (let index = 0; index < count; index++) await store.updateLog.append(key, [row(`words ${index}`)])
  }
  await write(2)
  expect(await sizeNow()).toBeLessThan(1_000_000)
  await write(40)
  const size = await sizeNow()
  expect(size).toBeGreaterThan(checkpointPages * 4_096)
  await write(200)
  expect(await sizeNow()).toBe(size)
  const other = 'board1/map-2' as LogKey
  await store.updateLog.append(other, [row('a thought taken back')])
  await store.updateLog.remove([other])
  expect(await sizeNow()).toBe(0)
  await write(1)
  expect((await store.updateLog.read(key)).rows).toHaveLength(243)
  await store.close()
  const again = await openSqliteStore({ folder, now: () => 0 })
  expect((await again.updateLog.read(key)).rows).toHaveLength(243)
  await again.close()
  await rm(folder, { recursive: true })
})

test('edits that are committed here and there stand in one order', async () => {
  const folder = await newFolder()
  let count = 0
  const judge: DiskJudge = { hear() {}, mayCommitHere: () => count++ % 3 !== 0 }
  const store = await openSqliteStore({ folder, now: () => 0, judge })
  await beginDocuments(store, 'board1', ['map-1', 'map-2'])
  const texts = Array.from({ length: 60 }, (_, index) => `row ${index}`)
  const numbers: number[] = []
  for (const text of texts) numbers.push(await store.updateLog.append(key, [row(text)]))
  expect(numbers).toEqual(texts.map((_, index) => index + 1))
  expect((await store.updateLog.read(key)).rows.map(({ data }) => Buffer.from(data).toString())).toEqual(texts)
  await store.close()
  await rm(folder, { recursive: true })
})

test('what has gathered in the write-ahead log is moved into the database while edits go on', async () => {
  const folder = await newFolder()
  const store = await openSqliteStore({ folder, now: () => 0, judge: here })
  await beginDocuments(store, 'board1', ['map-1', 'map-2'])
  const large = row('x'.repeat(500_000))
  for (let edit = 0; edit < 100; edit++) await store.updateLog.append(key, [large])
  expect((await stat(join(folder, `${databaseFile}-wal`))).size).toBeLessThan(30e6)
  expect((await stat(join(folder, databaseFile))).size).toBeGreaterThan(30e6)
  expect((await store.updateLog.read(key)).rows).toHaveLength(100)
  await store.close()
  await rm(folder, { recursive: true })
})

test('a data folder of an earlier Tributary keeps every row and goes on counting', async () => {
  const folder = await newFolder()
  const db = new DatabaseSync(join(folder, databaseFile))
  migrate(db, 2)
  db.exec(`
    insert into logs (id, key, last) values (1, 'board1/map-2', 4), (2, '${key}', 5), (3, 'board1/board', 2);
    insert into rows values (2, 4, 'noor', 7, x'61'), (1, 4, 'noor', 8, x'62'), (2, 5, 'server', 9, x'63');
    insert into snapshots values (2, 3, x'64'), (3, 2, x'65');
  `)
  db.close()
  const store = await openSqliteStore({ folder, now: () => 0 })
  const { updateLog, close } = store
  await beginDocuments(store, 'board1', ['new'])
  expect((await updateLog.read(key)).rows).toEqual([
    { number: 4, author: 'noor', data: new Uint8Array([0x61]) },
    { number: 5, author: 'server', data: new Uint8Array([0x63]) },
  ])
  expect(await updateLog.append(key, [row('next')])).toBe(6)
  expect(await updateLog.append('board1/board' as LogKey, [row('next')])).toBe(3)
  expect(await updateLog.append('board1/new' as LogKey, [row('first')])).toBe(1)
  await close()
  await rm(folder, { recursive: true })
})

test('a data folder of a newer Tributary is refused with a sentence', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tributary-store-'))
  const db = new DatabaseSync(join(folder, databaseFile))
  db.exec('pragma user_version = 999')
  db.close()
  await expect(openSqliteStore({ folder, now: () => 0 })).rejects.toThrow('written by a newer Tributary')
  await rm(folder, { recursive: true })
})
