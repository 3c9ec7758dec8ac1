import { request as httpRequest } from 'node:http'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { writeInk } from '#shared/documents/ink-document.ts'
import { imageRecord } from '#shared/documents/map-images.ts'
import {
  claimingPng,
  dirtyJpeg,
  executable,
  hidden,
  plainJpeg,
  plainPng,
  plainWebp,
  svgWithScript,
} from '#shared/images/testing/pictures.ts'
import type { ImageId } from '#shared/model/ids.ts'
import * as api from '#shared/protocol/api.ts'
import { parseDocumentName } from '#shared/protocol/document-names.ts'
import { imagePath } from '#shared/protocol/image-path.ts'
import { limits } from '#shared/protocol/limits.ts'
import type { PlainConnection } from '../testing/connect-plain.ts'
import { createDevice, type Device, joinBoard, type Member, startBoard } from '../testing/device.ts'
import { createTestSchema, testDatabaseUrl } from '../testing/postgres.ts'
import { startTestServer, type TestServer } from '../testing/start-server.ts'
import { until } from '../testing/until.ts'

let server: TestServer
let clock = Date.UTC(2026, 8, 1)
const open: PlainConnection[] = []
let minted = 0

beforeAll(async () => {
  server = await startTestServer({ now: () => clock })
})
afterEach(() => {
  for (const connection of open.splice(0)) connection.close()
})
afterAll(() => server[Symbol.asyncDispose]())

function newImageId(): ImageId {
  return `image-${String(++minted).padStart(16, '0')}` as ImageId
}

async function scene() {
  const priya = await startBoard(server.url, { name: 'Priya', discipline: 'product' })
  const noor = await joinBoard(server.url, priya.boardId, priya.invite, { name: 'Noor', discipline: 'design' })
  const watcher = await joinBoard(server.url, priya.boardId, priya.invite, { name: 'Ada', discipline: 'other' })
  await priya.ask('POST', `/api/boards/${priya.boardId}/roles`, api.done, {
    personId: watcher.personId,
    role: 'observer',
  })
  const pathOf = (document: string, id: string) => {
    const name = parseDocumentName(document)
    return name ? imagePath(priya.boardId, name, id as ImageId) : document
  }
  return { priya, noor, watcher, pathOf, own: `map-${noor.mapId}` }
}

type Sent = { readonly status: number; readonly sentence: string }

async function put(
  device: Device,
  path: string,
  bytes: Uint8Array,
  headers: Record<string, string> = {},
): Promise<Sent> {
  const response = await fetch(new URL(path, device.url), {
    method: 'PUT',
    headers: { cookie: device.cookie(), origin: device.url, 'content-type': 'application/octet-stream', ...headers },
    body: new Uint8Array(bytes),
  })
  const refusal = api.errorBodySchema.safeParse(await response.json())
  return { status: response.status, sentence: refusal.success ? refusal.data.error.sentence : '' }
}

async function get(device: Device, path: string, headers: Record<string, string> = {}) {
  const response = await fetch(new URL(path, device.url), { headers: { cookie: device.cookie(), ...headers } })
  return { status: response.status, headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) }
}

function recordOf(imageId: ImageId) {
  return imageRecord({ id: `shape:${imageId.slice(-4)}`, imageId, name: 'sketch.png', x: 0, y: 0, w: 60, h: 40 })
}

/** Puts an image on a map as a client does: its record, and then its bytes. */
async function place(member: Member, document: string, id: ImageId): Promise<PlainConnection> {
  const connection = member.open(member.boardId, document)
  open.push(connection)
  await connection.synced()
  writeInk(connection.doc, [recordOf(id)], [])
  await until('its record is kept', async () => (await server.bytesOnDisk()).includes(id))
  return connection
}

async function reveal({ priya, noor }: { priya: Member; noor: Member }) {
  await noor.request('POST', `/api/boards/${noor.boardId}/maps/mine/ready`, { ready: true })
  await priya.ask('POST', `/api/boards/${noor.boardId}/reveal`, api.revealed)
}

