import { slots } from '#shared/model/person.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as api from '#shared/protocol/api.ts'
import { readBrief } from '#shared/documents/board-document.ts'
import { readMoments } from '#shared/documents/map-document.ts'
import { readSession } from '#shared/documents/session-document.ts'
import { limits } from '#shared/protocol/limits.ts'
import { createDevice, joinBoard, startBoard } from '../testing/device.ts'
import { startTestServer, type TestServer } from '../testing/start-server.ts'
import { until } from '../testing/until.ts'
import { required } from '../testing/updates.ts'

let server: TestServer
let clock = Date.UTC(2026, 8, 1)

beforeAll(async () => {
  server = await startTestServer({ now: () => clock })
})
afterAll(() => server[Symbol.asyncDispose]())

const priyaToBe = { name: 'Priya', discipline: 'product' } as const

/** The sentence of a refusal, which must be one for people. */
function sentenceOf(body: unknown): string {
  return api.errorBodySchema.parse(body).error.sentence
}

describe('starting and joining', () => {
  test('whoever starts a board is its facilitator, with the brief written and an invite that works', async () => {
    const priya = await startBoard(server.url, priyaToBe)
    const me = await priya.ask('GET', `/api/boards/${priya.boardId}/me`, api.me)
    expect(me).toMatchObject({ role: 'facilitator', ready: false, phase: 'brief' })
    const board = priya.open(priya.boardId, 'board')
    await board.synced()
    expect(readBrief(board.doc).outcome).toBe('More evenings that end well')
    board.close()

    const noor = createDevice(server.url)
    const welcome = { invite: priya.invite }
    expect(await noor.ask('POST', `/api/boards/${priya.boardId}/welcome`, api.welcome, welcome)).toEqual({
      title: 'Winding down',
      you: [],
      inviteIsGood: true,
      freeSlots: slots.filter((slot) => slot !== 'reed'),
      people: [{ personId: priya.personId, name: 'Priya', discipline: 'product' }],
    })
    await noor.ask('POST', `/api/boards/${priya.boardId}/people`, api.joined, {
      invite: priya.invite,
      person: { name: 'Noor', discipline: 'UX designer', slot: 'berry' },
    })
    const session = priya.open(priya.boardId, 'session')
    await session.synced()
    expect(readSession(session.doc)).toMatchObject({
      title: 'Winding down',
      phase: 'brief',
      people: expect.arrayContaining([
        expect.objectContaining({ name: 'Noor', discipline: 'design', slot: 'berry', role: 'author' }),
      ]),
    })
    session.close()
  })

  test('a device that is somebody is offered to go on as them, and as nobody else', async () => {
    const priya = await startBoard(server.url, priyaToBe)
    const noor = await joinBoard(server.url, priya.boardId, priya.invite, { name: 'Noor', discipline: 'design' })
    const path = `/api/boards/${priya.boardId}`
    const { you } = await noor.ask('POST', `${path}/welcome`, api.welcome)
    expect(you).toEqual([{ personId: noor.personId, name: 'Noor' }])
    await noor.ask('POST', `${path}/people`, api.joined, {
      invite: priya.invite,
      person: { name: 'Noor again', discipline: 'design' },
    })
    expect((await noor.ask('GET', `${path}/me`, api.me)).personId).not.toBe(noor.personId)
    await noor.ask('POST', `${path}/people`, api.joined, { continueAs: noor.personId })
    expect((await noor.ask('GET', `${path}/me`, api.me)).personId).toBe(noor.personId)
    const refused = await noor.request('POST', `${path}/people`, { continueAs: priya.personId })
    expect(refused.status).toBe(403)
    expect((await noor.ask('GET', '/api/boards', api.boardList)).boards).toMatchObject([{ name: 'Noor' }])
  })

  test('whoever only guesses an address learns nothing', async () => {
    const priya = await startBoard(server.url, priyaToBe)
    const stranger = createDevice(server.url)
    const path = `/api/boards/${priya.boardId}`
    const guess = { invite: 'guess' }
    expect(await stranger.ask('POST', `${path}/welcome`, api.welcome, guess)).toEqual({
      title: '',
      you: [],
      inviteIsGood: false,
      freeSlots: [],
    })
    expect((await stranger.request('GET', `${path}/me`)).status).toBe(401)
    expect((await stranger.request('POST', `${path}/reveal`, {})).status).toBe(401)
    expect(await stranger.ask('GET', '/api/boards', api.boardList)).toEqual({ boards: [] })
  })

  test('the secrets of cookies and invites are not on the disk', async () => {
    const priya = await startBoard(server.url, priyaToBe)
    const bytes = await server.bytesOnDisk()
    expect(bytes.includes(priya.invite)).toBe(false)
    expect(bytes.includes(required(priya.cookie().split('=')[1]))).toBe(false)
    expect(server.logged()).not.toContain(priya.invite)
  })
})

