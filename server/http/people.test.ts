import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import * as api from '#shared/protocol/api.ts'
import { closeCodes } from '#shared/protocol/close-codes.ts'
import type { PlainConnection } from '../testing/connect-plain.ts'
import { createDevice, type Device, joinBoard, type Member, startBoard } from '../testing/device.ts'
import { startTestServer, type TestServer } from '../testing/start-server.ts'
import { until } from '../testing/until.ts'
import { required } from '../testing/updates.ts'

let server: TestServer
let clock = 1_000_000_000_000
const open: PlainConnection[] = []
const dayMs = 24 * 60 * 60 * 1000

beforeAll(async () => {
  server = await startTestServer({ now: () => clock })
})
afterEach(() => {
  for (const connection of open.splice(0)) connection.close()
})
afterAll(() => server[Symbol.asyncDispose]())

async function team() {
  const priya = await startBoard(server.url, { name: 'Priya', discipline: 'product' })
  const noor = await joinBoard(server.url, priya.boardId, priya.invite, { name: 'Noor', discipline: 'design' })
  return { priya, noor, at: `/api/boards/${priya.boardId}` }
}

function watch(device: Device, boardId: string, document: string): PlainConnection {
  const connection = device.open(boardId, document)
  open.push(connection)
  return connection
}

async function status(device: Device, method: string, path: string, body?: unknown): Promise<number> {
  return (await device.request(method, path, body ?? (method === 'GET' ? undefined : {}))).status
}

/** Noor draws something that nobody has seen. */
async function drawAlone(noor: Member): Promise<void> {
  const map = watch(noor, noor.boardId, `map-${noor.mapId}`)
  await map.synced()
  map.doc.getText('note').insert(0, 'for nobody yet')
  await until('it is kept', async () => (await server.bytesOnDisk()).includes('for nobody yet'))
}

describe('invitations', () => {
  test('name a role, are listed without their secrets, and are good until they expire or are revoked', async () => {
    const { priya, noor, at } = await team()
    const made = await priya.ask('POST', `${at}/invites`, api.invited, { role: 'observer', expiresInDays: 1 })
    const other = await priya.ask('POST', `${at}/invites`, api.invited, { expiresInDays: null })
    const { invites } = await priya.ask('GET', `${at}/invites`, api.inviteList)
    expect(invites.map(({ id }) => id).sort()).toContain(made.id)
    expect(JSON.stringify(invites)).not.toContain(made.invite)
    expect(await status(noor, 'GET', `${at}/invites`)).toBe(403)

    const ada = await joinBoard(server.url, priya.boardId, made.invite, { name: 'Ada', discipline: 'other' })
    expect((await ada.ask('GET', `${at}/me`, api.me)).role).toBe('observer')
    clock += 2 * dayMs
    const late = { invite: made.invite, person: { name: 'Late' } }
    const refused = await createDevice(server.url).request('POST', `${at}/people`, late)
    expect([refused.status, JSON.stringify(refused.body)]).toEqual([403, expect.stringContaining('has expired')])
    expect(await status(priya, 'DELETE', `${at}/invites/${required(other.id)}`)).toBe(200)
    const revoked = await createDevice(server.url).request('POST', `${at}/people`, { ...late, invite: other.invite })
    expect([revoked.status, JSON.stringify(revoked.body)]).toEqual([403, expect.stringContaining('withdrawn')])
    expect(await status(priya, 'DELETE', `${at}/invites/${required(other.id)}`)).toBe(404)
  })
})

