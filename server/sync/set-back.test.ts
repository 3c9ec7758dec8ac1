import { rm } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { BoardId } from '#shared/model/ids.ts'
import type { Authorship } from '#shared/protocol/authorship.ts'
import { interviewCreated, invited } from '#shared/protocol/api.ts'
import { ackProtocol, closeCodes, incarnationOf } from '#shared/protocol/close-codes.ts'
import { backupLines, loadBackup } from '../cli/backup-file.ts'
import { openStore } from '../storage/open-store.ts'
import type { Store } from '../storage/store.ts'
import { connectPlain, type PlainConnection, shownAuthors } from '../testing/connect-plain.ts'
import { joinBoard, type Member, startBoard } from '../testing/device.ts'
import { openRawSocket, type RawSocket } from '../testing/raw-socket.ts'
import { createTestSchema, testDatabaseUrl } from '../testing/postgres.ts'
import { newDataDir, startTestServer, type TestServer } from '../testing/start-server.ts'
import { until } from '../testing/until.ts'
import { answerFrame, updateFrame } from './frames.ts'
import { logKeyOfName } from './log-key.ts'
import { readDocument } from './read-document.ts'

type Place = { readonly dataDir: string; readonly databaseUrl?: string; clear(): Promise<void> }

async function folder(): Promise<Place> {
  const dataDir = await newDataDir()
  return { dataDir, clear: () => rm(dataDir, { recursive: true, force: true }) }
}

async function schema(): Promise<Place> {
  const { url, drop } = await createTestSchema()
  const { dataDir, clear } = await folder()
  const both = async () => {
    await drop()
    await clear()
  }
  return { dataDir, databaseUrl: url, clear: both }
}

describe('on SQLite', () => {
  describeSetBack(folder)
})
describe.skipIf(!testDatabaseUrl)('on Postgres (needs TEST_DATABASE_URL)', () => {
  describeSetBack(schema)
})

