import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { BoardId, MapId, PersonId } from '#shared/model/ids.ts'
import { beginDocuments } from '../../testing/begin-documents.ts'
import type { Store } from '../store.ts'
import type { LogKey, NewRow, StoredDocument } from '../update-log.ts'

/** A store on a place of its own that can be closed and opened again. `bytes`: all that stands on the disk. */
export type OpenStore = () => Promise<{
  open(): Promise<Store>
  bytes(): Promise<Buffer>
  clear(): Promise<void>
}>

const key = 'board1/map-1' as LogKey
const other = 'board1/map-2' as LogKey
const noor = 'noor' as PersonId
/** What the clock of the stores says. */
const now = 1_000

function row(text: string, clients: readonly number[] = []): NewRow {
  return { author: noor, data: Buffer.from(text), clients }
}

function proven(author: PersonId, since: number): NewRow {
  const claims = [7, 9].map((client) => ({ client, since }))
  return { author, data: Buffer.from('brought'), clients: [], claims }
}

function texts(stored: StoredDocument): string[] {
  return stored.rows.map(({ data }) => Buffer.from(data).toString())
}

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('something the test relies on is not there')
  return value
}

/** Bytes that cannot be made smaller. */
function incompressible(seed: string): Buffer {
  return Buffer.concat(Array.from({ length: 10_000 }, (_, at) => createHash('sha256').update(`${seed} ${at}`).digest()))
}

