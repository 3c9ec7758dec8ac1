import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { closeCodes } from '#shared/protocol/close-codes.ts'
import { approvalAsked, approvalAwaited, boardVersionKept, invited, revealed } from '#shared/protocol/api.ts'
import { connectPlain, type PlainConnection } from '../testing/connect-plain.ts'
import { type CuttableProxy, startCuttableProxy } from '../testing/cuttable-proxy.ts'
import { createDevice, joinBoard, type Member, startBoard } from '../testing/device.ts'
import { createTestSchema, testDatabaseUrl, type TestSchema } from '../testing/postgres.ts'
import { startTestServer, type TestServer } from '../testing/start-server.ts'
import { until } from '../testing/until.ts'
import { openPostgresStore } from '../storage/postgres/postgres-store.ts'
import { readDocument } from './read-document.ts'
import { logKeyOfName } from './log-key.ts'

type Options = { acks?: boolean; doc?: Y.Doc; params?: Record<string, string> }
type On = (member: Member, document: string, options?: Options) => PlainConnection

/** The same person, through another server: the cookie is good for both. */
const through =
  (server: { url: string }): On =>
  (member, document, options = {}) =>
    connectPlain({ url: server.url, boardId: member.boardId, document, cookie: member.cookie(), ...options })

describe.skipIf(!testDatabaseUrl)('two servers on one database (needs TEST_DATABASE_URL)', () => {
  let schema: TestSchema
  let one: TestServer
  let two: TestServer
  let open: PlainConnection[]

  beforeEach(async () => {
    schema = await createTestSchema()
    one = await startTestServer({ databaseUrl: schema.url })
    two = await startTestServer({ databaseUrl: schema.url })
    open = []
  })
  afterEach(async () => {
    for (const connection of open) connection.close()
    await one[Symbol.asyncDispose]()
    await two[Symbol.asyncDispose]()
    await schema.drop()
  })

  const on =
    (server: TestServer): On =>
    (member, document, options) => {
      const connection = through(server)(member, document, options)
      open.push(connection)
      return connection
    }

  async function startTeam(size: number): Promise<Member[]> {
    const priya = await startBoard(one.url, { name: 'Priya', discipline: 'product' })
    const team: Member[] = [priya]
    for (let index = 1; index < size; index++) {
      const url = index % 2 ? two.url : one.url
      team.push(await joinBoard(url, priya.boardId, priya.invite, { name: `Person ${index}`, discipline: 'design' }))
    }
    return team
  }

  test('three people on each of two servers see the same map and each other', async () => {
    const team = await startTeam(6)
    const connections = team.map((member, index) => on(index % 2 ? two : one)(member, 'map-shared'))
    await Promise.all(connections.map((connection) => connection.synced()))
    for (const [index, { provider }] of connections.entries())
      provider.awareness.setLocalStateField('cursor', { x: index })
    for (let round = 0; round < 20; round++)
      for (const [index, { doc }] of connections.entries())
        doc.getText('story').insert(doc.getText('story').length % (round + 1), `${index}`)
    const texts = () => connections.map(({ doc }) => doc.getText('story').toString())
    await until('all read the same', () => new Set(texts()).size === 1 && texts()[0]?.length === 120)
    await until('everybody sees everybody', () =>
      connections.every(({ provider }, me) => {
        const states = [...provider.awareness.getStates().values()]
        return team.every(({ personId }, index) => index === me || states.some((state) => state.personId === personId))
      }),
    )
    expect(texts()[5]).toHaveLength(120)
    connections[0]?.close()
    await until('who has left is gone for those on the other server', () =>
      connections
        .slice(1)
        .every(({ provider }) =>
          [...provider.awareness.getStates().values()].every((state) => state.personId !== team[0]?.personId),
        ),
    )
  })

  test('a reveal on one server opens the map on the other, and the end of a right closes it there', async () => {
    const [priya, noor] = await startTeam(2)
    if (!priya || !noor) throw new Error('nobody has come')
    const own = on(two)(noor, `map-${noor.mapId}`)
    await own.synced()
    own.doc.getText('note').insert(0, 'what Noor drew')
    const early = on(one)(priya, `map-${noor.mapId}`)
    expect(await early.refused()).toBe(closeCodes.notAllowed)
    const facts = on(two)(noor, 'session')
    await facts.synced()
    await noor.request('POST', `/api/boards/${priya.boardId}/maps/mine/ready`, { ready: true })
    await until('the text is in the log', async () => (await schema.contents()).includes('what Noor drew'))
    const answer = await priya.ask('POST', `/api/boards/${priya.boardId}/reveal`, revealed)
    expect(answer.revealed).toEqual([noor.mapId])
    const read = on(one)(priya, `map-${noor.mapId}`)
    await until('Priya reads it on her server', () => read.doc.getText('note').toString() === 'what Noor drew')
    own.doc.getText('note').insert(0, 'more of ')
    await until('and what comes later', () => read.doc.getText('note').toString() === 'more of what Noor drew')
    await until('Noor’s session says so', () =>
      [...facts.doc.getMap<{ revealedAt?: number }>('people').values()].some((value) => value.revealedAt !== undefined),
    )

    const board = on(two)(noor, 'board')
    await board.synced()
    await priya.request('POST', `/api/boards/${priya.boardId}/roles`, { personId: noor.personId, role: 'observer' })
    await until('Noor can only read, on the other server, too', () => {
      board.doc.getText('brief:actor').insert(0, '!')
      return board.closes.includes(closeCodes.notAllowed)
    })
  })

  test('who writes in private on one server is asked when another one shows the map, and signs out on both', async () => {
    const [priya, noor] = await startTeam(2)
    if (!priya || !noor) throw new Error('two were asked for')
    const path = `/api/boards/${priya.boardId}`
    const mine = on(two)(noor, `map-${noor.mapId}`, { params: { as: 'private' } })
    const facts = on(two)(noor, 'session')
    await Promise.all([mine.synced(), facts.synced()])
    await noor.request('POST', `${path}/maps/mine/ready`, { ready: true })
    await priya.ask('POST', `${path}/reveal`, revealed)
    await until('the private socket was ended', () => mine.closes.includes(closeCodes.shown))
    // Through the first server, whose member she is by her cookie.
    await fetch(new URL(`${path}/devices/this`, one.url), {
      method: 'DELETE',
      headers: { cookie: noor.cookie(), origin: one.url },
    })
    expect(await facts.refused()).toBe(closeCodes.gone)
  })

  /** Reaches the database by a line of its own: what that says to those who listen can be kept back. */
  async function startOnALine(): Promise<{ server: TestServer; line: CuttableProxy; end(): Promise<void> }> {
    const address = new URL(schema.url)
    const line = await startCuttableProxy({ host: address.hostname, port: Number(address.port || 5432) })
    address.hostname = '127.0.0.1'
    address.port = String(line.port)
    const server = await startTestServer({ databaseUrl: address.href })
    return {
      server,
      line,
      async end() {
        await server[Symbol.asyncDispose]()
        await line.close()
      },
    }
  }

  test('no edit is taken in the belief that a map is private after it was shown, also before a notice is heard', async () => {
    const { server: third, line, end } = await startOnALine()
    const [priya, noor] = await startTeam(2)
    if (!priya || !noor) throw new Error('two were asked for')
    const path = `/api/boards/${priya.boardId}`
    const mine = on(third)(noor, `map-${noor.mapId}`, { acks: true, params: { as: 'private' } })
    await mine.synced()
    await until('her greeting is acknowledged', () => mine.acknowledged() === 1)
    mine.doc.getText('note').insert(0, 'what she drew')
    await until('it is kept', () => mine.acknowledged() === 2)
    await noor.request('POST', `${path}/maps/mine/ready`, { ready: true })

    line.deafen()
    await priya.ask('POST', `${path}/reveal`, revealed)
    mine.doc.getText('note').insert(0, 'not meant for others, ')
    await until('it was answered', () => mine.acknowledged() > 2 || mine.closes.length > 0)
    expect(mine.closes).toEqual([closeCodes.shown])
    expect(mine.acknowledged()).toBe(2)
    expect((await schema.contents()).includes('not meant for others')).toBe(false)
    mine.close()

    // With her yes it comes.
    const reading = on(one)(priya, `map-${noor.mapId}`)
    const knowing = on(third)(noor, `map-${noor.mapId}`, { doc: mine.doc })
    await until('Priya reads it', () => reading.doc.getText('note').toString().startsWith('not meant for others'))
    knowing.close()
    await end()
  })

  test('what an owner takes back on another server while the map is being shown is not shown with it', async () => {
    const [priya, noor] = await startTeam(2)
    if (!priya || !noor) throw new Error('two were asked for')
    const path = `/api/boards/${priya.boardId}`
    const mine = on(two)(noor, `map-${noor.mapId}`, { acks: true, params: { as: 'private' } })
    await mine.synced()
    await noor.request('POST', `${path}/maps/mine/ready`, { ready: true })
    await until('her greeting is acknowledged', () => mine.acknowledged() === 1)
    let words = 0
    let isOver = false
    // Each word is written and taken back at once: two updates.
    const write = () => {
      if (isOver) return
      const note = mine.doc.getText('note')
      note.insert(0, `[${++words}]`)
      note.delete(0, note.length)
      setTimeout(write, 12)
    }
    write()
    await until('some of it is on disk', () => mine.acknowledged() > 20)
    await priya.ask('POST', `${path}/reveal`, revealed)
    await until('the private socket was ended', () => mine.closes.includes(closeCodes.shown))
    isOver = true
    const takenBack = Math.floor((mine.acknowledged() - 1) / 2)
    mine.close()
    const left = (await schema.contents()).toString('latin1').matchAll(/\[(\d+)\]/g)
    const seen = [...left].map(([, word]) => Number(word)).filter((word) => word <= takenBack)
    expect({ takenBack, seen }).toEqual({ takenBack, seen: [] })
  })

  test('a version that is kept on one server is heard of on the other', async () => {
    const [priya, noor] = await startTeam(2)
    if (!priya || !noor) throw new Error('two were asked for')
    const map = on(one)(priya, 'map-shared', { acks: true })
    const session = on(two)(noor, 'session')
    await Promise.all([map.synced(), session.synced()])
    map.doc.getText('note').insert(0, 'merged')
    await until('it is kept', () => map.acknowledged() === 2)
    const path = `/api/boards/${priya.boardId}/versions`
    const { number } = await priya.ask('POST', path, boardVersionKept, { label: 'as it is' })
    const newest = () => session.doc.getMap('facts').get('newestVersion')
    await until('the other server says so', () => newest() !== undefined)
    expect(newest()).toBe(number)
  })

  test('a device that waits at one server hears the yes that is said at the other', async () => {
    const [priya, noor] = await startTeam(2)
    if (!priya || !noor) throw new Error('two were asked for')
    const tablet = createDevice(one.url)
    const path = `/api/boards/${priya.boardId}/approvals`
    const { invite } = await priya.ask('POST', `/api/boards/${priya.boardId}/invites`, invited, { role: 'author' })
    const { id } = await tablet.ask('POST', path, approvalAsked, { invite, personId: noor.personId })
    const heard = tablet.ask('GET', `${path}/${id}`, approvalAwaited)
    await until('it waits', async () => (await one.metric('tributary_devices_at_the_door')) === 1)
    expect((await noor.request('POST', `${path}/${id}`, { approve: true })).status).toBe(200)
    expect(await heard).toEqual({ state: 'in' })
  })

  test('an interview that is deleted on one server is gone on the other', async () => {
    const [priya, noor] = await startTeam(2)
    if (!priya || !noor) throw new Error('nobody has come')
    const { body } = await priya.request('POST', `/api/boards/${priya.boardId}/interviews`, {})
    const { interviewId } = body as { interviewId: string }
    const reading = on(two)(noor, `interview-${interviewId}`)
    await reading.synced()
    reading.doc.getText('words').insert(0, 'something private')
    await until('the words are kept', async () => (await schema.contents()).includes('something private'))
    await priya.request('DELETE', `/api/boards/${priya.boardId}/interviews/${interviewId}`)
    expect(await reading.refused()).toBe(closeCodes.gone)
    expect((await schema.contents()).includes('something private')).toBe(false)
  })

  test('a long history that one server compacts is whole for those on the other', async () => {
    const [priya, noor] = await startTeam(2)
    if (!priya || !noor) throw new Error('nobody has come')
    const writing = on(one)(priya, 'map-shared')
    const reading = on(two)(noor, 'map-shared')
    await Promise.all([writing.synced(), reading.synced()])
    const words = 'x'.repeat(1_000)
    for (const { doc } of [writing, reading])
      for (let index = 0; index < 400; index++) doc.getMap('facts').set(`fact ${doc.clientID} ${index}`, words)
    await until('both have them all', () => [writing, reading].every(({ doc }) => doc.getMap('facts').size === 800))
    await until('most rows are in a snapshot', async () => (await one.metric('tributary_log_rows')) < 500)
    reading.doc.getMap('facts').set('last', true)
    await until('and the way back is open', () => writing.doc.getMap('facts').has('last'))
    const late = on(two)(noor, 'map-shared')
    await late.synced()
    expect(late.doc.getMap('facts').size).toBe(801)
  })

  test('two commands at once on two servers end in one truth for everybody', async () => {
    const team = await startTeam(4)
    const sessions = [on(one), on(two)].map((opener, index) => opener(team[index] ?? team[0] ?? never(), 'session'))
    await Promise.all(sessions.map((session) => session.synced()))
    for (let round = 0; round < 5; round++)
      await Promise.all(
        team.map((member) =>
          member.request('POST', `/api/boards/${member.boardId}/maps/mine/ready`, { ready: round % 2 === 0 }),
        ),
      )
    const saysAllReady = () =>
      sessions.every(({ doc }) => [...doc.getMap<{ ready: boolean }>('people').values()].every(({ ready }) => ready))
    await until('both sessions say that all are ready', saysAllReady)
    expect(sessions.map(({ doc }) => doc.getMap('people').size)).toEqual([4, 4])
  })

  test('a database that goes away loses nobody an edit, promises nothing meanwhile, and is found again', async () => {
    const address = new URL(schema.url)
    const line = await startCuttableProxy({ host: address.hostname, port: Number(address.port || 5432) })
    address.hostname = '127.0.0.1'
    address.port = String(line.port)
    const third = await startTestServer({ databaseUrl: address.href })
    const [priya, noor] = await startTeam(2)
    if (!priya || !noor) throw new Error('nobody has come')
    const writing = on(third)(priya, 'map-shared', { acks: true })
    const reading = on(one)(noor, 'map-shared')
    await Promise.all([writing.synced(), reading.synced()])
    writing.doc.getMap('facts').set('before', 1)
    await until('the first is kept', () => writing.acknowledged() >= 2)

    line.cut()
    const promised = writing.acknowledged()
    writing.doc.getMap('facts').set('during', 2)
    await until('the socket is asked to come back', () => writing.closes.includes(closeCodes.storageFailed))
    reading.doc.getMap('facts').set('elsewhere', 3)
    expect(writing.acknowledged()).toBe(promised)
    expect((await schema.contents()).includes('during')).toBe(false)

    line.mend()
    await until('what was written meanwhile has come', () => reading.doc.getMap('facts').has('during'))
    await until('and what others wrote', () => writing.doc.getMap('facts').has('elsewhere'))
    writing.doc.getMap('facts').set('after', 4)
    await until('notices are heard again', () => reading.doc.getMap('facts').has('after'))
    writing.close()
    await third[Symbol.asyncDispose]()
    await line.close()
    const store = await openPostgresStore({ url: schema.url, now: () => 0 })
    const cold = readDocument(await store.updateLog.read(logKeyOfName(priya.boardId, 'map-shared')))
    expect([...cold.doc.getMap('facts').keys()].sort()).toEqual(['after', 'before', 'during', 'elsewhere'])
    await store.close()
  })
})

function never(): never {
  throw new Error('nobody has come')
}
