import * as Y from 'yjs'
import { addMoment } from '#shared/documents/map-document.ts'
import { addEvidence, writeBrief } from '#shared/documents/board-document.ts'
import type { EvidenceId, InterviewId, MomentId, QuoteId } from '#shared/model/ids.ts'
import { interviewCreated } from '#shared/protocol/api.ts'
import { connectPlain, type PlainConnection } from './connect-plain.ts'
import { joinBoard, type Member, startBoard } from './device.ts'
import { findFreePort } from './free-port.ts'
import type { Random } from './random.ts'
import { type SpawnedServer, spawnServer } from './spawn-server.ts'
import { required } from './updates.ts'
import type { Engine, Ground } from './engines.ts'

/** Somebody with a document open. The document outlives connections and reloads, as one kept in a browser does. */
export type Seat = {
  readonly member: Member
  readonly document: string
  readonly writes: boolean
  doc: Y.Doc
  connection: PlainConnection | undefined
}

/** Servers at fixed addresses, people, and who has what open. */
export type World = {
  readonly boardId: string
  readonly seats: readonly Seat[]
  readonly ports: readonly number[]
  kill(server: number): Promise<void>
  connect(seat: Seat, server: number): void
  close(): Promise<void>
}

export async function startWorld(engine: Engine, ground: Ground, random: Random): Promise<World> {
  const ports: number[] = []
  const servers: SpawnedServer[] = []
  const start = (port: number) => spawnServer({ ...ground.environment, PORT: String(port) })
  for (let index = 0; index < engine.servers; index++) {
    const port = await findFreePort()
    ports.push(port)
    servers.push(await start(port))
  }
  const { url } = required(servers[0])
  const priya = await startBoard(url, { name: 'Priya', discipline: 'product' })
  const members: Member[] = [priya]
  for (let count = 1 + random.below(5); count > 0; count--)
    members.push(await joinBoard(url, priya.boardId, priya.invite, { name: `Person ${count}`, discipline: 'other' }))
  // Some maps are revealed and read by all, the others have one reader: their owner, on two devices.
  const revealed = members.filter(() => random.chance(0.5))
  for (const member of revealed)
    await member.request('POST', `/api/boards/${priya.boardId}/maps/mine/ready`, { ready: true })
  await priya.request('POST', `/api/boards/${priya.boardId}/reveal`, {})
  const { interviewId } = await priya.ask('POST', `/api/boards/${priya.boardId}/interviews`, interviewCreated)

  const seats: Seat[] = []
  const sit = (member: Member, document: string, writes: boolean) =>
    seats.push({ member, document, writes, doc: new Y.Doc(), connection: undefined })
  for (const member of members) {
    for (const document of ['board', 'map-shared', `interview-${interviewId}`]) sit(member, document, true)
    sit(member, 'session', false)
    sit(member, `map-${member.mapId}`, true)
    sit(member, `map-${member.mapId}`, true)
    for (const { mapId } of revealed) if (mapId !== member.mapId) sit(member, `map-${mapId}`, false)
  }

  function connect(seat: Seat, server: number): void {
    seat.connection?.close()
    seat.connection = connectPlain({
      url: `http://127.0.0.1:${required(ports[server])}`,
      boardId: priya.boardId,
      document: seat.document,
      cookie: seat.member.cookie(),
      doc: seat.doc,
    })
  }

  return {
    boardId: priya.boardId,
    seats,
    ports,
    connect,
    async kill(server) {
      await required(servers[server]).kill('SIGKILL')
      servers[server] = await start(required(ports[server]))
    },
    async close() {
      for (const { connection } of seats) connection?.close()
      for (const server of servers) await server.kill('SIGTERM')
    },
  }
}

/** One thing that somebody does in a document of whichever kind. */
export function edit(doc: Y.Doc, random: Random, nextId: () => string): void {
  const text = doc.getText('text')
  const list = doc.getArray<number>('list')
  const facts = doc.getMap('facts')
  switch (random.below(8)) {
    case 0:
      return text.insert(random.below(text.length + 1), `${random.below(1000)} `)
    case 1:
      return text.length > 0 ? text.delete(random.below(text.length), 1) : text.insert(0, 'again')
    case 2:
      return list.insert(random.below(list.length + 1), [random.below(1000)])
    case 3:
      return list.length > 0 ? list.delete(random.below(list.length), 1) : list.insert(0, [1, 2, 3])
    case 4:
      return void facts.set(`fact ${random.below(12)}`, nextId())
    case 5:
      return facts.delete(`fact ${random.below(12)}`)
    case 6:
      return addMoment(doc, { id: nextId() as MomentId, label: `moment ${random.below(100)}` })
    default:
      if (random.chance(0.5)) return writeBrief(doc, { outcome: `outcome ${random.below(100)}` })
      return addEvidence(doc, {
        id: nextId() as EvidenceId,
        interviewId: 'i' as InterviewId,
        quoteId: 'q' as QuoteId,
        by: 'p' as Member['personId'],
        at: 1,
        target: { kind: 'moment', id: 'm' as MomentId },
        stance: 'supports',
      })
  }
}

/** Everything that can be read in a document, and where every client stands: equal for two documents that agree. */
export function summary(doc: Y.Doc): string {
  const words = [doc.getText('text'), doc.getText('brief:outcome')].map((text) => JSON.stringify(text.toDelta()))
  const maps = ['facts', 'moments', 'people', 'evidence'].map((name) => sorted(doc.getMap(name).toJSON()))
  const clocks = [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b)
  const pending = doc.store.pendingStructs !== null || doc.store.pendingDs !== null
  return JSON.stringify([words, maps, doc.getArray('list').toJSON(), clocks, pending])
}

function sorted(value: Readonly<Record<string, unknown>>): unknown {
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
}