describe('devices', () => {
  test('a device that signs out is nobody at once, on every socket, and loses its cookie', async () => {
    const { priya, noor, at } = await team()
    const board = watch(noor, noor.boardId, 'board')
    const own = watch(noor, noor.boardId, `map-${noor.mapId}`)
    await Promise.all([board.synced(), own.synced()])
    const answer = await noor.request('DELETE', `${at}/devices/this`)
    expect(answer.status).toBe(200)
    expect(answer.headers.getSetCookie().join()).toMatch(/tributary_device_\d+=;.*Max-Age=0/)
    expect([await board.refused(), await own.refused()]).toEqual([closeCodes.gone, closeCodes.gone])
    expect(await status(noor, 'GET', `${at}/me`)).toBe(401)
    const session = watch(priya, priya.boardId, 'session')
    await session.synced()
    expect(session.doc.getMap('people').has(noor.personId)).toBe(true)
  })

  test('a device signs the others of its person out, and nobody else’s', async () => {
    const { priya, at } = await team()
    const laptop = createDevice(server.url)
    const person = { name: 'Kim' }
    const { recoveryCode } = await laptop.ask('POST', `${at}/people`, api.joined, { invite: priya.invite, person })
    const phone = createDevice(server.url)
    await phone.ask('POST', `${at}/recover`, api.joined, { code: recoveryCode })
    expect((await phone.ask('GET', `${at}/devices`, api.deviceCount)).devices).toBe(2)
    const board = watch(laptop, priya.boardId, 'board')
    await board.synced()
    expect(await phone.ask('DELETE', `${at}/devices/others`, api.signedOut)).toEqual({ signedOut: 1 })
    expect(await board.refused()).toBe(closeCodes.gone)
    expect([await status(laptop, 'GET', `${at}/me`), await status(phone, 'GET', `${at}/me`)]).toEqual([401, 200])
    expect(await status(priya, 'GET', `${at}/me`)).toBe(200)
    expect(await status(phone, 'DELETE', `${at}/devices/all`)).toBe(404)
  })

  test('of two people who share a device, the one who leaves it is the one who is named', async () => {
    const { priya, noor, at } = await team()
    await noor.ask('POST', `${at}/people`, api.joined, { invite: priya.invite, person: { name: 'Kim' } })
    expect(await status(noor, 'DELETE', `${at}/devices/this?person=${priya.personId}`)).toBe(401)
    expect(await status(noor, 'DELETE', `${at}/devices/this?person=${noor.personId}`)).toBe(200)
    expect((await noor.ask('GET', `${at}/me`, api.me)).personId).not.toBe(noor.personId)
  })

  test('a device that a facilitator let in signs nobody out', async () => {
    const { priya, noor, at } = await team()
    const back = await priya.ask('POST', `${at}/people/${noor.personId}/invite`, api.invited)
    expect(await status(priya, 'POST', `${at}/people`, { invite: back.invite, comeBack: true })).toBe(200)
    expect(await status(priya, 'DELETE', `${at}/devices/others`)).toBe(403)
    expect(await status(noor, 'GET', `${at}/me`)).toBe(200)
  })
})

describe('leaving', () => {
  test('whoever is removed is out at once, on every socket, and does not come back by their code', async () => {
    const { priya, at } = await team()
    const device = createDevice(server.url)
    const { recoveryCode } = await device.ask('POST', `${at}/people`, api.joined, {
      invite: priya.invite,
      person: { name: 'Kim' },
    })
    const me = await device.ask('GET', `${at}/me`, api.me)
    const board = watch(device, priya.boardId, 'board')
    const own = watch(device, priya.boardId, `map-${me.mapId}`)
    await Promise.all([board.synced(), own.synced()])
    expect(await status(device, 'DELETE', `${at}/people/${priya.personId}`)).toBe(403)
    expect(await status(priya, 'DELETE', `${at}/people/${me.personId}`)).toBe(200)
    expect([await board.refused(), await own.refused()]).toEqual([closeCodes.gone, closeCodes.gone])
    expect(await status(device, 'GET', `${at}/me`)).toBe(401)
    expect(await status(device, 'POST', `${at}/recover`, { code: recoveryCode })).toBe(403)
    const session = watch(priya, priya.boardId, 'session')
    await session.synced()
    expect(session.doc.getMap('people').has(me.personId)).toBe(false)
  })

  test('whoever leaves takes along the map that nobody has seen, and not a byte of it stays', async () => {
    const { priya, noor, at } = await team()
    await drawAlone(noor)
    expect(await status(noor, 'DELETE', `${at}/people/me`)).toBe(200)
    expect((await server.bytesOnDisk()).includes('for nobody yet')).toBe(false)
    expect(await status(priya, 'DELETE', `${at}/people/me`)).toBe(400)
  })

  test('a board that its facilitator deletes is gone for everybody, with every word', async () => {
    const { priya, noor, at } = await team()
    await drawAlone(noor)
    const board = watch(noor, priya.boardId, 'board')
    await board.synced()
    expect(await status(noor, 'DELETE', at)).toBe(403)
    expect(await status(priya, 'DELETE', at)).toBe(200)
    expect(await board.refused()).toBe(closeCodes.gone)
    expect(await status(noor, 'GET', `${at}/me`)).toBe(410)
    expect((await server.bytesOnDisk()).includes('for nobody yet')).toBe(false)
  })
})