/** The rules of `UpdateLog` (L1–L4), for every implementation. */
export function describeUpdateLog(name: string, place: OpenStore): void {
  describe(`update log on ${name}`, () => {
    let at: Awaited<ReturnType<OpenStore>>
    let store: Store

    beforeEach(async () => {
      at = await place()
      store = await at.open()
      await beginDocuments(store, 'board1', ['map-1', 'map-2', 'map-3', 'board'])
    })
    afterEach(async () => {
      await store.close()
      await at.clear()
    })

    test('[L1] what was appended is there after the store was closed and opened again', async () => {
      await store.updateLog.append(key, [row('one', [7]), row('two', [7, 8])])
      await store.close()
      store = await at.open()
      const stored = await store.updateLog.read(key)
      expect(texts(stored)).toEqual(['one', 'two'])
      expect(stored.rows.map(({ author }) => author)).toEqual([noor, noor])
      expect(stored.writers).toEqual(
        new Map([
          [7, { author: noor, since: now }],
          [8, { author: noor, since: now }],
        ]),
      )
    })

    test('[L1] a document nobody wrote to is empty', async () => {
      expect(await store.updateLog.read(other)).toEqual({ snapshotUpTo: 0, rows: [], writers: new Map() })
    })

    test('[L2] rows are numbered for each document without holes, also when many append at once', async () => {
      const numbers = await Promise.all(
        Array.from({ length: 40 }, (_, index) =>
          store.updateLog.append(index % 2 ? key : other, [row(`row ${index}`)]),
        ),
      )
      const stored = await store.updateLog.read(key)
      expect(stored.rows.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
      // Each was told the number under which its row can be found.
      const told = numbers.flatMap((number, index) => (index % 2 ? [[number, `row ${index}`] as const] : []))
      expect(stored.rows.map(({ number, data }) => [number, Buffer.from(data).toString()])).toEqual(
        told.sort(([a], [b]) => a - b),
      )
    })

    test('[L2] numbers go on after a compaction, and the first writer of a client id keeps it', async () => {
      await store.updateLog.append(key, [row('one', [7])])
      await store.updateLog.compact(key, { base: 0, upTo: 1, snapshot: Buffer.from('all') })
      await store.updateLog.append(key, [{ ...row('two'), author: 'server' }])
      const stored = await store.updateLog.read(key)
      expect(stored.rows.map(({ number }) => number)).toEqual([2])
      expect(stored.writers.get(7)?.author).toBe(noor)
    })

    test('[L3] a compaction keeps the rows that came after it had read', async () => {
      await store.updateLog.append(key, [row('one'), row('two')])
      const read = await store.updateLog.read(key)
      await store.updateLog.append(key, [row('late')])
      const upTo = read.rows.at(-1)?.number ?? 0
      expect(await store.updateLog.compact(key, { base: 0, upTo, snapshot: Buffer.from('one+two') })).toBe(true)
      const stored = await store.updateLog.read(key)
      expect(Buffer.from(stored.snapshot ?? []).toString()).toBe('one+two')
      expect(stored.snapshotUpTo).toBe(2)
      expect(texts(stored)).toEqual(['late'])
    })

    test('[L3] the second of two compactions that read the same rows does nothing', async () => {
      await store.updateLog.append(key, [row('one')])
      expect(await store.updateLog.compact(key, { base: 0, upTo: 1, snapshot: Buffer.from('first') })).toBe(true)
      expect(await store.updateLog.compact(key, { base: 0, upTo: 1, snapshot: Buffer.from('second') })).toBe(false)
      expect(Buffer.from((await store.updateLog.read(key)).snapshot ?? []).toString()).toBe('first')
    })

    test('[L4] removed words and compacted words are nowhere on the disk', async () => {
      const secret = 'nobody shall read this sentence again'
      await store.updateLog.append(key, [row(`${secret} ${'x'.repeat(20_000)}`)])
      await store.updateLog.append(other, [row(secret), row('stays')])
      expect((await at.bytes()).includes(secret)).toBe(true)
      await store.updateLog.remove([key])
      await store.updateLog.compact(other, { base: 0, upTo: 2, snapshot: Buffer.from('stays'), shred: true })
      expect((await at.bytes()).includes(secret)).toBe(false)
      expect(texts(await store.updateLog.read(key))).toEqual([])
      expect(await store.updateLog.keys()).toEqual([other])
    })

    test('[L5] a client id is refused to everybody but whom it was first written for, and nothing of the row stays', async () => {
      await store.updateLog.append(key, [row('one', [7])])
      const forged: NewRow = { ...row('two', [8, 7]), author: 'priya' as PersonId }
      const honest = store.updateLog.append(other, [row('fine')])
      await expect(store.updateLog.append(key, [forged])).rejects.toThrow(/belongs to another/)
      await honest
      expect(texts(await store.updateLog.read(key))).toEqual(['one'])
      expect(await store.updateLog.append(key, [row('three', [8])])).toBe(2)
    })

    test('[L6] what came after a number is the rows, or the snapshot in their place', async () => {
      await store.updateLog.append(key, [row('one'), row('two'), row('three')])
      expect(texts(required(await store.updateLog.readSince(key, 1)))).toEqual(['two', 'three'])
      await store.updateLog.compact(key, { base: 0, upTo: 2, snapshot: Buffer.from('one+two') })
      const behind = required(await store.updateLog.readSince(key, 1))
      expect([Buffer.from(behind.snapshot ?? []).toString(), texts(behind)]).toEqual(['one+two', ['three']])
      const level = required(await store.updateLog.readSince(key, 2))
      expect([level.snapshot, texts(level)]).toEqual([undefined, ['three']])
      expect(await store.updateLog.ends([key, other])).toEqual(new Map([[key, 3]]))
    })

    test('[L6] of two who append after the same row, one was quicker', async () => {
      await store.updateLog.append(key, [row('one')])
      const both = await Promise.all(
        ['two', 'other two'].map((text) => store.updateLog.appendAfter(key, [row(text)], 1)),
      )
      expect(both.filter((number) => number === 2)).toHaveLength(1)
      expect(both.filter((number) => number === undefined)).toHaveLength(1)
      expect((await store.updateLog.read(key)).rows).toHaveLength(2)
    })

    test('[L7] a document that the directory does not know, or has deleted, is not begun', async () => {
      const nowhere = 'board1/interview-1' as LogKey
      const version = { cause: 'a cause', author: noor, at: 1, state: Buffer.from('a state') }
      await expect(store.updateLog.append(nowhere, [row('one')])).rejects.toThrow(/.+/)
      await expect(store.updateLog.appendAfter(nowhere, [row('one')], 0)).rejects.toThrow(/.+/)
      await expect(store.updateLog.addVersion(nowhere, version, 1)).rejects.toThrow(/.+/)
      await store.directory.deleteBoard('board1' as BoardId, 2)
      await expect(store.updateLog.append(key, [row('one')])).rejects.toThrow(/.+/)
      await expect(store.updateLog.appendPrivate(key, [row('one')])).rejects.toThrow(/.+/)
      expect(await store.updateLog.keys()).toEqual([])
    })

    test('[L7] a removed document is not begun again', async () => {
      await store.updateLog.append(key, [row('one')])
      await store.updateLog.remove([key])
      await expect(store.updateLog.append(key, [row('two')])).rejects.toThrow(/removed/)
      expect(await store.updateLog.readSince(key, 1)).toBeUndefined()
      expect(await store.updateLog.ends([key])).toEqual(new Map())
    })

    test('versions are whole states, the newest first and not more than are kept, and go with their document', async () => {
      await store.updateLog.append(key, [row('one')])
      for (const at of [1, 2, 3])
        await store.updateLog.addVersion(
          key,
          { cause: `cause ${at}`, author: noor, at, state: Buffer.from(`state ${at}`) },
          2,
        )
      expect(await store.updateLog.versions(key)).toEqual([
        { id: 3, cause: 'cause 3', author: noor, at: 3 },
        { id: 2, cause: 'cause 2', author: noor, at: 2 },
      ])
      const version = required(await store.updateLog.version(key, 3))
      expect(Buffer.from(version.state).toString()).toBe('state 3')
      await store.updateLog.remove([key])
      expect(await store.updateLog.versions(key)).toEqual([])
      expect(await store.updateLog.version(key, 3)).toBeUndefined()
    })

    test('a state that is kept again takes no more room, and goes with the last version of it', async () => {
      await store.updateLog.append(key, [row('one')])
      const [same, next] = [incompressible('same'), incompressible('next')]
      const keep = (at: number, state: Buffer, most: number) =>
        store.updateLog.addVersion(key, { cause: `${at}`, author: noor, at, state }, most)
      await keep(1, same, 9)
      const before = (await at.bytes()).length
      for (const time of [2, 3, 4]) await keep(time, same, 9)
      expect((await at.bytes()).length - before).toBeLessThan(same.length)
      for (const id of [1, 4])
        expect(Buffer.from(required(await store.updateLog.version(key, id)).state).equals(same)).toBe(true)
      await keep(5, next, 2)
      expect(Buffer.from(required(await store.updateLog.version(key, 4)).state).equals(same)).toBe(true)
      await keep(6, next, 2)
      expect(await store.updateLog.version(key, 4)).toBeUndefined()
      await store.updateLog.remove([key])
      const bytes = await at.bytes()
      expect([bytes.includes(same.subarray(100, 160)), bytes.includes(next.subarray(100, 160))]).toEqual([false, false])
    })

    test('[L8] what was written in private is not taken once the map was shown; all else is', async () => {
      const boardId = 'board2' as BoardId
      const [key, other] = ['board2/map-1', 'board2/map-2'] as LogKey[]
      if (!key || !other) return
      await beginDocuments(store, boardId, [])
      for (const [id, mapId] of [
        ['noor', '1'],
        ['priya', '2'],
      ] as const) {
        const who = { id: id as PersonId, mapId: mapId as MapId, name: id, ready: true, role: 'author' as const }
        await store.directory.addPerson({
          boardId,
          person: { ...who, discipline: 'design', slot: 'river' },
          limit: 2,
          at: 2,
        })
      }
      expect(await store.updateLog.appendPrivate(key, [row('one', [7])])).toBe(1)
      expect(await store.directory.reveal(boardId, [{ mapId: '1' as MapId, shows: [] }], 3)).toEqual(['1'])
      expect(await store.updateLog.appendPrivate(key, [row('two', [8])])).toBe('shown')
      expect(await store.updateLog.append(key, [row('three', [7])])).toBe(2)
      expect(await store.updateLog.appendPrivate(other, [row('somewhere else')])).toBe(1)
      const stored = await store.updateLog.read(key)
      expect(texts(stored)).toEqual(['one', 'three'])
      expect(stored.writers).toEqual(new Map([[7, { author: noor, since: now }]]))
      // Nobody has drawn on this one yet.
      await store.updateLog.remove([other])
      expect(await store.directory.reveal(boardId, [{ mapId: '2' as MapId, shows: [] }], 3)).toEqual(['2'])
    })

    test('[L5] who proves that a client id was theirs before has it, and nobody who cannot', async () => {
      const priya = 'priya' as PersonId
      await store.updateLog.append(key, [row('taken up', [7])])
      await expect(store.updateLog.append(key, [proven(priya, now)])).rejects.toThrow('belongs to another')
      await store.updateLog.append(key, [proven(priya, now - 5)])
      await expect(store.updateLog.append(key, [row('again', [7])])).rejects.toThrow('belongs to another')
      await expect(store.updateLog.append(key, [proven(noor, now - 4)])).rejects.toThrow('belongs to another')
      const stored = await store.updateLog.read(key)
      expect(texts(stored)).toEqual(['taken up', 'brought'])
      const hers = { author: priya, since: now - 5 }
      expect(stored.writers).toEqual(
        new Map([
          [7, hers],
          [9, hers],
        ]),
      )
    })

    test('[L9] the incarnation stays when the log is opened again, and is another one when the log was set back', async () => {
      const first = await store.updateLog.lineage()
      expect(first).toMatchObject({ incarnation: expect.stringMatching(/^\w{24}$/), wasSetBack: false })
      expect(first.secret.length).toBeGreaterThanOrEqual(32)
      await store.close()
      store = await at.open()
      expect(await store.updateLog.lineage()).toEqual(first)
      await store.updateLog.beginAnew(Buffer.from('a secret of another log'))
      const next = await store.updateLog.lineage()
      expect(next.incarnation).not.toBe(first.incarnation)
      expect(next.wasSetBack).toBe(true)
      expect(Buffer.from(next.secret).toString()).toBe('a secret of another log')
      await store.updateLog.beginAnew()
      expect((await store.updateLog.lineage()).secret).toEqual(next.secret)
    })

    test('rows of all documents are counted, without those that a snapshot stands for', async () => {
      await store.updateLog.append(key, [row('one')])
      await store.updateLog.append(other, [row('two'), row('three')])
      expect(await store.updateLog.countRows()).toBe(3)
      await store.updateLog.compact(other, { base: 0, upTo: 2, snapshot: Buffer.from('two, three') })
      expect(await store.updateLog.appendAfter(other, [row('too late')], 1)).toBeUndefined()
      await store.updateLog.append(other, [row('four'), row('five')])
      await store.updateLog.append('board1/map-3' as LogKey, [row('six')])
      expect(await store.updateLog.countRows()).toBe(4)
      await store.close()
      store = await at.open()
      expect(await store.updateLog.countRows()).toBe(4)
      await store.updateLog.compact(other, { base: 2, upTo: 3, snapshot: Buffer.from('two, three, four') })
      await store.updateLog.remove([key])
      await store.updateLog.appendAfter(other, [row('seven')], 4)
      expect(await store.updateLog.countRows()).toBe(3)
    })
  })
}
