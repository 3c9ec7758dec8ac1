import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import * as api from '#shared/protocol/api.ts'
import type { PlainConnection } from '../testing/connect-plain.ts'
import { type Device, joinBoard, startBoard } from '../testing/device.ts'
import { startTestServer, type TestServer } from '../testing/start-server.ts'
import { until } from '../testing/until.ts'
import { required } from '../testing/updates.ts'

let server: TestServer
const open: PlainConnection[] = []

beforeAll(async () => {
  server = await startTestServer()
})
afterEach(() => {
  for (const connection of open.splice(0)) connection.close()
})
afterAll(() => server[Symbol.asyncDispose]())

async function scene() {
  const priya = await startBoard(server.url, { name: 'Priya', discipline: 'product' })
  const noor = await joinBoard(server.url, priya.boardId, priya.invite, { name: 'Noor', discipline: 'design' })
  const at = `/api/boards/${priya.boardId}`
  const versionsOf = (document: string) => `${at}/documents/${document}/versions`
  const write = async (device: Device, document: string, text: string) => {
    const connection = device.open(priya.boardId, document)
    open.push(connection)
    await connection.synced()
    connection.doc.getText('note').insert(0, text)
    await until('it is kept', async () => (await server.bytesOnDisk()).includes(text))
    return connection
  }
  return { priya, noor, at, versionsOf, write }
}

async function fetchState(device: Device, path: string): Promise<Y.Doc> {
  const response = await fetch(new URL(path, device.url), { headers: { cookie: device.cookie() } })
  const doc = new Y.Doc()
  Y.applyUpdateV2(doc, new Uint8Array(await response.arrayBuffer()))
  return doc
}

test('a version is the whole state of its time, with who kept it, when and why', async () => {
  const { priya, noor, versionsOf, write } = await scene()
  const map = await write(noor, 'map-shared', 'as we saw it first')
  const path = versionsOf('map-shared')
  const { id } = await noor.ask('POST', path, api.versionKept, { label: 'before we moved things' })
  map.doc.getText('note').delete(0, 5)
  map.doc.getText('note').insert(0, 'what we saw later, ')
  const { versions } = await priya.ask('GET', path, api.versionList)
  expect(versions).toMatchObject([
    { id, author: noor.personId, cause: { kind: 'hand', label: 'before we moved things' } },
  ])
  expect((await fetchState(priya, `${path}/${id}`)).getText('note').toString()).toBe('as we saw it first')
  expect((await priya.request('GET', `${path}/999`)).status).toBe(404)
  expect((await priya.request('POST', path, { label: ' ' })).status).toBe(400)
})

test('what a map was before its reveal is for its owner alone, and goes with the reveal', async () => {
  const { priya, noor, at, versionsOf, write } = await scene()
  const document = `map-${noor.mapId}`
  const path = versionsOf(document)
  const map = await write(noor, document, 'a thought taken back')
  const { id } = await noor.ask('POST', path, api.versionKept, { label: 'mine' })
  for (const mine of [path, `${path}/${id}`]) expect((await priya.request('GET', mine)).status).toBe(403)
  expect((await fetchState(noor, `${path}/${id}`)).getText('note').toString()).toBe('a thought taken back')
  map.doc.getText('note').delete(0, 20)
  map.doc.getText('note').insert(0, 'what I show')
  await until('it is kept', async () => (await server.bytesOnDisk()).includes('what I show'))
  await noor.request('POST', `${at}/maps/mine/ready`, { ready: true })
  await priya.ask('POST', `${at}/reveal`, api.revealed)
  const { versions } = await priya.ask('GET', path, api.versionList)
  expect(versions).toMatchObject([{ cause: { kind: 'reveal' }, author: priya.personId }])
  const shown = await fetchState(priya, `${path}/${required(versions[0]).id}`)
  expect(shown.getText('note').toString()).toBe('what I show')
  expect((await priya.request('GET', `${path}/${id}`)).status).toBe(404)
  expect((await server.bytesOnDisk()).includes('a thought taken back')).toBe(false)
})

test('a version of the board is the shared map and the brief at one time, kept by hand and by what happens', async () => {
  const { priya, noor, at, versionsOf, write } = await scene()
  const path = `${at}/versions`
  expect((await noor.request('POST', path, { label: 'too early' })).status).toBe(400)
  const map = await write(noor, 'map-shared', 'the map before P1')
  await write(noor, 'board', 'the brief before P1')
  const first = await noor.ask('POST', path, api.boardVersionKept, { label: 'as we merged it' })
  // Nothing has changed since, so that it needs no second name.
  const { interviewId } = await noor.ask('POST', `${at}/interviews`, api.interviewCreated)
  expect(await noor.ask('POST', path, api.boardVersionKept, { tied: interviewId })).toEqual({})
  map.doc.getText('note').insert(0, 'after P1: ')
  await until('it is kept', async () => (await server.bytesOnDisk()).includes('after P1: '))
  const second = await noor.ask('POST', path, api.boardVersionKept, { tied: interviewId })
  map.doc.getText('note').insert(0, 'merged, ')
  await until('it is kept', async () => (await server.bytesOnDisk()).includes('merged, '))
  await priya.request('POST', `${at}/phase`, { phase: 'merge' })
  await priya.request('POST', `${at}/phase`, { phase: 'interviews' })
  const { versions } = await priya.ask('GET', path, api.boardVersionList)
  expect(versions).toMatchObject([
    { cause: { kind: 'merged' }, author: priya.personId },
    { number: second.number, cause: { kind: 'tied', interviewId }, author: noor.personId },
    { number: first.number, cause: { kind: 'hand', label: 'as we merged it' }, author: noor.personId },
  ])
  const [, , oldest] = versions
  const { number, brief } = required(oldest)
  const kept = await fetchState(priya, `${versionsOf('map-shared')}/${number}`)
  expect(kept.getText('note').toString()).toBe('the map before P1')
  const briefThen = await fetchState(priya, `${versionsOf('board')}/${required(brief)}`)
  expect(briefThen.getText('note').toString()).toBe('the brief before P1')
  for (const wrong of [{}, { label: ' ' }, { tied: 'nowhere' }, { restoring: 'x' }, { label: 'x'.repeat(121) }])
    expect((await noor.request('POST', path, wrong)).status).toBeGreaterThanOrEqual(400)
})

