import { afterAll, beforeAll, expect, test } from 'vitest'
import * as api from '#shared/protocol/api.ts'
import { closeCodes } from '#shared/protocol/close-codes.ts'
import { addMoment, changeMoment, readMoments, removeMoments } from '#shared/documents/map-document.ts'
import type { MomentId } from '#shared/model/ids.ts'
import { connectPlain } from '../testing/connect-plain.ts'
import { joinBoard, startBoard } from '../testing/device.ts'
import { startTestServer, type TestServer } from '../testing/start-server.ts'
import { until } from '../testing/until.ts'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server[Symbol.asyncDispose]())

let trios = 0

/** Priya has drawn alone, and taken some words back; Noor is there too. Every trio has words of its own. */
async function trio() {
  const secret = `Everybody is asleep before film ${++trios} is chosen`
  const takenBack = `My boss would never watch film ${trios}`
  const priya = await startBoard(server.url, { name: 'Priya', discipline: 'product' })
  const noor = await joinBoard(server.url, priya.boardId, priya.invite, { name: 'Noor', discipline: 'design' })
  const mine = priya.open(priya.boardId, `map-${priya.mapId}`)
  await mine.synced()
  addMoment(mine.doc, { id: 'm1' as MomentId, label: takenBack })
  changeMoment(mine.doc, 'm1' as MomentId, { label: secret })
  addMoment(mine.doc, { id: 'm2' as MomentId, label: takenBack })
  removeMoments(mine.doc, ['m2' as MomentId])
  mine.provider.awareness.setLocalState({ personId: priya.personId, at: 'm1' })
  await until('the map is on disk', async () => (await server.bytesOnDisk()).includes(secret))
  return { priya, noor, mine, secret, takenBack }
}

test('nobody obtains a byte of an unrevealed map under any name', async () => {
  const { priya, noor, mine, secret, takenBack } = await trio()
  const name = `map-${priya.mapId}`
  const names = [
    name,
    `map-${priya.mapId}?x=1`,
    encodeURIComponent(name).replace('-', '%2D'),
    `map%2d${priya.mapId}`,
    `map-${priya.mapId}%00`,
    `map-${priya.mapId}/`,
    `./${name}`,
    `../${priya.boardId}/${name}`,
    `session/../${name}`,
    `board%2f..%2f${name}`,
    `interview-${priya.mapId}`,
    `map-shared/${name}`,
    `MAP-${priya.mapId}`,
    ` ${name}`,
    priya.mapId,
    `map-map-${priya.mapId}`,
    `map-${noor.mapId}|${name}`,
  ]
  for (const tried of names) {
    const spy = noor.open(priya.boardId, tried)
    const code = await spy.refused()
    expect([closeCodes.notAllowed, closeCodes.unknownDocument]).toContain(code)
    expect({ tried, received: spy.received().length }).toEqual({ tried, received: 0 })
    spy.close()
  }
  // Nor is anything of it in the documents that Noor may read, or in what the server says of the board.
  for (const allowed of ['session', 'board', 'map-shared', `map-${noor.mapId}`]) {
    const open = noor.open(priya.boardId, allowed)
    await open.synced()
    for (const words of [secret, takenBack]) expect(open.received().toString()).not.toContain(words)
    open.close()
  }
  expect(server.logged()).not.toContain(secret)
  mine.close()
})

test('a stranger without a cookie, or with one that was made up, gets nothing', async () => {
  const { priya, mine } = await trio()
  for (const cookie of [
    '',
    `tributary_device=${'A'.repeat(43)}`,
    'tributary_device=; a=b',
    'tributary_device=../../x',
  ]) {
    const socket = priya.socket(`/sync/${priya.boardId}/map-${priya.mapId}`, { cookie })
    expect(await socket.ended()).toBe(closeCodes.notSignedIn)
    expect(socket.frames).toEqual([])
  }
  mine.close()
})

test('a page of another origin gets no socket at all, and a client without an origin needs the cookie', async () => {
  const { priya, mine } = await trio()
  const path = `/sync/${priya.boardId}/map-${priya.mapId}`
  for (const origin of [
    'https://evil.example',
    'null',
    server.url.replace('http:', 'https:'),
    `${server.url}.evil.example`,
  ])
    expect(await priya.socket(path, { origin }).ended()).toBe(403)
  expect(await priya.socket(path, { origin: null, cookie: '' }).ended()).toBe(closeCodes.notSignedIn)
  const own = priya.socket(path, { origin: null })
  await until('the server has greeted', () => own.frames.length > 0)
  own.close()
  mine.close()
})