describe('bad input gets a sentence', () => {
  test.for([
    ['an unknown board', 'GET', '/api/boards/nowhere/me', undefined, 404],
    ['a board id that is none', 'POST', '/api/boards/a%2Fb/welcome', {}, 404],
    ['an unknown command', 'POST', '/api/boards/x/explode', {}, 404],
    ['a board without a title', 'POST', '/api/boards', { person: priyaToBe, title: ' ' }, 400],
    ['a board without a person', 'POST', '/api/boards', { title: 'Evenings' }, 400],
    ['an empty name', 'POST', '/api/boards', { title: 'Evenings', person: { name: '  ' } }, 400],
    [
      'a brief that is too long',
      'POST',
      '/api/boards',
      { title: 'E', brief: { actor: 'x'.repeat(2000) }, person: priyaToBe },
      400,
    ],
    ['no JSON at all', 'POST', '/api/boards', '{"title": ', 400],
    ['JSON that is no object', 'POST', '/api/boards', '[1]', 400],
  ] as const)('%s', async ([, method, path, body, status]) => {
    const answer = await createDevice(server.url).request(method, path, body)
    expect(answer.status).toBe(status)
    expect(sentenceOf(answer.body)).toMatch(/^[A-Z].*\.$/)
  })

  test('a wrong invite, and an empty name with a good one', async () => {
    const priya = await startBoard(server.url, priyaToBe)
    const path = `/api/boards/${priya.boardId}/people`
    const wrong = await createDevice(server.url).request('POST', path, { invite: 'wrong', person: { name: 'Noor' } })
    expect([wrong.status, sentenceOf(wrong.body)]).toEqual([403, expect.stringContaining('invitation')])
    const nameless = await createDevice(server.url).request('POST', path, {
      invite: priya.invite,
      person: { name: '' },
    })
    expect([nameless.status, sentenceOf(nameless.body)]).toEqual([400, expect.stringContaining('say your name')])
    expect((await createDevice(server.url).request('POST', path, 'garbage')).status).toBe(400)
  })

  test('ten megabytes are too much, however they come', async () => {
    const body = JSON.stringify({ title: 'x'.repeat(10_000_000), person: priyaToBe })
    const whole = await createDevice(server.url).request('POST', '/api/boards', body)
    expect([whole.status, sentenceOf(whole.body)]).toEqual([413, expect.stringContaining('smaller')])
    const stream = new Blob([body]).stream()
    const piecemeal = await fetch(`${server.url}/api/boards`, {
      method: 'POST',
      body: stream,
      headers: { 'content-type': 'application/json' },
      duplex: 'half',
    } as RequestInit)
    expect([piecemeal.status, sentenceOf(await piecemeal.json())]).toEqual([413, expect.stringContaining('smaller')])
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  })

  test('pages of other addresses, and plain forms, cannot act in anybody’s name', async () => {
    const priya = await startBoard(server.url, priyaToBe)
    const path = `/api/boards/${priya.boardId}/phase`
    const body = { phase: 'draw' }
    for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }])
      expect((await priya.request('POST', path, body, headers)).status).toBe(403)
    expect((await priya.request('POST', path, 'phase=draw', { 'content-type': 'text/plain' })).status).toBe(400)
    expect((await priya.ask('GET', `/api/boards/${priya.boardId}/me`, api.me)).phase).toBe('brief')
  })
})

