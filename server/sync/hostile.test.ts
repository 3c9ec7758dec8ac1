import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { addMoment, readMoments } from '#shared/documents/map-document.ts'
import type { MomentId } from '#shared/model/ids.ts'
import { ackProtocol, closeCodes } from '#shared/protocol/close-codes.ts'
import { limits } from '#shared/protocol/limits.ts'
import { connectPlain, type PlainConnection } from '../testing/connect-plain.ts'
import { joinBoard, type Member, startBoard } from '../testing/device.ts'
import type { RawSocket } from '../testing/raw-socket.ts'
import { startTestServer, type TestServer } from '../testing/start-server.ts'
import { until } from '../testing/until.ts'
import { recordUpdates, required } from '../testing/updates.ts'
import { answerFrame, haveFrame, presenceFrame, updateFrame } from './frames.ts'

let server: TestServer

beforeAll(async () => {
  // A clock that stands still: on a machine that is busy with other things, no flood is fast.
  server = await startTestServer({ now: () => 1_700_000_000_000 })
})
const open: PlainConnection[] = []
afterEach(() => {
  for (const connection of open.splice(0)) connection.close()
})
afterAll(() => server[Symbol.asyncDispose]())

/** Noor writes honestly into the shared map, and Tomasz, who may write there too, does what he should not. */
async function scene() {
  const priya = await startBoard(server.url, { name: 'Priya', discipline: 'product' })
  const noor = await joinBoard(server.url, priya.boardId, priya.invite, { name: 'Noor', discipline: 'design' })
  const tomasz = await joinBoard(server.url, priya.boardId, priya.invite, { name: 'Tomasz', discipline: 'engineering' })
  const honest = noor.open(priya.boardId, 'map-shared')
  const watching = priya.open(priya.boardId, 'map-shared')
  open.push(honest, watching)
  await honest.synced()
  await watching.synced()
  return { priya, noor, tomasz, honest, watching, path: `/sync/${priya.boardId}/map-shared` }
}

/** The honest writer goes on as if nothing had been, on the same socket, and is seen. */
async function goesOn(honest: PlainConnection, watching: PlainConnection): Promise<void> {
  const id = `after${readMoments(honest.doc).length}` as MomentId
  addMoment(honest.doc, { id, label: 'Undisturbed' })
  await until('the honest edit is seen', () => readMoments(watching.doc).some((moment) => moment.id === id))
  expect([...honest.closes, ...watching.closes]).toEqual([])
}

async function attack(member: Member, path: string): Promise<RawSocket> {
  const socket = member.socket(path, { protocols: [ackProtocol] })
  await socket.opened()
  // The greeting of a client that has nothing: what is missing from now on is nobody's but its own fault.
  socket.send(answerFrame(Y.encodeStateAsUpdate(new Y.Doc())))
  return socket
}

const [first, second] = recordUpdates((doc) => {
  doc.getMap('m').set('a', 1)
  doc.getMap('m').set('b', 2)
}) as [Uint8Array, Uint8Array]

test('a gap closes its own socket and harms no honest writer', async () => {
  const { tomasz, honest, watching, path } = await scene()
  const socket = await attack(tomasz, path)
  socket.send(updateFrame(second))
  expect(await socket.ended()).toBe(closeCodes.gap)
  await goesOn(honest, watching)
  const again = await attack(tomasz, path)
  again.send(updateFrame(required(recordUpdates((doc) => doc.getText('t').delete(0, 3), typed('hello'))[0])))
  expect(await again.ended()).toBe(closeCodes.gap)
  await goesOn(honest, watching)
})

test('what a client sends before it has heard what we lack waits for its answer', async () => {
  const { tomasz, honest, watching, path } = await scene()
  const socket = tomasz.socket(path, { protocols: [ackProtocol] })
  await socket.opened()
  socket.send(updateFrame(second))
  socket.send(answerFrame(Y.mergeUpdates([first, second])))
  await until('it is seen', () => watching.doc.getMap('m').get('b') === 2)
  expect(socket.ws.readyState).toBe(socket.ws.OPEN)
  socket.close()
  await goesOn(honest, watching)
})

