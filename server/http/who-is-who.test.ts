import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import * as api from '#shared/protocol/api.ts'
import { closeCodes } from '#shared/protocol/close-codes.ts'
import { limits } from '#shared/protocol/limits.ts'
import type { PlainConnection } from '../testing/connect-plain.ts'
import { createDevice, type Device, joinBoard, startBoard } from '../testing/device.ts'
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

/** Somebody whom the facilitator lets in as Noor, while she has a device of her own. */
async function letIn() {
  const { priya, noor, at } = await team()
  const made = await priya.ask('POST', `${at}/people/${noor.personId}/invite`, api.invited)
  const other = createDevice(server.url)
  await other.ask('POST', `${at}/people`, api.joined, { invite: made.invite, comeBack: true })
  return { priya, noor, at, other }
}

describe('[R5] a device that was let in as somebody who has one of their own', () => {
  test('reads what all read, and its words are taken in no document', async () => {
    const { priya, noor, at, other } = await letIn()
    expect(await other.ask('GET', `${at}/me`, api.me)).toMatchObject({ mapIsSealed: true, looksOn: true })
    for (const document of ['session', 'board', 'map-shared']) {
      const read = watch(other, priya.boardId, document)
      await read.synced()
      read.doc.getText('forged').insert(0, 'words that Noor never said')
      expect(await read.refused()).toBe(closeCodes.notAllowed)
    }
    expect(await watch(other, priya.boardId, `map-${noor.mapId}`).refused()).toBe(closeCodes.notAllowed)
    const board = watch(priya, priya.boardId, 'board')
    await board.synced()
    expect(board.doc.getText('forged').toString()).toBe('')
  })

  test('is seen nowhere: not in presence, not where it was before the owner came back', async () => {
    const { priya, noor, other } = await letIn()
    const seen = watch(priya, priya.boardId, 'board')
    const guest = watch(other, priya.boardId, 'board')
    const own = watch(noor, priya.boardId, 'board')
    await Promise.all([seen.synced(), guest.synced(), own.synced()])
    guest.provider.awareness.setLocalState({ cursor: 'forged' })
    own.provider.awareness.setLocalState({ cursor: 'own' })
    const states = () => [...seen.provider.awareness.getStates().values()].map((state) => state.cursor)
    await until('Noor is seen', () => states().includes('own'))
    expect(states()).not.toContain('forged')
  })

  test('gives no command in that name', async () => {
    const { priya, noor, at, other } = await letIn()
    await priya.ask('POST', `${at}/roles`, api.done, { personId: noor.personId, role: 'facilitator' })
    const commands: readonly [string, string, unknown?][] = [
      ['POST', '/maps/mine/ready', { ready: true }],
      ['POST', '/maps/mine/anew'],
      ['POST', '/maps/mine/back'],
      ['POST', '/reveal'],
      ['POST', '/phase', { phase: 'draw' }],
      ['POST', '/timer', { minutes: 5 }],
      ['PUT', '/title', { title: 'Taken over' }],
      ['POST', '/roles', { personId: priya.personId, role: 'observer' }],
      ['POST', '/interviews'],
      ['POST', '/versions', { label: 'Mine' }],
      ['POST', '/documents/board/versions', { label: 'Mine' }],
      ['POST', '/invites', {}],
      ['GET', '/invites'],
      ['POST', `/people/${priya.personId}/invite`],
      ['DELETE', `/people/${priya.personId}`],
      ['DELETE', '/people/me'],
      ['DELETE', '/devices/others'],
      ['POST', '/recovery-code'],
      ['POST', '/nearness'],
      ['DELETE', ''],
    ]
    for (const [method, path, body] of commands)
      expect([method, path, await status(other, method, at + path, body)]).toEqual([method, path, 403])
    // Nor does it let anybody in, or hear who asks.
    const tablet = createDevice(server.url)
    const asked = { invite: priya.invite, personId: noor.personId }
    const { id } = await tablet.ask('POST', `${at}/approvals`, api.approvalAsked, asked)
    expect((await other.ask('GET', `${at}/approvals`, api.approvalList)).approvals).toEqual([])
    expect(await status(other, 'POST', `${at}/approvals/${id}`, { approve: true })).toBe(403)
    expect((await noor.ask('GET', `${at}/me`, api.me)).role).toBe('facilitator')
  })

  test('is its person as soon as it brings the code or is let in by the other, and may sign itself out', async () => {
    const { priya, noor, at, other } = await letIn()
    const { recoveryCode } = await noor.ask('POST', `${at}/recovery-code`, api.recoveryCode)
    const board = watch(other, priya.boardId, 'board')
    await board.synced()
    await other.ask('POST', `${at}/recover`, api.joined, { code: recoveryCode })
    board.doc.getText('own').insert(0, 'said by Noor')
    const read = watch(priya, priya.boardId, 'board')
    await until('it is taken', () => read.doc.getText('own').toString() === 'said by Noor')
    expect(await other.ask('GET', `${at}/me`, api.me)).not.toHaveProperty('looksOn')
    const again = await letIn()
    expect(await status(again.other, 'DELETE', `${again.at}/devices/this`)).toBe(200)
  })

  test('[R6] acts as them once no device of their own is left, and everybody is told so', async () => {
    const { priya, noor, at, other } = await letIn()
    const { recoveryCode } = await noor.ask('POST', `${at}/recovery-code`, api.recoveryCode)
    const session = watch(priya, priya.boardId, 'session')
    await session.synced()
    const shown = () => session.doc.getMap('people').get(noor.personId)
    expect(shown()).not.toHaveProperty('letIn')
    expect(await status(noor, 'DELETE', `${at}/devices/this`)).toBe(200)
    await until('everybody is told', () => (shown() as { letIn?: boolean }).letIn === true)
    const { mapId } = await other.ask('POST', `${at}/maps/mine/anew`, api.ownMap)
    const drawn = watch(other, priya.boardId, `map-${mapId}`)
    await drawn.synced()
    drawn.doc.getText('note').insert(0, 'drawn in her name')
    await until('it is kept', async () => (await server.bytesOnDisk()).includes('drawn in her name'))
    expect(await status(other, 'POST', `${at}/maps/mine/ready`, { ready: true })).toBe(200)
    await priya.ask('POST', `${at}/reveal`, api.revealed)

    // Noor comes back with her code, on a device of her own, and has what she drew: the other one is nobody's any more.
    const desk = createDevice(server.url)
    await desk.ask('POST', `${at}/recover`, api.joined, { code: recoveryCode })
    await until('it is still said whose it is', () => (shown() as { letIn?: boolean }).letIn === true)
    expect((await desk.ask('GET', `${at}/me`, api.me)).earlierMapAt).toBeDefined()
    expect(await desk.ask('POST', `${at}/maps/mine/back`, api.ownMap)).toEqual({ mapId: noor.mapId })
    await until('it is hers', () => (shown() as { mapId?: string }).mapId === noor.mapId)
    expect(shown()).not.toHaveProperty('letIn')
    expect(shown()).not.toHaveProperty('revealedAt')
    await watch(desk, priya.boardId, `map-${noor.mapId}`).synced()
    drawn.doc.getText('note').insert(0, 'once more ')
    expect(await drawn.refused()).toBe(closeCodes.notAllowed)
  })
})