test('a reveal opens exactly the ready maps, without what was deleted before, and only for reading', async () => {
  const { priya, noor, mine, secret, takenBack } = await trio()
  const nobody = await priya.request('POST', `/api/boards/${priya.boardId}/reveal`, {})
  expect(nobody.status).toBe(409)
  expect((await noor.request('POST', `/api/boards/${priya.boardId}/reveal`, {})).status).toBe(403)

  const session = noor.open(priya.boardId, 'session')
  await session.synced()
  await priya.ask('POST', `/api/boards/${priya.boardId}/maps/mine/ready`, api.readyBody, { ready: true })
  const outcome = await priya.ask('POST', `/api/boards/${priya.boardId}/reveal`, api.revealed)
  expect(outcome).toEqual({ revealed: [priya.mapId], waiting: [noor.personId] })

  const seen = noor.open(priya.boardId, `map-${priya.mapId}`)
  await seen.synced()
  expect(readMoments(seen.doc).map(({ label }) => label)).toEqual([secret])
  expect(seen.received().includes(takenBack)).toBe(false)
  expect((await server.bytesOnDisk()).includes(takenBack)).toBe(false)
  await until('the session document says so', () => session.received().includes('revealedAt'))

  // Writing into it is refused; its owner goes on.
  addMoment(seen.doc, { id: 'spy' as MomentId, label: 'Noor was here' })
  expect(await seen.refused()).toBe(closeCodes.notAllowed)
  addMoment(mine.doc, { id: 'm3' as MomentId, label: 'And then the lights go out' })
  const again = noor.open(priya.boardId, `map-${priya.mapId}`)
  await until('the owner’s next moment has come', () => readMoments(again.doc).length === 2)
  expect(
    readMoments(again.doc)
      .map(({ id }) => id)
      .sort(),
  ).toEqual(['m1', 'm3'])

  // Priya cannot read Noor's, who was not ready.
  const spy = priya.open(priya.boardId, `map-${noor.mapId}`)
  expect(await spy.refused()).toBe(closeCodes.notAllowed)
  const tooLate = await priya.request('POST', `/api/boards/${priya.boardId}/maps/mine/ready`, { ready: false })
  expect(tooLate.status).toBe(400)
  for (const open of [mine, seen, again, session, spy]) open.close()
})

test('facts are the server’s: nobody can write the session document', async () => {
  const { priya, mine } = await trio()
  const session = priya.open(priya.boardId, 'session')
  await session.synced()
  session.doc.getMap('people').set(priya.personId, { name: 'Somebody else', role: 'facilitator' })
  expect(await session.refused()).toBe(closeCodes.notAllowed)
  const fresh = priya.open(priya.boardId, 'session')
  await fresh.synced()
  expect(fresh.doc.getMap('people').get(priya.personId)).toMatchObject({ name: 'Priya' })
  for (const open of [mine, session, fresh]) open.close()
})

test('a role that changes takes effect on open sockets at once', async () => {
  const { priya, noor, mine } = await trio()
  const board = noor.open(priya.boardId, 'board')
  await board.synced()
  board.doc.getText('brief:actor').insert(0, 'A parent')
  const seen = priya.open(priya.boardId, 'board')
  await until('the edit has come', () => seen.doc.getText('brief:actor').toString() === 'A parent')

  await priya.ask('POST', `/api/boards/${priya.boardId}/roles`, api.done, { personId: noor.personId, role: 'observer' })
  board.doc.getText('brief:actor').insert(0, 'Not ')
  expect(await board.refused()).toBe(closeCodes.notAllowed)
  expect(seen.doc.getText('brief:actor').toString()).toBe('A parent')
  const reading = noor.open(priya.boardId, 'board')
  await reading.synced()
  expect(reading.doc.getText('brief:actor').toString()).toBe('A parent')
  expect((await noor.request('POST', `/api/boards/${priya.boardId}/interviews`, {})).status).toBe(403)
  for (const open of [mine, board, seen, reading]) open.close()
})

