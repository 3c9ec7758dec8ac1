import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { rm } from 'node:fs/promises'
import * as Y from 'yjs'
import type { PersonId } from '#shared/model/ids.ts'
import { limits } from '#shared/protocol/limits.ts'
import type { Log } from '../log.ts'
import { createMetrics } from '../metrics.ts'
import { openSqliteStore } from '../storage/sqlite/sqlite-store.ts'
import type { Store } from '../storage/store.ts'
import type { LogKey, UpdateLog } from '../storage/update-log.ts'
import { beginDocuments } from '../testing/begin-documents.ts'
import { newDataDir } from '../testing/start-server.ts'
import { until } from '../testing/until.ts'
import { recordUpdates, required } from '../testing/updates.ts'
import { createCompactor } from './compactor.ts'
import { scanUpdate } from './cost/scan-update.ts'
import { parseUpdate } from './parse-update.ts'
import { readDocument } from './read-document.ts'
import type { Peer, Room, Verdict } from './room-contract.ts'
import { createRooms, type Rooms } from './rooms.ts'

const key = 'board/map-shared' as LogKey
const silent: Log = { info() {}, warn() {}, error() {} }

let folder: string
let store: Store
let rooms: Rooms
/** Each append waits here while the gate is shut, as on a slow disk. */
let gate: { shut(): void; open(): void; pass(): Promise<void>; waiting(): number }
let breaksNext: boolean

beforeEach(async () => {
  folder = await newDataDir()
  store = await openSqliteStore({ folder, now: () => 0 })
  await beginDocuments(store, 'board', ['map-shared'])
  gate = createGate()
  breaksNext = false
  const updateLog: UpdateLog = {
    ...store.updateLog,
    async append(...append) {
      await gate.pass()
      if (breaksNext) throw new Error('the disk is full')
      return store.updateLog.append(...append)
    },
  }
  const metrics = createMetrics({ countRows: () => store.updateLog.countRows() })
  const { maxDocumentBytes } = limits
  rooms = createRooms({
    readStored: (log) => Promise.resolve(readDocument(log)),
    maxDocumentBytes,
    updateLog,
    compactor: createCompactor({ updateLog, log: silent }),
    metrics,
    log: silent,
    now: () => 0,
  })
})
afterEach(async () => {
  gate.open()
  await rooms.close()
  await store.close()
  await rm(folder, { recursive: true })
})

test('nobody but the author sees an edit before the disk has it, and then it is acknowledged', async () => {
  const { room } = await rooms.acquire(key)
  const [author, reader] = [join(room, 'noor'), join(room, 'priya')]
  gate.shut()
  expect(submit(room, author, edit('a'))).toBe('accepted')
  await until('the edit is on its way to the disk', () => gate.waiting() === 1)
  expect([reader.frames.length, author.acknowledged, room.doc.getMap('m').size]).toEqual([0, 0, 0])
  gate.open()
  await until('it is acknowledged', () => author.acknowledged === 1)
  expect([reader.frames.length, author.frames.length, room.doc.getMap('m').size]).toEqual([1, 0, 1])
})

test('what comes while a batch is written is the next batch, told to the others as one', async () => {
  const { room } = await rooms.acquire(key)
  const [noor, tomasz, reader] = [join(room, 'noor'), join(room, 'tomasz'), join(room, 'priya')]
  gate.shut()
  submit(room, noor, edit('first'))
  for (const name of ['a', 'b', 'c']) submit(room, name === 'b' ? tomasz : noor, edit(name))
  gate.open()
  await until('all is acknowledged', () => noor.acknowledged === 3 && tomasz.acknowledged === 1)
  expect(reader.frames.length).toBe(2)
  expect([...room.doc.getMap('m').keys()].sort()).toEqual(['a', 'b', 'c', 'first'])
  expect(await store.updateLog.countRows()).toBe(4)
})