describe('whoever was removed', () => {
  test('[D7] stays out on their device, by every way, until they are invited back; the link can be renewed', async () => {
    const { priya, noor, at } = await team()
    const { recoveryCode } = await noor.ask('POST', `${at}/recovery-code`, api.recoveryCode)
    const { cameBy } = await priya.ask('DELETE', `${at}/people/${noor.personId}`, api.personRemoved)
    const again = { invite: priya.invite, person: { name: 'Noor' } }
    const refused = await noor.request('POST', `${at}/people`, again)
    expect([refused.status, JSON.stringify(refused.body)]).toEqual([403, expect.stringContaining('invite you back')])
    expect(await status(noor, 'POST', `${at}/recover`, { code: recoveryCode })).toBe(403)
    expect(await status(createDevice(server.url), 'POST', `${at}/recover`, { code: recoveryCode })).toBe(403)
    const asks = { invite: priya.invite, personId: priya.personId }
    expect(await status(noor, 'POST', `${at}/approvals`, asks)).toBe(403)
    const welcome = await noor.ask('POST', `${at}/welcome`, api.welcome, { invite: priya.invite })
    expect(welcome).toEqual({ title: '', you: [], inviteIsGood: false, inviteEnded: 'removed', freeSlots: [] })

    const kim = await joinBoard(server.url, priya.boardId, priya.invite, { name: 'Kim', discipline: 'other' })
    expect(await status(kim, 'POST', `${at}/invites/${required(cameBy)}/renew`)).toBe(403)
    const renewed = await priya.ask('POST', `${at}/invites/${required(cameBy)}/renew`, api.invited)
    expect(await status(createDevice(server.url), 'POST', `${at}/people`, again)).toBe(403)
    expect(await status(priya, 'POST', `${at}/invites/${required(cameBy)}/renew`)).toBe(404)
    expect(await status(kim, 'GET', `${at}/me`)).toBe(200)
    await joinBoard(server.url, priya.boardId, renewed.invite, { name: 'Lea', discipline: 'other' })
    expect(await status(noor, 'POST', `${at}/people`, { ...again, invite: renewed.invite })).toBe(403)

    const back = await priya.ask('POST', `${at}/people/${noor.personId}/invite`, api.invited)
    expect(await status(noor, 'POST', `${at}/people`, { invite: back.invite, comeBack: true })).toBe(200)
    expect(await noor.ask('GET', `${at}/me`, api.me)).toMatchObject({ mapId: noor.mapId })
  })
})