test('many boards from one device are too many, until some time has passed', async () => {
  const device = createDevice(server.url)
  const start = () => device.request('POST', '/api/boards', { title: 'Another', person: priyaToBe })
  await start()
  for (let board = 0; board < limits.boardsPerHourPerDevice; board++) expect((await start()).status).toBe(201)
  const refused = await start()
  expect([refused.status, sentenceOf(refused.body)]).toEqual([429, expect.stringContaining('wait')])
  clock += 60 * 60 * 1000
  expect((await start()).status).toBe(201)
})

test('phase, timer, title and the hat are facts that everybody hears of', async () => {
  const priya = await startBoard(server.url, priyaToBe)
  const noor = await joinBoard(server.url, priya.boardId, priya.invite, { name: 'Noor', discipline: 'design' })
  const session = noor.open(priya.boardId, 'session')
  await session.synced()
  const path = `/api/boards/${priya.boardId}`
  expect((await noor.request('POST', `${path}/phase`, { phase: 'draw' })).status).toBe(403)
  await priya.ask('POST', `${path}/phase`, api.phaseBody, { phase: 'draw' })
  await priya.ask('POST', `${path}/timer`, api.done, { minutes: 10 })
  await priya.ask('PUT', `${path}/title`, api.done, { title: 'Nights' })
  await until('all of it has come', () => readSession(session.doc).title === 'Nights')
  expect(readSession(session.doc)).toMatchObject({
    phase: 'draw',
    timer: { startedAt: clock, endsAt: clock + 600_000 },
  })
  await priya.ask('POST', `${path}/timer`, api.done, { minutes: null })
  await until('the clock is put away', () => readSession(session.doc).timer === undefined)
  const last = await priya.request('POST', `${path}/roles`, { personId: priya.personId, role: 'author' })
  expect([last.status, sentenceOf(last.body)]).toEqual([400, expect.stringContaining('hat')])
  await priya.ask('POST', `${path}/roles`, api.done, { personId: noor.personId, role: 'facilitator' })
  expect((await priya.ask('GET', `${path}/me`, api.me)).role).toBe('author')
  expect((await noor.ask('GET', `${path}/me`, api.me)).role).toBe('facilitator')
  session.close()
})

test('a reveal takes the team to where maps are read, and never back there', async () => {
  const priya = await startBoard(server.url, priyaToBe)
  const noor = await joinBoard(server.url, priya.boardId, priya.invite, { name: 'Noor', discipline: 'design' })
  const path = `/api/boards/${priya.boardId}`
  const teamIsAt = async () => (await noor.ask('GET', `${path}/me`, api.me)).phase
  await priya.ask('POST', `${path}/phase`, api.phaseBody, { phase: 'draw' })
  await priya.ask('POST', `${path}/maps/mine/ready`, api.readyBody, { ready: true })
  expect(await teamIsAt()).toBe('draw')
  await priya.ask('POST', `${path}/reveal`, api.revealed)
  expect(await teamIsAt()).toBe('share')
  await priya.ask('POST', `${path}/phase`, api.phaseBody, { phase: 'merge' })
  await noor.ask('POST', `${path}/maps/mine/ready`, api.readyBody, { ready: true })
  await priya.ask('POST', `${path}/reveal`, api.revealed)
  expect(await teamIsAt()).toBe('merge')
})