describe('coming back', () => {
  test('a recovery code, typed by hand, gives a new device everything that is its person’s', async () => {
    const { priya, at } = await team()
    const device = createDevice(server.url)
    const joined = await device.ask('POST', `${at}/people`, api.joined, {
      invite: priya.invite,
      person: { name: 'Kim' },
    })
    const code = required(joined.recoveryCode)
    expect(code).toMatch(/^(?:[a-z0-9]{4}-){3}[a-z0-9]{4}$/)
    expect((await server.bytesOnDisk()).includes(code.replaceAll('-', ''))).toBe(false)
    const phone = createDevice(server.url)
    expect(await status(phone, 'POST', `${at}/recover`, { code: 'aaaa-bbbb-cccc-dddd' })).toBe(403)
    const typed = ` ${code.toUpperCase().replaceAll('-', ' ').replaceAll('0', 'O')} `
    expect((await phone.ask('POST', `${at}/recover`, api.joined, { code: typed })).personId).toBe(joined.personId)
    const me = await phone.ask('GET', `${at}/me`, api.me)
    expect([me.personId, me.mapIsSealed]).toEqual([joined.personId, undefined])
    const map = watch(phone, priya.boardId, `map-${me.mapId}`)
    await map.synced()

    const renewed = await phone.ask('POST', `${at}/recovery-code`, api.recoveryCode)
    const tablet = createDevice(server.url)
    expect(await status(tablet, 'POST', `${at}/recover`, { code })).toBe(403)
    expect(await status(tablet, 'POST', `${at}/recover`, { code: renewed.recoveryCode })).toBe(200)
  })

  test('a facilitator can bring somebody back, and never thereby opens their private map', async () => {
    const { priya, noor, at } = await team()
    await drawAlone(noor)
    await noor.request('POST', `${at}/maps/mine/ready`, { ready: false })
    const back = await priya.ask('POST', `${at}/people/${noor.personId}/invite`, api.invited)
    const welcome = await priya.ask('POST', `${at}/welcome`, api.welcome, { invite: back.invite })
    expect(welcome.bringsBack).toEqual({ personId: noor.personId, name: 'Noor' })
    const asNew = { invite: back.invite, person: { name: 'Mallory' } }
    expect(await status(createDevice(server.url), 'POST', `${at}/people`, asNew)).toBe(403)

    // The facilitator uses the invitation for themselves.
    expect(await status(priya, 'POST', `${at}/people`, { invite: back.invite, comeBack: true })).toBe(200)
    const me = await priya.ask('GET', `${at}/me`, api.me)
    expect([me.personId, me.mapIsSealed]).toEqual([noor.personId, true])
    const map = watch(priya, priya.boardId, `map-${noor.mapId}`)
    expect(await map.refused()).toBe(closeCodes.notAllowed)
    expect(map.received().includes('for nobody yet')).toBe(false)
    expect(await status(priya, 'POST', `${at}/maps/mine/ready`, { ready: true })).toBe(403)
    expect(await status(priya, 'POST', `${at}/recovery-code`)).toBe(403)
    expect(await status(priya, 'DELETE', `${at}/people/me`)).toBe(403)
    expect((await server.bytesOnDisk()).includes('for nobody yet')).toBe(true)
    expect(await status(createDevice(server.url), 'POST', `${at}/people`, { ...back, comeBack: true })).toBe(403)
  })

  test('a device that is still signed in lets another one in', async () => {
    const { priya, noor, at } = await team()
    const tablet = createDevice(server.url)
    const { people } = await tablet.ask('POST', `${at}/welcome`, api.welcome, { invite: priya.invite })
    expect(people).toContainEqual({ personId: noor.personId, name: 'Noor', discipline: 'design' })
    const request = { invite: priya.invite, personId: noor.personId }
    const asked = await tablet.ask('POST', `${at}/approvals`, api.approvalAsked, request)
    expect(await status(tablet, 'GET', `${at}/me`)).toBe(401)
    const kim = await joinBoard(server.url, priya.boardId, priya.invite, { name: 'Kim', discipline: 'other' })
    expect((await kim.ask('GET', `${at}/approvals`, api.approvalList)).approvals).toEqual([])
    const { approvals } = await noor.ask('GET', `${at}/approvals`, api.approvalList)
    expect(approvals).toEqual([{ ...asked, at: clock, personId: noor.personId }])
    expect(await status(kim, 'POST', `${at}/approvals/${asked.id}`, { approve: true })).toBe(404)
    expect(await status(noor, 'POST', `${at}/approvals/${asked.id}`, { approve: true })).toBe(200)
    const me = await tablet.ask('GET', `${at}/me`, api.me)
    expect([me.personId, me.mapIsSealed]).toEqual([noor.personId, undefined])
    const session = watch(noor, priya.boardId, 'session')
    await session.synced()
    expect(session.doc.getMap('asking').size).toBe(0)
    const guess = await createDevice(server.url).request('POST', `${at}/approvals`, { ...request, invite: 'guessed' })
    expect(guess.status).toBe(403)
  })
})