describe('an image of a map', () => {
  test('is as private as the map: nobody else finds out that it is there before the reveal, and all see it after', async () => {
    const { priya, noor, watcher, pathOf, own } = await scene()
    const id = newImageId()
    await place(noor, own, id)
    expect(await put(noor, pathOf(own, id), plainPng())).toEqual({ status: 201, sentence: '' })
    const stranger = createDevice(server.url)
    const elsewhere = await startBoard(server.url, { name: 'Zoe', discipline: 'product' })
    const nowhere = await get(priya, pathOf(own, newImageId()))
    for (const other of [priya, watcher, stranger, elsewhere]) {
      const answer = await get(other, pathOf(own, id))
      expect(answer.status).toBe(404)
      expect(answer.bytes).toEqual(nowhere.bytes)
    }
    expect((await get(noor, pathOf(own, id))).bytes).toEqual(plainPng())
    // Its id opens nothing under another document's name, the reader's own board included.
    for (const path of [pathOf('map-shared', id), pathOf(own, id).replace(priya.boardId, elsewhere.boardId)])
      expect((await get(noor, path)).status).toBe(404)
    await reveal({ priya, noor })
    for (const other of [priya, watcher]) expect((await get(other, pathOf(own, id))).bytes).toEqual(plainPng())
    for (const other of [stranger, elsewhere]) expect((await get(other, pathOf(own, id))).status).toBe(404)
  })

  test('is written by those who may write its map', async () => {
    const { priya, noor, watcher, pathOf, own } = await scene()
    for (const [device, document, status] of [
      [noor, own, 201],
      [priya, own, 403],
      [watcher, own, 403],
      [priya, 'map-shared', 201],
      [watcher, 'map-shared', 403],
      [createDevice(server.url), 'map-shared', 403],
      [priya, 'board', 403],
      [priya, 'session', 403],
      [priya, 'map-nobody', 403],
    ] as const)
      expect((await put(device, pathOf(document, newImageId()), plainPng())).status).toBe(status)
    expect((await put(noor, pathOf(own, 'short'), plainPng())).status).toBe(403)
    expect((await put(noor, pathOf(own, newImageId()), plainPng(), { origin: 'https://example.org' })).status).toBe(403)
    expect((await put(noor, pathOf(own, newImageId()), plainPng(), { 'content-type': 'text/plain' })).status).toBe(400)
  })

  test('comes as what it is and nothing else, and is asked for again', async () => {
    const { noor, pathOf, own } = await scene()
    const id = newImageId()
    // Whatever it says it is.
    await put(noor, pathOf(own, id), plainWebp(), { 'content-type': 'image/svg+xml' })
    const { headers } = await get(noor, pathOf(own, id))
    expect(headers.get('content-type')).toBe('image/webp')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('cache-control')).toBe('private, no-cache')
    const etag = headers.get('etag') ?? ''
    expect((await get(noor, pathOf(own, id), { 'if-none-match': etag })).status).toBe(304)
    // Who may not see it is not told either that what they have is still the same.
    const { status, headers: others } = await get(createDevice(server.url), pathOf(own, id), { 'if-none-match': etag })
    expect([status, others.get('etag')]).toEqual([404, null])
  })

  test('leaves the places at home: what a photograph tells beside the picture is not kept', async () => {
    const { noor, pathOf, own } = await scene()
    const id = newImageId()
    expect((await put(noor, pathOf(own, id), dirtyJpeg())).status).toBe(201)
    expect((await get(noor, pathOf(own, id))).bytes).toEqual(plainJpeg())
    expect((await server.bytesOnDisk()).includes(hidden)).toBe(false)
  })

  test('never becomes another: an id keeps its bytes', async () => {
    const { noor, pathOf, own } = await scene()
    const id = newImageId()
    expect((await put(noor, pathOf(own, id), plainPng())).status).toBe(201)
    expect((await put(noor, pathOf(own, id), plainPng())).status).toBe(201)
    expect((await put(noor, pathOf(own, id), plainJpeg())).status).toBe(400)
    expect((await get(noor, pathOf(own, id))).bytes).toEqual(plainPng())
  })

  test('that its owner took off the map before the reveal is not among what is revealed', async () => {
    const { priya, noor, pathOf, own } = await scene()
    const [kept, taken] = [newImageId(), newImageId()]
    await place(noor, own, kept)
    const map = await place(noor, own, taken)
    await put(noor, pathOf(own, kept), plainPng())
    // Its bytes are in no other test.
    const drawing = claimingPng(7, 11)
    await put(noor, pathOf(own, taken), drawing)
    writeInk(map.doc, [], [`shape:${taken.slice(-4)}`])
    await until('it is off the map on the server', async () => {
      const check = noor.open(noor.boardId, own)
      await check.synced()
      const isOff = !check.doc.getMap('ink').has(`shape:${taken.slice(-4)}`)
      check.close()
      return isOff
    })
    expect((await server.bytesOnDisk()).includes(Buffer.from(drawing))).toBe(true)
    await reveal({ priya, noor })
    expect((await get(priya, pathOf(own, kept))).status).toBe(200)
    for (const person of [priya, noor]) expect((await get(person, pathOf(own, taken))).status).toBe(404)
    expect((await server.bytesOnDisk()).includes(Buffer.from(drawing))).toBe(false)
    // Nor is its id, in what others receive.
    expect((await server.bytesOnDisk()).includes(taken)).toBe(false)
  })

  test('goes with its board', async () => {
    const { priya, pathOf } = await scene()
    const id = newImageId()
    await put(priya, pathOf('map-shared', id), plainPng())
    await priya.ask('DELETE', `/api/boards/${priya.boardId}`, api.done)
    expect((await get(priya, pathOf('map-shared', id))).status).toBe(404)
    expect((await put(priya, pathOf('map-shared', id), plainPng())).status).toBe(403)
  })
})