test('an update may build on one that is still on its way to the disk', async () => {
  const { room } = await rooms.acquire(key)
  const author = join(room, 'noor')
  const [one, two] = recordUpdates((doc) => {
    doc.getMap('m').set('a', 1)
    doc.getMap('m').set('b', 2)
  })
  gate.shut()
  expect(submit(room, author, required(two))).toBe('gap')
  expect(submit(room, author, required(one))).toBe('accepted')
  expect(submit(room, author, required(two))).toBe('accepted')
  gate.open()
  await until('both are acknowledged', () => author.acknowledged === 2)
})

test('an answer that brings nothing new is acknowledged and not written, but never before what it repeats', async () => {
  const { room } = await rooms.acquire(key)
  const author = join(room, 'noor')
  const update = edit('a')
  submit(room, author, update)
  await until('it is acknowledged', () => author.acknowledged === 1)
  submit(room, author, update)
  expect([author.acknowledged, await store.updateLog.countRows()]).toEqual([2, 1])
  const other = edit('b')
  gate.shut()
  submit(room, author, other)
  submit(room, author, other)
  expect(author.acknowledged).toBe(2)
  gate.open()
  await until('both are acknowledged', () => author.acknowledged === 4)
})

test('when the disk fails nothing is acknowledged, everybody is sent away, and the next room is sound', async () => {
  const lease = await rooms.acquire(key)
  const author = join(lease.room, 'noor')
  submit(lease.room, author, edit('kept'))
  await until('it is acknowledged', () => author.acknowledged === 1)
  breaksNext = true
  submit(lease.room, author, edit('lost'))
  await until('the author is sent away', () => author.sentAway)
  expect(author.acknowledged).toBe(1)
  await expect(lease.room.write((doc) => void doc.getMap('m').set('x', 1))).rejects.toThrow(/.+/)
  breaksNext = false
  const next = await rooms.acquire(key)
  expect(next.room).not.toBe(lease.room)
  expect([...next.room.doc.getMap('m').keys()]).toEqual(['kept'])
  lease.release()
  next.release()
})

test('[O3] a row that leaves something pending takes the room with it: all come back to one that is sound', async () => {
  const lease = await rooms.acquire(key)
  const author = join(lease.room, 'noor')
  submit(lease.room, author, edit('kept'))
  await until('it is acknowledged', () => author.acknowledged === 1)
  // As no server of ours writes it: an update whose beginning nobody has.
  const [, gap] = recordUpdates((doc) => {
    doc.getMap('m').set('a', 1)
    doc.getMap('m').set('b', 2)
  })
  await store.updateLog.append(key, [{ author: 'tomasz' as PersonId, data: required(gap), clients: [] }])
  submit(lease.room, author, edit('with it'))
  await until('the author is sent away', () => author.sentAway)
  lease.release()
  const next = await rooms.acquire(key)
  const again = join(next.room, 'noor')
  submit(next.room, again, edit('after'))
  await until('it is acknowledged', () => again.acknowledged === 1)
  expect([...next.room.doc.getMap('m').keys()].sort()).toEqual(['after', 'kept', 'with it'])
  next.release()
})