test('an observer’s invitation lets in somebody who reads and never writes', async () => {
  const priya = await startBoard(server.url, priyaToBe)
  const path = `/api/boards/${priya.boardId}/invites`
  const { invite } = await priya.ask('POST', path, api.invited, { role: 'observer' })
  const guest = await joinBoard(server.url, priya.boardId, invite, { name: 'Sam', discipline: 'other' })
  expect((await guest.ask('GET', `/api/boards/${priya.boardId}/me`, api.me)).role).toBe('observer')
  const board = guest.open(priya.boardId, 'board')
  await board.synced()
  board.doc.getText('brief:actor').insert(0, 'Me')
  expect(await board.refused()).toBe(4403)
  board.close()
})

test('the sample workshop is a live board of one’s own, revealed and ready to merge, and is swept away', async () => {
  const device = createDevice(server.url)
  const { boardId } = await device.ask('POST', '/api/sample', api.createdBoard)
  expect(await device.ask('GET', `/api/boards/${boardId}/me`, api.me)).toMatchObject({
    role: 'facilitator',
    phase: 'merge',
  })
  const session = device.open(boardId, 'session')
  await session.synced()
  const { people, sampleUntil } = readSession(session.doc)
  expect(people.map(({ name }) => name).sort()).toEqual(['Noor', 'Priya', 'Tomasz', 'You'])
  expect(new Set(people.map(({ slot }) => slot)).size).toBe(4)
  expect(sampleUntil).toBe(clock + 7 * 24 * 60 * 60 * 1000)
  const noor = required(people.find(({ name }) => name === 'Noor'))
  const map = device.open(boardId, `map-${noor.mapId}`)
  await map.synced()
  expect(readMoments(map.doc)).toHaveLength(12)
  expect(readMoments(map.doc).every(({ place }) => place !== undefined)).toBe(true)

  // The visitor's own map is begun, and is nobody else's to read.
  const you = required(people.find(({ name }) => name === 'You'))
  expect(you.revealedAt).toBeUndefined()
  const own = device.open(boardId, `map-${you.mapId}`)
  await own.synced()
  expect(readMoments(own.doc).map(({ kind }) => kind)).toEqual(['start', 'step', 'step', 'pain'])
  own.close()

  const other = createDevice(server.url)
  const another = await other.ask('POST', '/api/sample', api.createdBoard)
  expect(another.boardId).not.toBe(boardId)
  expect(await other.open(boardId, `map-${you.mapId}`).refused()).toBe(4401)
  map.close()
  session.close()

  clock += 8 * 24 * 60 * 60 * 1000
  server = await server.restart()
  const late = { ...createDevice(server.url) }
  const answer = await late.request('POST', `/api/boards/${boardId}/welcome`, {})
  expect([answer.status, sentenceOf(answer.body)]).toEqual([410, expect.stringContaining('deleted')])
  expect((await server.bytesOnDisk()).includes('Asks partner what')).toBe(false)
})

test('after a restart everything is there', async () => {
  const priya = await startBoard(server.url, priyaToBe)
  const board = priya.open(priya.boardId, 'board')
  await board.synced()
  board.doc.getText('brief:actor').insert(0, 'A parent')
  const beside = priya.open(priya.boardId, 'board')
  await until('it is kept', () => beside.doc.getText('brief:actor').toString() === 'A parent')
  board.close()
  beside.close()
  server = await server.restart()
  const returning = createDevice(server.url)
  const headers = { cookie: priya.cookie() }
  const me = await returning.request('GET', `/api/boards/${priya.boardId}/me`, undefined, headers)
  expect(me.body).toMatchObject({ personId: priya.personId })
  const socket = returning.socket(`/sync/${priya.boardId}/board`, { cookie: priya.cookie() })
  await until('the server has greeted', () => socket.frames.length > 0)
  socket.close()
})

test('every answer says what a browser may do with it', async () => {
  const { headers } = await createDevice(server.url).request('GET', '/api/boards')
  expect(headers.get('content-security-policy')).toContain("default-src 'self'")
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
})