test('frames that are none close their own socket and harm no honest writer', async () => {
  const { tomasz, honest, watching, path } = await scene()
  const frames: (string | Uint8Array)[] = [
    'hello',
    '',
    Buffer.of(),
    Buffer.of(99),
    Buffer.of(0),
    Buffer.of(0, 7),
    Buffer.of(0, 2, 200),
    Buffer.of(0, 2, 3, 1, 2, 3),
    Buffer.of(1, 3, 255, 255, 255),
    Buffer.alloc(5_000, 0xff),
    Buffer.concat([updateFrame(first), Buffer.of(0)]),
    haveFrame(Buffer.of(255, 255)),
    updateFrame(Buffer.from('00010000000001000100010200001602000001fdffffffff7f0000', 'hex')),
    updateFrame(Y.encodeStateAsUpdateV2(typed('hello'))),
  ]
  for (const frame of frames) {
    const socket = await attack(tomasz, path)
    socket.send(frame)
    expect(await socket.ended()).toBe(closeCodes.badFrame)
  }
  await goesOn(honest, watching)
})

test('a frame that is too large, and a socket that breaks the protocol, are closed without harm', async () => {
  const { tomasz, honest, watching, path } = await scene()
  const large = await attack(tomasz, path)
  large.send(Buffer.alloc(limits.maxFrameBytes + 1))
  expect(await large.ended()).toBe(1009)
  const broken = await attack(tomasz, path)
  // A frame that is not masked, straight onto the line.
  const line = (broken.ws as unknown as { _socket: { write(bytes: Uint8Array): void } })._socket
  line.write(Buffer.of(0x82, 0x01, 0x00))
  expect(await broken.ended()).toBe(1002)
  await goesOn(honest, watching)
})

test('nobody can take up the clock of another person’s client', async () => {
  const { tomasz, honest, watching, path } = await scene()
  addMoment(honest.doc, { id: 'm1' as MomentId, label: 'Mine' })
  await until('it is seen', () => readMoments(watching.doc).length === 1)
  const forged = new Y.Doc()
  Y.applyUpdate(forged, Y.encodeStateAsUpdate(watching.doc))
  forged.clientID = honest.doc.clientID
  const socket = await attack(tomasz, path)
  socket.send(updateFrame(required(recordUpdates((doc) => doc.getMap('m').set('forged', true), forged)[0])))
  expect(await socket.ended()).toBe(closeCodes.notYours)
  await goesOn(honest, watching)
  expect(watching.doc.getMap('m').has('forged')).toBe(false)
})

test('whoever sends faster than any person can is asked to slow down, and only they', async () => {
  const { tomasz, honest, watching, path } = await scene()
  const socket = await attack(tomasz, path)
  const updates = recordUpdates((doc) => {
    for (let edit = 0; edit < limits.updatesBurst + 400; edit++) doc.getMap('m').set('k', edit)
  })
  for (const update of updates) socket.send(updateFrame(update))
  expect(await socket.ended()).toBe(closeCodes.tooFast)
  await goesOn(honest, watching)
})

test('whoever asks for the whole document again and again is asked to slow down', async () => {
  const { tomasz, honest, watching, path } = await scene()
  const socket = await attack(tomasz, path)
  for (let ask = 0; ask <= limits.asksBurst + 20; ask++) socket.send(haveFrame(Uint8Array.of(0)))
  expect(await socket.ended()).toBe(closeCodes.tooFast)
  await goesOn(honest, watching)
})

test('who sends ahead and never says what they have is heard for a while, and then no more', async () => {
  const { tomasz, honest, watching, path } = await scene()
  const socket = tomasz.socket(path, { protocols: [ackProtocol] })
  await socket.opened()
  // Each builds on one that nobody has, and is as large as the kept ones together may be in four.
  const updates = recordUpdates((doc) => {
    for (let edit = 0; edit < 6; edit++) doc.getMap('m').set(`k${edit}`, 'x'.repeat(1024 * 1024))
  })
  for (const update of updates.slice(1)) socket.send(updateFrame(update))
  expect(await socket.ended()).toBe(closeCodes.gap)
  await goesOn(honest, watching)
})

test('a burst of 500 updates is welcome', async () => {
  const { priya, tomasz } = await scene()
  const connection = connectPlain({
    url: server.url,
    boardId: priya.boardId,
    document: 'map-shared',
    cookie: tomasz.cookie(),
    acks: true,
  })
  await connection.synced()
  for (let edit = 0; edit < 499; edit++) connection.doc.getMap('m').set(`k${edit}`, edit)
  await until('all is acknowledged', () => connection.acknowledged() === 500)
  expect(connection.closes).toEqual([])
  connection.close()
})