describe('the cookie of a device', () => {
  test('[C1] is minted by the server: one that it does not know is not taken over', async () => {
    const { priya, noor, at } = await team()
    const [name = ''] = noor.cookie().split('=')
    expect(name).toMatch(/^tributary_device_\d+$/)
    const planted = `${name}=${'A'.repeat(43)}`
    const victim = createDevice(server.url)
    const joins = { invite: priya.invite, person: { name: 'Kim' } }
    const answers = [
      await victim.request('POST', `${at}/people`, joins, { cookie: planted }),
      await createDevice(server.url).request('POST', '/api/sample', {}, { cookie: planted }),
    ]
    for (const { status: code, headers } of answers) {
      expect(code).toBe(201)
      expect(headers.getSetCookie().join()).toContain(`${name}=`)
      expect(headers.getSetCookie().join()).not.toContain(planted)
    }
    expect((await createDevice(server.url).request('GET', `${at}/me`, undefined, { cookie: planted })).status).toBe(401)
    const both = { cookie: `${planted}; ${victim.cookie()}` }
    expect((await createDevice(server.url).request('GET', `${at}/me`, undefined, both)).status).toBe(200)
    const kept = await noor.request('POST', `${at}/people`, joins)
    expect(kept.headers.getSetCookie().join()).toContain(`${noor.cookie()};`)
    const opened = victim.socket(`/sync/${priya.boardId}/board`, { cookie: planted })
    expect(await opened.ended()).toBe(closeCodes.notSignedIn)
  })

  test('[C4] of before is known once more, and is given the name of now', async () => {
    const { noor, at } = await team()
    const [name = '', secret = ''] = noor.cookie().split('=')
    for (const older of ['tributary_device', 'tributary_device_1']) {
      const answer = await createDevice(server.url).request('GET', `${at}/me`, undefined, {
        cookie: `${older}=${secret}`,
      })
      expect([answer.status, answer.headers.getSetCookie().join()]).toEqual([
        200,
        expect.stringContaining(`${name}=${secret};`),
      ])
    }
  })
})

describe('one address', () => {
  test('brings a workshop at once, and fills no board', async () => {
    const { priya, at } = await team()
    const joins = (name: string) =>
      status(createDevice(server.url), 'POST', `${at}/people`, { invite: priya.invite, person: { name } })
    const answers: number[] = []
    for (let count = 0; count < limits.joinsPerHourPerAddress + 5; count++) answers.push(await joins('Guest'))
    expect(answers.slice(0, 40).every((code) => code === 201)).toBe(true)
    expect(answers.slice(-5)).toEqual([429, 429, 429, 429, 429])
    expect(answers.filter((code) => code === 201).length).toBeLessThan(limits.maxPeoplePerBoard / 2)
    // On another board it is as before.
    const other = await startBoard(server.url, { name: 'Sam', discipline: 'other' })
    await joinBoard(server.url, other.boardId, other.invite, { name: 'Kim', discipline: 'other' })
  })
})

describe('what people are called', () => {
  test('is cleaned before anybody sees it, and nothing is no name', async () => {
    const { priya, at } = await team()
    const kim = createDevice(server.url)
    const joins = (name: string) => ({ invite: priya.invite, person: { name } })
    expect(await status(kim, 'POST', `${at}/people`, joins(' K\u0000i\u202em\u200b\n'))).toBe(201)
    for (const blank of ['\u0000', '\u3164', '\u200b\u2060', ' \u202e '])
      expect(await status(createDevice(server.url), 'POST', `${at}/people`, joins(blank))).toBe(400)
    expect(await status(priya, 'PUT', `${at}/title`, { title: '\u3164' })).toBe(400)
    expect(await status(priya, 'PUT', `${at}/title`, { title: 'Eve\u0000nings\u2066' })).toBe(200)
    const { you, title } = await kim.ask('POST', `${at}/welcome`, api.welcome)
    expect([you.map(({ name }) => name), title]).toEqual([['Kim'], 'Evenings'])
  })
})