test('what is on no map any more, and in no version of one, goes a day later', async () => {
  const hour = 60 * 60 * 1000
  await using first = await startTestServer({ now: () => clock })
  const priya = await startBoard(first.url, { name: 'Priya', discipline: 'product' })
  const pathOf = (id: ImageId) => imagePath(priya.boardId, { kind: 'map-shared' }, id)
  const [shown, inVersion, gone] = [newImageId(), newImageId(), newImageId()]
  const map = priya.open(priya.boardId, 'map-shared')
  await map.synced()
  const isKept = (words: string) => until('it is kept', async () => (await first.bytesOnDisk()).includes(words))
  writeInk(map.doc, [recordOf(shown), recordOf(inVersion)], [])
  await isKept(inVersion)
  const versions = `/api/boards/${priya.boardId}/documents/map-shared/versions`
  await priya.ask('POST', versions, api.versionKept, { label: 'with both' })
  writeInk(map.doc, [recordOf(gone)], [recordOf(inVersion).id])
  await isKept(gone)
  map.doc.getMap('ink').delete(recordOf(gone).id)
  map.doc.getText('note').insert(0, 'it is off')
  await isKept('it is off')
  for (const id of [shown, inVersion, gone]) expect((await put(priya, pathOf(id), plainPng())).status).toBe(201)
  map.close()

  let server = first
  const statuses = async () => {
    clock += hour
    server = await server.restart()
    const { status: healthy } = await fetch(`${server.url}/healthz`)
    expect(healthy).toBe(200)
    const answers = await Promise.all(
      [shown, inVersion, gone].map((id) => fetch(server.url + pathOf(id), { headers: { cookie: priya.cookie() } })),
    )
    return answers.map(({ status }) => status)
  }
  expect(await statuses()).toEqual([200, 200, 200])
  clock += (limits.unusedImageHours - 2) * hour
  expect(await statuses()).toEqual([200, 200, 200])
  expect(await statuses()).toEqual([200, 200, 404])
  await server.stop()
})

test.skipIf(!testDatabaseUrl)(
  'two servers on one database give out the same image (needs TEST_DATABASE_URL)',
  async () => {
    const schema = await createTestSchema()
    const servers = await Promise.all([0, 1].map(() => startTestServer({ databaseUrl: schema.url })))
    const [first, second] = servers.map(({ url }) => url)
    const priya = await startBoard(String(first), { name: 'Priya', discipline: 'product' })
    const path = imagePath(priya.boardId, { kind: 'map', mapId: priya.mapId }, newImageId())
    expect((await put(priya, path, dirtyJpeg())).status).toBe(201)
    const elsewhere = { ...priya, url: String(second) }
    expect((await get(elsewhere, path)).bytes).toEqual(plainJpeg())
    expect((await get(createDevice(String(second)), path)).status).toBe(404)
    for (const server of servers) await server[Symbol.asyncDispose]()
    await schema.drop()
  },
)