function describeSetBack(newPlace: () => Promise<Place>): void {
  let places: Place[]
  let server: TestServer
  let open: PlainConnection[]

  beforeEach(async () => {
    places = [await newPlace()]
    server = await startTestServer(places[0])
    open = []
  })
  afterEach(async () => {
    leave()
    await server.stop()
    for (const place of places) await place.clear()
  })

  function leave(): void {
    for (const connection of open) connection.close()
    open = []
  }

  async function inStore<T>(act: (store: Store) => Promise<T>): Promise<T> {
    const place = places.at(-1)
    const store = await openStore({ dataDir: place?.dataDir ?? '', databaseUrl: place?.databaseUrl }, Date.now, {
      alone: false,
    })
    try {
      return await act(store)
    } finally {
      await store.close()
    }
  }

  /** What a backup would hold now. */
  const backup = () =>
    inStore(async (store) => {
      const lines: string[] = []
      for await (const line of backupLines(store, 0)) lines.push(line)
      return lines
    })

  /** The disk is lost, and what the backup holds goes on somewhere else. */
  async function setBack(lines: readonly string[]): Promise<void> {
    leave()
    await server.stop()
    const place = await newPlace()
    places.push(place)
    await inStore((store) => loadBackup(store, toAsync(lines)))
    server = await startTestServer(place)
  }

  function opens(member: Member, document: string, options: Partial<Parameters<typeof connectPlain>[0]> = {}) {
    const { boardId } = member
    const connection = connectPlain({ url: server.url, boardId, document, cookie: member.cookie(), ...options })
    open.push(connection)
    return connection
  }

  async function socketOf(member: Member, document: string): Promise<RawSocket> {
    const url = `${server.url.replace('http', 'ws')}/sync/${member.boardId}/${document}`
    const socket = openRawSocket({ url, origin: server.url, cookie: member.cookie(), protocols: [ackProtocol] })
    await socket.opened()
    return socket
  }

  /** What stands in the log, and by whom each word was written. */
  async function authorsOf(boardId: BoardId, document: string, text: string): Promise<ReadonlyMap<string, string>> {
    const stored = await inStore((store) => store.updateLog.read(logKeyOfName(boardId, document)))
    const { doc, incomplete } = readDocument(stored)
    expect(incomplete).toBe(false)
    const found = new Map<string, string>()
    for (let item = doc.getText(text)._start; item; item = item.right)
      if (!item.deleted && item.content instanceof Y.ContentString)
        found.set(item.content.str, stored.writers.get(item.id.client)?.author ?? 'nobody')
    return found
  }

  async function team(): Promise<{ ada: Member; ben: Member; boardId: BoardId }> {
    const ada = await startBoard(server.url, { name: 'Ada', discipline: 'product' })
    const ben = await joinBoard(server.url, ada.boardId, ada.invite, { name: 'Ben', discipline: 'design' })
    return { ada, ben, boardId: ada.boardId }
  }

  /** Ada and Ben write before and after the backup, and both hear of everything but of Ben’s last word. */
  async function scene({ acks }: { acks: boolean }) {
    const { ada, ben, boardId } = await team()
    const [hers, his] = [opens(ada, 'board', { acks }), opens(ben, 'board', { acks })]
    await Promise.all([hers.synced(), his.synced()])
    await writes(hers, 'early', his)
    const lines = await backup()
    await writes(his, 'ben1', hers)
    await writes(hers, 'ada1', his)
    await writes(his, 'ben2', hers)
    return { ada, ben, boardId, lines, hers, his }
  }

  const all = ['early', 'ben1', 'ada1', 'ben2', 'ben3']

  for (const first of ['Ada', 'Ben'])
    test(`what was saved after the backup comes back under its author’s name, though ${first} is the first to come`, async () => {
      const { ada, ben, boardId, lines, hers, his } = await scene({ acks: true })
      hers.close()
      his.doc.getText('words').insert(his.doc.getText('words').length, 'ben3', { ben3: true })
      await until('his last word is saved', () => his.acknowledged() >= 4)
      const before = his.log()
      await setBack(lines)
      const come = {
        Ada: () => opens(ada, 'board', { acks: true, doc: hers.doc, authors: hers.authors }),
        Ben: () => opens(ben, 'board', { acks: true, doc: his.doc, authors: his.authors }),
      }
      const one = first === 'Ada' ? come.Ada() : come.Ben()
      await until('it is brought back', () => one.acknowledged() >= 1)
      const other = first === 'Ada' ? come.Ben() : come.Ada()
      await until('the other is in, too', () => other.acknowledged() >= 1)
      expect(one.log()?.incarnation).not.toBe(before?.incarnation)
      // Both go on with the client ids that they had.
      one.doc.getMap('after').set('one', true)
      other.doc.getMap('after').set('other', true)
      const reader = opens(ada, 'board')
      await until('all is there', () => reader.doc.getMap('after').size === 2)
      expect([one.closes, other.closes]).toEqual([[], []])
      const found = await authorsOf(boardId, 'board', 'words')
      expect([...found]).toEqual(all.map((word) => [word, word.startsWith('ben') ? ben.personId : ada.personId]))
      expect(reader.doc.getText('words').toString()).toBe(all.join(''))
    })

  test('clients that know nothing of authors are taken in as well, in either order', async () => {
    const { ada, ben, boardId, lines, hers, his } = await scene({ acks: false })
    await setBack(lines)
    const second = opens(ada, 'board', { doc: hers.doc })
    await second.synced()
    his.doc.getText('words').insert(his.doc.getText('words').length, 'ben3', { ben3: true })
    const third = opens(ben, 'board', { doc: his.doc })
    await until('his word is read', () => hers.doc.getText('words').toString() === all.join(''))
    hers.doc.getText('words').insert(0, 'ada2', { ada2: true })
    await until('her word is read', () => his.doc.getText('words').toString().startsWith('ada2'))
    expect([second.closes, third.closes]).toEqual([[], []])
    const found = await authorsOf(boardId, 'board', 'words')
    expect(found.get('ben3')).toBe(ben.personId)
    expect(found.get('ada2')).toBe(ada.personId)
  })

  test('who took up somebody’s client id after the log was set back loses it to the one who proves it', async () => {
    const { ada, ben, boardId, lines, his } = await scene({ acks: true })
    await setBack(lines)
    const forged = new Y.Doc()
    forged.clientID = his.doc.clientID
    forged.getMap('m').set('forged', true)
    const thief = await socketOf(ada, 'board')
    thief.send(updateFrame(Y.encodeStateAsUpdate(forged)))
    const reader = opens(ada, 'board')
    await until('the forged word is in', () => reader.doc.getMap('m').has('forged'))
    const mine = opens(ben, 'board', { acks: true, doc: his.doc, authors: his.authors })
    await mine.synced()
    his.doc.getMap('after').set('mine', true)
    await until('he writes on', () => reader.doc.getMap('after').has('mine'))
    expect(mine.closes).toEqual([])
    // And she writes no more in his name.
    const state = new Y.Doc()
    Y.applyUpdate(state, Y.encodeStateAsUpdate(reader.doc))
    state.clientID = his.doc.clientID
    const since = Y.encodeStateVector(state)
    state.getMap('m').set('again', true)
    thief.send(updateFrame(Y.encodeStateAsUpdate(state, since)))
    expect(await thief.ended()).toBe(closeCodes.notYours)
    const writers = await inStore((store) => store.updateLog.read(logKeyOfName(boardId, 'board')))
    expect(writers.writers.get(his.doc.clientID)?.author).toBe(ben.personId)
  })

  type Forgery = (proof: Authorship, elsewhere: Authorship) => Authorship
  const forgeries: Readonly<Record<string, Forgery>> = {
    'a seal that was made up': (proof) => ({ ...proof, seal: new Uint8Array(16) }),
    'another author': (proof) => ({ ...proof, author: 'somebody' as Member['personId'] }),
    'an earlier time': (proof) => ({ ...proof, since: proof.since - 1 }),
    'a clock that was never on disk': (proof) => ({ ...proof, end: proof.end + 1 }),
    'a word about another document': (_proof, elsewhere) => elsewhere,
  }
  test('nobody extends what another wrote by a forged word, or by one about another document', async () => {
    const { ada, ben, lines, hers, his } = await scene({ acks: true })
    // The same client id in another document, further than in this one.
    const shared = new Y.Doc()
    shared.clientID = his.doc.clientID
    const there = opens(ben, 'map-shared', { acks: true, doc: shared })
    await there.synced()
    shared.getText('t').insert(0, 'x'.repeat(500))
    await until('it is known there', () => there.authors.has(shared.clientID))
    await setBack(lines)
    const back = opens(ben, 'board', { acks: true, doc: his.doc, authors: his.authors })
    await until('his words are back', () => back.acknowledged() >= 1)
    back.close()
    const forged = new Y.Doc()
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(his.doc))
    forged.clientID = his.doc.clientID
    const since = Y.encodeStateVector(forged)
    forged.getMap('m').set('forged', true)
    const proof = required(hers.authors.get(his.doc.clientID))
    const elsewhere = required(there.authors.get(shared.clientID))
    const codes: [string, number][] = []
    for (const [name, forge] of Object.entries(forgeries)) {
      const socket = await socketOf(ada, 'board')
      socket.send(shownAuthors([forge(proof, elsewhere)]))
      socket.send(answerFrame(Y.encodeStateAsUpdate(forged, since)))
      codes.push([name, await socket.ended()])
    }
    expect(codes).toEqual(Object.keys(forgeries).map((name) => [name, closeCodes.notYours]))
    const reader = opens(ada, 'board')
    await reader.synced()
    expect(reader.doc.getMap('m').has('forged')).toBe(false)
    const goesOn = opens(ben, 'board', { acks: true, doc: his.doc, authors: his.authors })
    await goesOn.synced()
    await writes(goesOn, 'ben3', reader)
  })

  test('in a log that was never set back nobody brings what another wrote, whatever they show', async () => {
    const { ada, hers, his } = await scene({ acks: true })
    const forged = new Y.Doc()
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(his.doc))
    forged.clientID = his.doc.clientID
    const since = Y.encodeStateVector(forged)
    forged.getMap('m').set('forged', true)
    const socket = await socketOf(ada, 'board')
    socket.send(shownAuthors([...hers.authors.values()]))
    socket.send(answerFrame(Y.encodeStateAsUpdate(forged, since)))
    expect(await socket.ended()).toBe(closeCodes.notYours)
  })

  test('who is here under a client id has it, though they have not written yet', async () => {
    const { ada, ben } = await team()
    const his = opens(ben, 'board', { acks: true })
    await his.synced()
    const hers = opens(ada, 'board')
    await until('he is seen', () => hers.provider.awareness.getStates().has(his.doc.clientID))
    const forged = new Y.Doc()
    forged.clientID = his.doc.clientID
    forged.getMap('m').set('forged', true)
    const socket = await socketOf(ada, 'board')
    socket.send(updateFrame(Y.encodeStateAsUpdate(forged)))
    expect(await socket.ended()).toBe(closeCodes.notYours)
    his.doc.getMap('m').set('mine', true)
    await until('he writes', () => hers.doc.getMap('m').has('mine'))
  })

  test('what was written without a connection while the log was set back comes with the rest', async () => {
    const { ada, ben, boardId, lines, hers, his } = await scene({ acks: true })
    his.close()
    his.doc.getText('words').insert(his.doc.getText('words').length, 'ben3', { ben3: true })
    await setBack(lines)
    const reader = opens(ada, 'board', { acks: true })
    await reader.synced()
    await writes(reader, 'anew', reader)
    const back = opens(ben, 'board', { acks: true, doc: his.doc, authors: his.authors })
    await until('it is brought', () => reader.doc.getText('words').toString().includes('ben3'))
    const second = opens(ada, 'board', { acks: true, doc: hers.doc, authors: hers.authors })
    await second.synced()
    expect([back.closes, second.closes]).toEqual([[], []])
    const found = await authorsOf(boardId, 'board', 'words')
    expect([...found.keys()].toSorted()).toEqual(['ada1', 'anew', 'ben1', 'ben2', 'ben3', 'early'])
    expect(found.get('ben3')).toBe(ben.personId)
    expect(found.get('ada1')).toBe(ada.personId)
  })

  test('an observer who is ahead brings nothing, and reads along once an author has', async () => {
    const { ada, ben, boardId, his } = await scene({ acks: true })
    const { invite } = await ada.ask('POST', `/api/boards/${boardId}/invites`, invited, { role: 'observer' })
    const olga = await joinBoard(server.url, boardId, invite, { name: 'Olga', discipline: 'other' })
    const hears = opens(olga, 'board', { acks: true })
    await hears.synced()
    const withOlga = await backup()
    await writes(his, 'ben3', hears)
    await setBack(withOlga)
    const ahead = opens(olga, 'board', { acks: true, doc: hears.doc, authors: hears.authors })
    expect(await ahead.refused()).toBe(closeCodes.notAllowed)
    const reader = opens(ada, 'board')
    await reader.synced()
    expect(reader.doc.getText('words').toString()).not.toContain('ben3')
    const back = opens(ben, 'board', { acks: true, doc: his.doc, authors: his.authors })
    await until('the author brings it', () => reader.doc.getText('words').toString().includes('ben3'))
    const again = opens(olga, 'board', { acks: true, doc: hears.doc, authors: hears.authors })
    await again.synced()
    await writes(back, 'ben4', again)
    expect([again.closes, back.closes]).toEqual([[], []])
  })

  test('of an interview and a map that the backup does not know, each is told that it is unknown, in this history', async () => {
    const ada = await startBoard(server.url, { name: 'Ada', discipline: 'product' })
    const { boardId } = ada
    const lines = await backup()
    const { interviewId } = await ada.ask('POST', `/api/boards/${boardId}/interviews`, interviewCreated)
    const late = await joinBoard(server.url, boardId, ada.invite, { name: 'Late', discipline: 'design' })
    const told = opens(ada, `interview-${interviewId}`, { acks: true })
    const drawn = opens(late, `map-${late.mapId}`, { acks: true })
    await Promise.all([told.synced(), drawn.synced()])
    told.doc.getText('t').insert(0, 'what was said')
    drawn.doc.getText('t').insert(0, 'what was drawn')
    await until('both are saved', () => told.acknowledged() >= 2 && drawn.acknowledged() >= 2)
    await setBack(lines)
    const answers = await Promise.all(
      [
        [ada, `interview-${interviewId}`],
        [late, `map-${late.mapId}`],
      ].map(async ([member, document]) => {
        const socket = await socketOf(member as Member, document as string)
        const code = await socket.ended()
        return [code, incarnationOf(socket.reason())]
      }),
    )
    const now = await inStore((store) => store.updateLog.lineage())
    expect(answers).toEqual([
      [closeCodes.unknownDocument, now.incarnation],
      [closeCodes.notSignedIn, now.incarnation],
    ])
  })

  test('a backup of an earlier version, which knows no seals, takes everybody in as well', async () => {
    const { ada, ben, lines, hers, his } = await scene({ acks: true })
    const older = lines.map((line) => {
      const { secret: _secret, ...rest } = JSON.parse(line) as { secret?: string; writers?: unknown[][] }
      return JSON.stringify(rest.writers ? { ...rest, writers: rest.writers.map((entry) => entry.slice(0, 2)) } : rest)
    })
    await setBack(older)
    const one = opens(ada, 'board', { acks: true, doc: hers.doc, authors: hers.authors })
    await until('it is brought back', () => one.acknowledged() >= 1)
    his.doc.getMap('after').set('mine', true)
    const other = opens(ben, 'board', { acks: true, doc: his.doc, authors: his.authors })
    await until('he goes on', () => hers.doc.getMap('after').has('mine'))
    expect([one.closes, other.closes]).toEqual([[], []])
  })
}

/** One word, in a piece of its own. */
async function writes(who: PlainConnection, word: string, reader: PlainConnection): Promise<void> {
  const text = who.doc.getText('words')
  text.insert(text.length, word, { [word]: true })
  await until(`${word} is read`, () => reader.doc.getText('words').toString().includes(word))
}

async function* toAsync(lines: readonly string[]): AsyncGenerator<string> {
  for (const line of lines) yield await Promise.resolve(line)
}

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('something the test relies on is not there')
  return value
}
