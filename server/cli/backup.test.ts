import { spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { plainPng } from '#shared/images/testing/pictures.ts'
import * as api from '#shared/protocol/api.ts'
import { connectPlain } from '../testing/connect-plain.ts'
import { joinBoard, startBoard } from '../testing/device.ts'
import { createTestSchema, testDatabaseUrl } from '../testing/postgres.ts'
import { newDataDir, startTestServer, type TestServer } from '../testing/start-server.ts'
import { until } from '../testing/until.ts'

const main = fileURLToPath(new URL('main.ts', import.meta.url))
let folder: string
let server: TestServer

beforeEach(async () => {
  folder = await newDataDir()
  server = await startTestServer()
})
afterEach(async () => {
  await server[Symbol.asyncDispose]()
  await rm(folder, { recursive: true })
})

type Said = { readonly code: number | null; readonly out: string; readonly err: string }

function tributary(args: readonly string[], environment: Readonly<Record<string, string>>): Promise<Said> {
  const child = spawn(process.execPath, [main, ...args], { env: { PATH: process.env.PATH, ...environment } })
  let out = ''
  let err = ''
  child.stdout.on('data', (text: Buffer) => {
    out += text.toString()
  })
  child.stderr.on('data', (text: Buffer) => {
    err += text.toString()
  })
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })))
}

/** A board with a private map, something shared, a version and an invite; and what must be there again. */
async function fill() {
  const priya = await startBoard(server.url, { name: 'Priya', discipline: 'product' })
  const noor = await joinBoard(server.url, priya.boardId, priya.invite, { name: 'Noor', discipline: 'design' })
  const shared = noor.open(priya.boardId, 'map-shared')
  const own = noor.open(priya.boardId, `map-${noor.mapId}`)
  await Promise.all([shared.synced(), own.synced()])
  shared.doc.getText('note').insert(0, 'seen by all')
  own.doc.getText('note').insert(0, 'seen by Noor')
  await until('both are kept', async () => {
    const bytes = await server.bytesOnDisk()
    return bytes.includes('seen by all') && bytes.includes('seen by Noor')
  })
  await noor.ask('POST', `/api/boards/${priya.boardId}/documents/map-shared/versions`, api.versionKept, {
    label: 'first',
  })
  const image = `/api/boards/${priya.boardId}/documents/map-${noor.mapId}/images/image-of-a-sketch`
  const headers = { cookie: noor.cookie(), origin: server.url, 'content-type': 'image/png' }
  const put = await fetch(server.url + image, { method: 'PUT', headers, body: new Uint8Array(plainPng()) })
  expect(put.status).toBe(201)
  return { priya, noor, shared, own, image }
}

async function expectEverything(again: TestServer, { priya, noor, own, image }: Awaited<ReturnType<typeof fill>>) {
  const open = (document: string) =>
    connectPlain({ url: again.url, boardId: priya.boardId, document, cookie: noor.cookie() })
  const [shared, mine] = [open('map-shared'), open(`map-${noor.mapId}`)]
  await Promise.all([shared.synced(), mine.synced()])
  expect([shared, mine].map(({ doc }) => doc.getText('note').toString())).toEqual(['seen by all', 'seen by Noor'])
  const headers = { cookie: noor.cookie() }
  const versions = await fetch(`${again.url}/api/boards/${priya.boardId}/documents/map-shared/versions`, { headers })
  expect(await versions.json()).toMatchObject({ versions: [{ cause: { label: 'first' }, author: noor.personId }] })
  const pictures = await Promise.all(
    [noor, priya].map(({ cookie }) => fetch(again.url + image, { headers: { cookie: cookie() } })),
  )
  expect(pictures.map(({ status }) => status)).toEqual([200, 404])
  expect(new Uint8Array((await pictures[0]?.arrayBuffer()) ?? new ArrayBuffer())).toEqual(plainPng())
  // The client id goes on being Noor's, and what she writes on it goes on being taken.
  mine.close()
  const goesOn = connectPlain({
    url: again.url,
    boardId: priya.boardId,
    document: `map-${noor.mapId}`,
    cookie: noor.cookie(),
    doc: own.doc,
    acks: true,
  })
  await goesOn.synced()
  own.doc.getText('note').insert(0, 'still ')
  await until('it is kept', () => goesOn.acknowledged() === 2)
  shared.close()
  goesOn.close()
}

describe('a backup of a server that is running', () => {
  test('is a server again in another folder, with everything; and never goes over what is there', async () => {
    const filled = await fill()
    const made = await tributary(['backup', folder], { DATA_DIR: server.dataDir })
    expect([made.code, made.err]).toEqual([0, ''])
    expect(JSON.parse(made.out)).toMatchObject({ boards: 1, documents: 5, images: 1 })
    filled.shared.close()
    filled.own.close()
    const dataDir = join(folder, 'again')
    const restored = await tributary(['restore', folder], { DATA_DIR: dataDir })
    expect([restored.code, restored.err]).toEqual([0, ''])
    expect(JSON.parse(restored.out)).toMatchObject({ boards: 1, documents: 5, images: 1, trouble: [] })
    const again = await startTestServer({ dataDir })
    await expectEverything(again, filled)
    await again.stop()

    const twice = await tributary(['restore', folder], { DATA_DIR: dataDir })
    expect([twice.code, twice.err]).toEqual([1, expect.stringContaining('There are boards here already')])
    const nowhere = await tributary(['restore', join(folder, 'nowhere')], { DATA_DIR: dataDir })
    expect([nowhere.code, nowhere.err]).toEqual([1, expect.stringContaining('There is no backup')])
  })

  test.skipIf(!testDatabaseUrl)('goes on in Postgres, and back (needs TEST_DATABASE_URL)', async () => {
    const filled = await fill()
    const schema = await createTestSchema()
    await tributary(['backup', join(folder, 'one')], { DATA_DIR: server.dataDir })
    filled.shared.close()
    filled.own.close()
    const moved = await tributary(['restore', join(folder, 'one')], { DATABASE_URL: schema.url })
    expect([moved.code, moved.err]).toEqual([0, ''])
    const made = await tributary(['backup', join(folder, 'two')], { DATABASE_URL: schema.url })
    expect([made.code, made.err]).toEqual([0, ''])
    const dataDir = join(folder, 'back')
    expect((await tributary(['restore', join(folder, 'two')], { DATA_DIR: dataDir })).code).toBe(0)
    const again = await startTestServer({ dataDir })
    await expectEverything(again, filled)
    await again.stop()
    await schema.drop()
  })
})