test('a withdrawn interview is gone from everybody and from the disk', async () => {
  const { priya, noor, mine } = await trio()
  const words = 'I fall asleep with the remote in my hand'
  const path = `/api/boards/${priya.boardId}/interviews`
  const { interviewId } = await noor.ask('POST', path, api.interviewCreated)
  const writing = noor.open(priya.boardId, `interview-${interviewId}`)
  const reading = priya.open(priya.boardId, `interview-${interviewId}`)
  await writing.synced()
  writing.doc.getText('text').insert(0, words)
  await until('Priya reads it', () => reading.doc.getText('text').toString() === words)
  expect((await server.bytesOnDisk()).includes(words)).toBe(true)

  await noor.ask('DELETE', `${path}/${interviewId}`, api.done)
  expect(await writing.refused()).toBe(closeCodes.gone)
  expect(await reading.refused()).toBe(closeCodes.gone)
  expect((await server.bytesOnDisk()).includes(words)).toBe(false)
  const late = noor.open(priya.boardId, `interview-${interviewId}`)
  expect(await late.refused()).toBe(closeCodes.gone)
  expect((await noor.request('DELETE', `${path}/${interviewId}`)).status).toBe(410)
  expect((await noor.request('DELETE', `${path}/nothing`)).status).toBe(404)
  for (const open of [mine, writing, reading, late]) open.close()
})

test('only commands make documents: a name that nobody made is refused', async () => {
  const { priya, mine } = await trio()
  for (const name of ['interview-mine', 'map-mine', 'maps', 'session2', ''])
    expect(await priya.socket(`/sync/${priya.boardId}/${name}`).ended()).toBe(closeCodes.unknownDocument)
  expect(await priya.socket('/sync/nowhere/session').ended()).toBe(closeCodes.unknownDocument)
  expect(await priya.socket('/elsewhere').ended()).toBe(404)
  mine.close()
})

test('what an owner writes while the map is being shown, in the belief that it is private, is not shown with it', async () => {
  const { priya, noor, mine, secret } = await trio()
  const name = `map-${priya.mapId}`
  mine.close()
  const asPrivate = connectPlain({
    url: server.url,
    boardId: priya.boardId,
    document: name,
    cookie: priya.cookie(),
    acks: true,
    params: { as: 'private' },
  })
  await asPrivate.synced()
  const at = `/api/boards/${priya.boardId}`
  await priya.request('POST', `${at}/maps/mine/ready`, { ready: true })
  await until('her answer to the server is acknowledged', () => asPrivate.acknowledged() === 1)
  // She goes on writing, word after word, from before the reveal until after its answer.
  let words = 0
  let isOver = false
  const write = () => {
    if (isOver) return
    asPrivate.doc.getText('late').insert(0, `(word ${++words})`)
    // As fast as one may for long.
    setTimeout(write, 5)
  }
  write()
  await until('some of it is on disk', () => asPrivate.acknowledged() > 3)
  await priya.ask('POST', `${at}/reveal`, api.revealed)
  const acknowledged = asPrivate.acknowledged() - 1
  write()
  isOver = true
  await until('the socket was ended', () => asPrivate.closes.includes(closeCodes.shown))
  const reader = noor.open(priya.boardId, name)
  await reader.synced()
  expect(reader.received().includes(secret)).toBe(true)
  const shown =
    reader.doc
      .getText('late')
      .toString()
      .match(/\(word \d+\)/g)?.length ?? 0
  // All that she knew to be kept is there; what was written after it was shown is not, however often she comes back.
  expect(shown).toBeGreaterThanOrEqual(acknowledged)
  expect(shown).toBeLessThan(words)
  await until('she has tried again', () => asPrivate.closes.filter((code) => code === closeCodes.shown).length > 2)
  expect(
    reader.doc
      .getText('late')
      .toString()
      .match(/\(word \d+\)/g)?.length ?? 0,
  ).toBe(shown)
  asPrivate.close()
  // With her yes she comes in the knowledge that it is shown, and everything is there.
  const knowing = connectPlain({
    url: server.url,
    boardId: priya.boardId,
    document: name,
    cookie: priya.cookie(),
    doc: asPrivate.doc,
  })
  await until('everybody reads it', () => reader.doc.getText('late').toString().includes(`(word ${words})`))
  knowing.close()
  reader.close()
})