test('a reader who does not read is closed before their backlog eats the memory', async () => {
  const { tomasz, honest, watching, path } = await scene()
  const slow = await attack(tomasz, path)
  slow.ws.pause()
  const before = await server.metric('tributary_sockets')
  for (let edit = 0; edit < 45; edit++) {
    honest.doc.getMap('m').set('k', `${edit}${'x'.repeat(400_000)}`)
    await until('who reads has it', () => String(watching.doc.getMap('m').get('k')).startsWith(`${edit}x`))
  }
  await until('the slow one is gone', async () => (await server.metric('tributary_sockets')) < before)
  expect(await server.metric('tributary_refused_total{reason="slow-reader"}')).toBe(1)
  slow.ws.resume()
  await goesOn(honest, watching)
})

test('a document has a limit: what would go beyond it is refused, also in one burst, and what was there stays', async () => {
  const { tomasz, honest, watching, path } = await scene()
  const socket = await attack(tomasz, path)
  const third = Math.ceil(limits.maxDocumentBytes / 2.8)
  const updates = recordUpdates((doc) => {
    for (const key of ['one', 'two', 'three']) doc.getMap('m').set(key, 'x'.repeat(third))
  })
  // All at once: none of them is on the disk when the last one comes.
  for (const update of updates) socket.send(updateFrame(update))
  expect(await socket.ended()).toBe(closeCodes.full)
  const keys = () => [...watching.doc.getMap('m').keys()].filter((key) => ['one', 'two', 'three'].includes(key))
  await until('what fits has come', () => keys().length === 2)
  await until('the honest writer has it, too', () => honest.doc.getMap('m').has('two'))
  await goesOn(honest, watching)
  expect(keys()).toEqual(['one', 'two'])
})

test('a lie about who one is does not reach anybody', async () => {
  const { priya, tomasz, noor, honest, watching, path } = await scene()
  honest.provider.awareness.setLocalState({ personId: noor.personId, at: 'm1' })
  const noorsClient = honest.doc.clientID
  await until('Noor is seen', () => watching.provider.awareness.getStates().has(noorsClient))
  const socket = await attack(tomasz, path)
  socket.send(presenceFrame(entry(noorsClient, 99, { personId: noor.personId, at: 'nowhere' })))
  socket.send(presenceFrame(entry(noorsClient, 100, null)))
  socket.send(presenceFrame(entry(4242, 1, { personId: priya.personId, at: 'm7' })))
  await until('Tomasz is seen', () => watching.provider.awareness.getStates().has(4242))
  const states = watching.provider.awareness.getStates()
  expect(states.get(4242)).toEqual({ personId: tomasz.personId, at: 'm7' })
  expect(states.get(noorsClient)).toEqual({ personId: noor.personId, at: 'm1' })
  socket.close()
  await until('Tomasz has left', () => !watching.provider.awareness.getStates().has(4242))
  await goesOn(honest, watching)
})

test('a flood of presence is thinned out and disturbs nobody', async () => {
  const { tomasz, honest, watching, path } = await scene()
  const socket = await attack(tomasz, path)
  for (let clock = 1; clock < 1_000; clock++) socket.send(presenceFrame(entry(4242, clock, { clock })))
  await goesOn(honest, watching)
  socket.send(updateFrame(first))
  await until('the flooder still is heard', () => watching.doc.getMap('m').get('a') === 1)
  expect(await server.metric('tributary_refused_total{reason="presence-rate"}')).toBeGreaterThan(0)
  socket.close()
})

function typed(words: string): Y.Doc {
  const doc = new Y.Doc()
  doc.getText('t').insert(0, words)
  return doc
}

/** A presence payload with one entry, as anybody could write it. */
function entry(client: number, clock: number, state: unknown): Uint8Array {
  const json = Buffer.from(JSON.stringify(state))
  return Buffer.concat([Buffer.of(1), varUint(client), varUint(clock), varUint(json.length), json])
}

function varUint(value: number): Buffer {
  const bytes: number[] = []
  let rest = value
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128)
  return Buffer.of(...bytes, rest)
}