test('with a version of the board go the members’ maps as they were, and everybody hears of it in the session', async () => {
  const { priya, noor, at, versionsOf, write } = await scene()
  const path = `${at}/versions`
  const session = priya.open(priya.boardId, 'session')
  open.push(session)
  const newest = () => session.doc.getMap('facts').get('newestVersion')
  const mine = await write(noor, `map-${noor.mapId}`, 'what Noor drew')
  await write(priya, `map-${priya.mapId}`, 'what Priya has not shown')
  await write(noor, 'map-shared', 'merged')
  await noor.request('POST', `${at}/maps/mine/ready`, { ready: true })
  await priya.ask('POST', `${at}/reveal`, api.revealed)
  const first = await noor.ask('POST', path, api.boardVersionKept, { label: 'as it was shown' })
  await until('the session says so', () => newest() === first.number)
  const second = await noor.ask('POST', path, api.boardVersionKept, { label: 'once more' })
  mine.doc.getText('note').insert(0, 'later: ')
  await until('it is kept', async () => (await server.bytesOnDisk()).includes('later: '))
  const third = await noor.ask('POST', path, api.boardVersionKept, { label: 'as it is later' })
  await until('the session says so, too', () => newest() === third.number)

  const { versions } = await priya.ask('GET', path, api.boardVersionList)
  expect(versions.map(({ number }) => number).slice(0, 3)).toEqual([third.number, second.number, first.number])
  const mapThen = async (index: number) => {
    const [map, ...others] = required(required(versions[index]).maps)
    expect([required(map).mapId, others]).toEqual([noor.mapId, []])
    const then = await fetchState(priya, `${versionsOf(`map-${noor.mapId}`)}/${required(map).version}`)
    return then.getText('note').toString()
  }
  expect(await mapThen(0)).toBe('later: what Noor drew')
  expect(await mapThen(2)).toBe('what Noor drew')
  // What has not changed is not kept twice.
  expect(required(versions[1]).maps).toEqual(required(versions[2]).maps)
  expect((await noor.ask('GET', versionsOf(`map-${noor.mapId}`), api.versionList)).versions).toHaveLength(2)
  expect((await priya.ask('GET', versionsOf(`map-${priya.mapId}`), api.versionList)).versions).toEqual([])
})

test('of two people who go back at once, one may; what was there is kept, and an observer may not', async () => {
  const { priya, noor, at, write } = await scene()
  const path = `${at}/versions`
  await write(noor, 'map-shared', 'as it was')
  const { number } = await noor.ask('POST', path, api.boardVersionKept, { label: 'first' })
  const wish = { restoring: number }
  const answers = await Promise.all([noor.request('POST', path, wish), priya.request('POST', path, wish)])
  expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 429])
  expect((await priya.request('POST', path, { restoring: 99 })).status).toBe(404)
  const { versions } = await priya.ask('GET', path, api.boardVersionList)
  expect(versions[0]).toMatchObject({ cause: { kind: 'restore', number } })
  await priya.request('POST', `${at}/roles`, { personId: noor.personId, role: 'observer' })
  for (const body of [wish, { label: 'mine' }]) expect((await noor.request('POST', path, body)).status).toBe(403)
  expect((await noor.request('GET', path)).status).toBe(200)
})

test('reveals and interviews keep what the team builds on; interviews themselves have no versions', async () => {
  const { priya, noor, at, versionsOf, write } = await scene()
  await write(noor, 'map-shared', 'the map before P1')
  const { interviewId } = await noor.ask('POST', `${at}/interviews`, api.interviewCreated)
  const { versions } = await priya.ask('GET', versionsOf('map-shared'), api.versionList)
  expect(versions).toMatchObject([{ cause: { kind: 'interview', interviewId }, author: noor.personId }])
  for (const document of [`interview-${interviewId}`, 'session', 'nothing'])
    expect((await noor.request('POST', versionsOf(document), { label: 'x' })).status).toBe(404)
  await priya.request('POST', `${at}/roles`, { personId: noor.personId, role: 'observer' })
  expect((await noor.request('POST', versionsOf('map-shared'), { label: 'x' })).status).toBe(403)
  expect((await noor.request('GET', versionsOf('map-shared'))).status).toBe(200)
})
