import { rm } from 'node:fs/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkStore } from '../cli/check.ts'
import { openSqliteStore } from '../storage/sqlite/sqlite-store.ts'
import { connectPlain } from '../testing/connect-plain.ts'
import { joinBoard, type Member, startBoard } from '../testing/device.ts'
import { spawnServer } from '../testing/spawn-server.ts'
import { newDataDir } from '../testing/start-server.ts'
import { until } from '../testing/until.ts'
import { startWriting } from '../testing/writer.ts'

let dataDir: string

beforeEach(async () => {
  dataDir = await newDataDir()
})
afterEach(() => rm(dataDir, { recursive: true, force: true }))

const writersPerRound = 3

test('no acknowledged edit is lost in five kills under load, each looked for by its own name', async () => {
  const kept = new Set<string>()
  let unacknowledged = 0
  let server = await spawnServer({ DATA_DIR: dataDir })
  const priya = await startBoard(server.url, { name: 'Priya', discipline: 'product' })
  const noor = await joinBoard(server.url, priya.boardId, priya.invite, { name: 'Noor', discipline: 'design' })
  const tomasz = await joinBoard(server.url, priya.boardId, priya.invite, { name: 'Tomasz', discipline: 'engineering' })
  const open = (member: Member, acks: boolean) =>
    connectPlain({ url: server.url, boardId: priya.boardId, document: 'map-shared', cookie: member.cookie(), acks })

  for (let round = 0; round < 5; round++) {
    const connections = [priya, noor, tomasz].map((member) => open(member, true))
    await Promise.all(connections.map((connection) => connection.synced()))
    await until('the greetings are acknowledged', () => connections.every(({ acknowledged }) => acknowledged() === 1))
    const writers = connections.map((connection, index) => startWriting(connection, `round${round}-writer${index}`))
    const enough = 20 + round * 35
    await until('enough is acknowledged', () => writers.every((writer) => writer.acknowledged().length > enough))
    await server.kill('SIGKILL')
    for (const writer of writers) {
      writer.stop()
      unacknowledged += writer.sent() - writer.acknowledged().length
      for (const key of writer.acknowledged()) kept.add(key)
    }
    for (const connection of connections) connection.close()

    server = await spawnServer({ DATA_DIR: dataDir })
    const reader = open(noor, false)
    await reader.synced()
    const found = reader.doc.getMap('later')
    expect([...kept].filter((key) => !found.has(key))).toEqual([])
    reader.close()
  }
  expect(kept.size).toBeGreaterThan(5 * writersPerRound * 20)
  // Otherwise the kills came when nothing was under way, and the test has shown nothing.
  expect(unacknowledged).toBeGreaterThan(0)
  expect(await server.kill('SIGTERM')).toBe(0)

  const store = await openSqliteStore({ folder: dataDir, now: Date.now })
  expect((await checkStore(store)).trouble).toEqual([])
  await store.close()
}, 120_000)

test('a client that was writing when the server was killed comes back by itself and loses nothing', async () => {
  const first = await spawnServer({ DATA_DIR: dataDir, PORT: '4519' })
  const priya = await startBoard(first.url, { name: 'Priya', discipline: 'product' })
  const connection = connectPlain({
    url: first.url,
    boardId: priya.boardId,
    document: `map-${priya.mapId}`,
    cookie: priya.cookie(),
    acks: true,
  })
  await connection.synced()
  const writer = startWriting(connection, 'tunnel')
  await until('some is acknowledged', () => writer.acknowledged().length > 10)
  await first.kill('SIGKILL')
  const offline = writer.sent()
  await until('some was written without a server', () => writer.sent() > offline + 10)
  const second = await spawnServer({ DATA_DIR: dataDir, PORT: '4519' })
  writer.stop()
  const document = `map-${priya.mapId}`
  const beside = priya.open(priya.boardId, document)
  await until('everything has come', () => beside.doc.getMap('later').size === writer.sent())
  beside.close()
  connection.close()
  await second.kill('SIGKILL')

  const third = await spawnServer({ DATA_DIR: dataDir, PORT: '4519' })
  const reader = priya.open(priya.boardId, document)
  await reader.synced()
  expect(reader.doc.getMap('later').size).toBe(writer.sent())
  reader.close()
  await third.kill('SIGTERM')
}, 60_000)