async function nowAtDoor(count: number): Promise<void> {
  await until(`${count} wait`, async () => (await server.metric('tributary_devices_at_the_door')) === count)
}

async function asks() {
  const { priya, noor, at } = await team()
  const tablet = createDevice(server.url)
  const request = { invite: priya.invite, personId: noor.personId }
  const { id } = await tablet.ask('POST', `${at}/approvals`, api.approvalAsked, request)
  const path = `${at}/approvals/${id}`
  return { priya, noor, at, tablet, path, hears: () => tablet.ask('GET', path, api.approvalAwaited) }
}

describe('a device at the door', () => {
  test('hears a yes and a no as soon as they are said', async () => {
    for (const [approve, state] of [
      [true, 'in'],
      [false, 'closed'],
    ] as const) {
      const { noor, path, hears } = await asks()
      const heard = hears()
      await nowAtDoor(1)
      expect(await status(noor, 'POST', path, { approve })).toBe(200)
      expect(await heard).toEqual({ state })
      await nowAtDoor(0)
      // Whoever asks later hears the same, at once.
      expect(await hears()).toEqual({ state })
    }
  })

  test('waits once, is let go when it has gone away, and tells nobody else anything', async () => {
    const { tablet, path, hears } = await asks()
    const earlier = hears()
    await nowAtDoor(1)
    const leaving = new AbortController()
    const later = fetch(new URL(path, server.url), { headers: { cookie: tablet.cookie() }, signal: leaving.signal })
    expect(await earlier).toEqual({ state: 'waiting' })
    await nowAtDoor(1)
    leaving.abort()
    await expect(later).rejects.toThrow(/abort/)
    await nowAtDoor(0)
    const stranger = createDevice(server.url)
    expect(await status(stranger, 'GET', path)).toBe(401)
    const sam = await startBoard(server.url, { name: 'Sam', discipline: 'other' })
    expect(await sam.ask('GET', path, api.approvalAwaited)).toEqual({ state: 'closed' })
  })
})

describe('a map that is closed for good', () => {
  test('is begun anew, put away unseen, and had back by whoever proves to be its owner', async () => {
    const { priya, noor, at } = await team()
    await drawAlone(noor)
    const { recoveryCode } = await noor.ask('POST', `${at}/recovery-code`, api.recoveryCode)
    expect(await status(noor, 'POST', `${at}/maps/mine/anew`)).toBe(400)
    const tablet = createDevice(server.url)
    const back = await priya.ask('POST', `${at}/people/${noor.personId}/invite`, api.invited)
    await tablet.ask('POST', `${at}/people`, api.joined, { invite: back.invite, comeBack: true })
    expect(await status(tablet, 'POST', `${at}/maps/mine/anew`)).toBe(403)
    expect(await status(noor, 'DELETE', `${at}/devices/this`)).toBe(200)
    const { mapId } = await tablet.ask('POST', `${at}/maps/mine/anew`, api.ownMap)
    expect(await tablet.ask('GET', `${at}/me`, api.me)).not.toHaveProperty('mapIsSealed')
    const fresh = watch(tablet, priya.boardId, `map-${mapId}`)
    await fresh.synced()
    // Whoever else is let in as Noor opens neither.
    const more = await priya.ask('POST', `${at}/people/${noor.personId}/invite`, api.invited)
    const desk = createDevice(server.url)
    await desk.ask('POST', `${at}/people`, api.joined, { invite: more.invite, comeBack: true })
    expect(await watch(desk, priya.boardId, `map-${mapId}`).refused()).toBe(closeCodes.notAllowed)
    expect(await status(desk, 'POST', `${at}/maps/mine/ready`, { ready: true })).toBe(403)
    expect(await status(tablet, 'POST', `${at}/maps/mine/ready`, { ready: true })).toBe(200)
    const old = watch(tablet, priya.boardId, `map-${noor.mapId}`)
    expect(await old.refused()).toBe(closeCodes.notAllowed)
    expect(await status(tablet, 'POST', `${at}/maps/mine/back`)).toBe(400)
    await tablet.ask('POST', `${at}/recover`, api.joined, { code: recoveryCode })
    expect(await tablet.ask('GET', `${at}/me`, api.me)).toMatchObject({ mapId, earlierMapAt: clock })
    expect(await tablet.ask('POST', `${at}/maps/mine/back`, api.ownMap)).toEqual({ mapId: noor.mapId })
    const again = watch(tablet, priya.boardId, `map-${noor.mapId}`)
    await again.synced()
    expect(again.doc.getText('note').toString()).toBe('for nobody yet')
  })
})