describe('unloading', () => {
  test('a document stays until its last lease is released and its last batch is on disk', async () => {
    const [one, two] = [await rooms.acquire(key), await rooms.acquire(key)]
    expect(one.room).toBe(two.room)
    const author = join(one.room, 'noor')
    gate.shut()
    submit(one.room, author, edit('a'))
    one.release()
    two.release()
    two.release()
    expect(rooms.find(key)).toBe(one.room)
    // Whoever comes back now finds the same room, not a second one beside it.
    const back = await rooms.acquire(key)
    expect(back.room).toBe(one.room)
    back.release()
    gate.open()
    await until('it is unloaded', () => rooms.find(key) === undefined)
    const { room } = await rooms.acquire(key)
    expect(room).not.toBe(one.room)
    expect(room.doc.getMap('m').has('a')).toBe(true)
  })

  test('many who come and go at once, writing, lose nothing', async () => {
    const names = Array.from({ length: 120 }, (_, index) => `edit${index}`)
    await Promise.all(
      names.map(async (name) => {
        const { room, release } = await rooms.acquire(key)
        const author = join(room, name)
        expect(submit(room, author, edit(name))).toBe('accepted')
        room.leave(author)
        release()
        await until(`${name} is acknowledged`, () => author.acknowledged === 1)
      }),
    )
    await until('it is unloaded', () => rooms.find(key) === undefined)
    const { room } = await rooms.acquire(key)
    expect([...room.doc.getMap('m').keys()].sort()).toEqual([...names].sort())
  })

  test.each([
    ['many edits', 4_200, 'x'],
    ['large edits', 70, 'x'.repeat(10_000)],
  ])('a long history of %s is compacted while it is open, and nothing of it is lost', async (_what, count, words) => {
    const { room, release } = await rooms.acquire(key)
    const author = join(room, 'noor')
    const updates = recordUpdates((doc) => {
      for (let index = 0; index < count; index++) doc.getMap('m').set(`k${index % 50}`, `${words}${index}`)
    })
    for (const update of updates) submit(room, author, update)
    await until('all is acknowledged', () => author.acknowledged === count)
    await until('most rows are gone', async () => (await store.updateLog.countRows()) < count / 2)
    const before = Y.encodeStateVector(room.doc)
    release()
    await until('it is unloaded', () => rooms.find(key) === undefined)
    const next = await rooms.acquire(key)
    expect(Y.encodeStateVector(next.room.doc)).toEqual(before)
    expect(next.room.doc.getMap('m').toJSON()).toEqual(room.doc.getMap('m').toJSON())
  })
})

test('the server’s own writes wait for each other and for what is under way', async () => {
  const { room } = await rooms.acquire(key)
  const author = join(room, 'noor')
  gate.shut()
  submit(room, author, edit('a'))
  const writes = [1, 2, 3].map((value) =>
    room.write((draft) => {
      const count = draft.getMap('m').get('count')
      draft.getMap('m').set('count', (typeof count === 'number' ? count : 0) + value)
    }),
  )
  submit(room, author, edit('b'))
  gate.open()
  await Promise.all(writes)
  await until('all is acknowledged', () => author.acknowledged === 2)
  expect(room.doc.getMap('m').toJSON()).toEqual({ a: 1, b: 1, count: 6 })
  expect(author.frames.length).toBe(3)
})

type Recorder = Peer & { readonly frames: Uint8Array[]; acknowledged: number; sentAway: boolean }

function join(room: Room, name: string): Recorder {
  const peer: Recorder = {
    personId: name as PersonId,
    writesInPrivate: false,
    hearsAuthors: false,
    proofOf: () => undefined,
    frames: [],
    acknowledged: 0,
    sentAway: false,
    send: (frame) => void peer.frames.push(frame),
    acknowledge(count) {
      peer.acknowledged += count
    },
    sendAway() {
      peer.sentAway = true
    },
  }
  room.join(peer)
  return peer
}

/** One edit of a client of its own. */
function edit(name: string): Uint8Array {
  return required(recordUpdates((doc) => doc.getMap('m').set(name, 1))[0])
}

function submit(room: Room, peer: Peer, bytes: Uint8Array): Verdict {
  const scan = scanUpdate(bytes, { structs: 100, ranges: 100, clients: 100, values: 100 })
  if (!scan.ok) throw new Error(scan.reason)
  return room.submit(peer, { bytes, parsed: required(parseUpdate(bytes)), at: 0, isAnswer: false, cost: scan.cost })
}

function createGate(): typeof gate {
  let isShut = false
  let waiters: (() => void)[] = []
  return {
    shut() {
      isShut = true
    },
    open() {
      isShut = false
      for (const pass of waiters) pass()
      waiters = []
    },
    pass: () => (isShut ? new Promise((resolve) => waiters.push(resolve)) : Promise.resolve()),
    waiting: () => waiters.length,
  }
}
