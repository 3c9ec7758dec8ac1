import { rm } from 'node:fs/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { closeCodes } from '#shared/protocol/close-codes.ts'
import { connectPlain } from './testing/connect-plain.ts'
import { startBoard } from './testing/device.ts'
import { spawnServer } from './testing/spawn-server.ts'
import { newDataDir } from './testing/start-server.ts'
import { until } from './testing/until.ts'

let dataDir: string

beforeEach(async () => {
  dataDir = await newDataDir()
})
afterEach(() => rm(dataDir, { recursive: true, force: true }))

test('a wrong environment stops the start with a sentence and exit code 1', async () => {
  const server = await spawnServer({ DATA_DIR: dataDir, HOST: '0.0.0.0' })
  expect(await server.kill()).toBe(1)
  expect(server.output()).toContain('PUBLIC_URL')
})

test('a port that is taken stops the start with a sentence', async () => {
  const first = await spawnServer({ DATA_DIR: dataDir })
  const second = await spawnServer({ DATA_DIR: `${dataDir}/second`, PORT: new URL(first.url).port })
  expect(await second.kill()).toBe(1)
  expect(second.output()).toContain('another program already listens')
  expect(second.output().trim().split('\n')).toHaveLength(1)
  await first.kill('SIGTERM')
})

test('told to stop, it finishes what is under way and asks everybody to come back', async () => {
  const server = await spawnServer({ DATA_DIR: dataDir })
  const priya = await startBoard(server.url, { name: 'Priya', discipline: 'product' })
  const board = priya.open(priya.boardId, 'board')
  await board.synced()
  board.doc.getText('brief:actor').insert(0, 'A parent')
  const socket = priya.socket(`/sync/${priya.boardId}/board`)
  await until('the server has greeted', () => socket.frames.length > 0)
  expect(await server.kill('SIGTERM')).toBe(0)
  expect(await socket.ended()).toBe(closeCodes.draining)
  board.close()
  expect(server.output()).not.toContain('Winding down')
  expect(server.output()).not.toContain('Priya')
  expect(server.output()).not.toContain(priya.invite)

  const again = await spawnServer({ DATA_DIR: dataDir })
  const reader = connectPlain({ url: again.url, boardId: priya.boardId, document: 'board', cookie: priya.cookie() })
  await reader.synced()
  expect(reader.doc.getText('brief:actor').toString()).toBe('A parent')
  reader.close()
  await again.kill('SIGTERM')
})