describe('what is no image, or too much of one', () => {
  test.each([
    ['a program that is called .png', executable(), /not an image/],
    ['a drawing with a script in it', new TextEncoder().encode(svgWithScript), /SVG/],
    ['nothing', new Uint8Array(), /not an image/],
    ['half a picture', plainPng().subarray(0, 60), /not whole/],
    ['a script that begins as a GIF', new TextEncoder().encode('GIF89a=1;alert(document.cookie)//'), /not whole/],
  ])('%s is refused with a sentence, and not kept', async (_what, bytes, sentence) => {
    const { noor, pathOf, own } = await scene()
    const path = pathOf(own, newImageId())
    const answer = await put(noor, path, bytes, { 'content-type': 'image/png' })
    expect(answer.status).toBe(400)
    expect(answer.sentence).toMatch(sentence)
    expect((await get(noor, path)).status).toBe(404)
  })

  test('a few bytes that claim ten billion pixels are refused', async () => {
    const { noor, pathOf, own } = await scene()
    for (const [width, height] of [
      [100_000, 100_000],
      [8_192, 8_192],
    ] as const) {
      const answer = await put(noor, pathOf(own, newImageId()), claimingPng(width, height))
      expect(answer.status).toBe(413)
      expect(answer.sentence).toMatch(/too many pixels/)
    }
  })

  test('50 MB are refused at the door; without a length, as soon as there are too many', async () => {
    const { noor, pathOf, own } = await scene()
    const large = new Uint8Array(50 * 1024 * 1024)
    large.set(plainPng())
    const answer = await put(noor, pathOf(own, newImageId()), large)
    expect(answer.status).toBe(413)
    expect(answer.sentence).not.toBe('')
    const sent = await sendWithoutEnd(noor, pathOf(own, newImageId()), plainPng())
    expect(sent.status).toBe(413)
    expect(sent.bytes).toBeLessThan(3 * limits.maxImageBytes)
    // A program is not even read to its end.
    const refused = await sendWithoutEnd(noor, pathOf(own, newImageId()), executable())
    expect(refused.status).toBe(400)
    expect((await noor.request('GET', '/healthz')).status).toBe(200)
  })

  test('of many that one person sends at once, some are asked to wait; too many within an hour are refused', async () => {
    const { noor, pathOf, own } = await scene()
    const answered: (number | undefined)[] = []
    const idle = Array.from({ length: limits.maxIncomingImagesPerPerson + 1 }, () => {
      const request = beginSending(noor, pathOf(own, newImageId()), plainPng())
      request.on('response', ({ statusCode }) => answered.push(statusCode))
      return request
    })
    await until('one more than is read at once is told to wait', () => answered.length === 1)
    expect(answered).toEqual([503])
    for (const request of idle) request.destroy()
    await until(
      'there is room again',
      async () => (await put(noor, pathOf(own, newImageId()), plainPng())).status === 201,
    )
    let last = 0
    for (let count = 0; count < limits.imagesPerHourPerDevice && last !== 429; count++)
      last = (await put(noor, pathOf(own, newImageId()), new Uint8Array())).status
    expect(last).toBe(429)
  })
})

function beginSending(device: Device, path: string, start: Uint8Array) {
  const url = new URL(path, device.url)
  const request = httpRequest(url, {
    method: 'PUT',
    headers: {
      cookie: device.cookie(),
      origin: device.url,
      'content-type': 'image/png',
      'transfer-encoding': 'chunked',
    },
  })
  request.on('error', () => {})
  request.write(start)
  return request
}

/** Sends a beginning and then zeroes for as long as the server takes them. */
function sendWithoutEnd(device: Device, path: string, start: Uint8Array): Promise<{ status: number; bytes: number }> {
  return new Promise((resolve, reject) => {
    const request = beginSending(device, path, start)
    let bytes = 0
    let isDone = false
    request.on('error', (error) => {
      if (!isDone) reject(error)
    })
    request.on('response', (response) => {
      isDone = true
      response.resume()
      response.on('end', () => request.destroy())
      resolve({ status: response.statusCode ?? 0, bytes })
    })
    const more = new Uint8Array(256 * 1024)
    const go = () => {
      if (isDone || request.destroyed) return
      bytes += more.length
      if (request.write(more)) setImmediate(go)
      else request.once('drain', go)
    }
    go()
  })
}
