import { rm } from 'node:fs/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { connectPlain } from '../testing/connect-plain.ts'
import { startBoard } from '../testing/device.ts'
import { findFreePort } from '../testing/free-port.ts'
import { spawnServer } from '../testing/spawn-server.ts'
import { newDataDir } from '../testing/start-server.ts'
import { until } from '../testing/until.ts'
import { startWriting } from '../testing/writer.ts'

let dataDir: string

beforeEach(async () => {
  dataDir = await newDataDir()
})
afterEach(() => rm(dataDir, { recursive: true, force: true }))

test('a client that was writing when the server was killed comes back by itself and loses nothing', async () => {
  const environment = { DATA_DIR: dataDir, PORT: String(await findFreePort()) }
  const first = await spawnServer(environment)
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
  const second = await spawnServer(environment)
  writer.stop()
  const document = `map-${priya.mapId}`
  const beside = priya.open(priya.boardId, document)
  await until('everything has come', () => beside.doc.getMap('later').size === writer.sent())
  beside.close()
  connection.close()
  await second.kill('SIGKILL')

  const third = await spawnServer(environment)
  const reader = priya.open(priya.boardId, document)
  await reader.synced()
  expect(reader.doc.getMap('later').size).toBe(writer.sent())
  reader.close()
  await third.kill('SIGTERM')
}, 60_000)
