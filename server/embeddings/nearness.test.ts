import { afterEach, expect, test } from 'vitest'
import { addMoment } from '#shared/documents/map-document.ts'
import { asId, type MomentId } from '#shared/model/ids.ts'
import * as api from '#shared/protocol/api.ts'
import type { PlainConnection } from '../testing/connect-plain.ts'
import { createDevice, joinBoard, type Member, startBoard } from '../testing/device.ts'
import { type EmbeddingsService, startEmbeddingsService } from '../testing/embeddings-service.ts'
import { startTestServer, type TestServer } from '../testing/start-server.ts'
import { until } from '../testing/until.ts'

let service: EmbeddingsService
let server: TestServer
const open: PlainConnection[] = []

afterEach(async () => {
  for (const connection of open.splice(0)) connection.close()
  await server[Symbol.asyncDispose]()
  await service.close()
})

const priyas = ['Turns on the telly', 'Cooks pasta', 'Asks a friend', 'Falls asleep']
const noors = ['Starts watching', 'Feeds the cat', 'Reads a review', 'Dozes off']

/** Priya and Noor have shared their maps, Tomasz has not. */
async function workshop({ isOn = true } = {}) {
  service = await startEmbeddingsService([
    ['Turns on the telly', 'Starts watching'],
    ['Falls asleep', 'Dozes off'],
  ])
  const embeddings = { url: service.url, model: 'a-model', key: undefined }
  server = await startTestServer(isOn ? { embeddings } : {})
  const priya = await startBoard(server.url, { name: 'Priya', discipline: 'product' })
  const join = (name: string) => joinBoard(server.url, priya.boardId, priya.invite, { name, discipline: 'design' })
  const noor = await join('Noor')
  const tomasz = await join('Tomasz')
  const draw = async (person: Member, labels: readonly string[]) => {
    const connection = person.open(priya.boardId, `map-${person.mapId}`)
    open.push(connection)
    await connection.synced()
    for (const [i, label] of labels.entries())
      addMoment(connection.doc, {
        id: asId<MomentId>(`${person.mapId.slice(0, 12)}${i}`),
        kind: 'step',
        label,
        place: { x: i, y: 0 },
      })
    await until('it is on disk', async () => (await server.bytesOnDisk()).includes(labels.at(-1) ?? ''))
  }
  await draw(priya, priyas)
  await draw(noor, noors)
  await draw(tomasz, ['Hides the bill'])
  const at = `/api/boards/${priya.boardId}`
  for (const person of [priya, noor]) await person.request('POST', `${at}/maps/mine/ready`, { ready: true })
  await priya.ask('POST', `${at}/reveal`, api.revealed)
  const compare = (person: Member) => person.ask('POST', `${at}/nearness`, api.nearnessAnswer)
  return { priya, noor, tomasz, at, compare, draw }
}

test('labels of revealed maps are compared, and not a word of a private one leaves the server', async () => {
  const { tomasz, compare } = await workshop()
  const answer = await compare(tomasz)
  expect(answer).toMatchObject({ state: 'compared', host: service.url.host })
  const near = answer.state === 'compared' ? answer.near : []
  expect(near.map(([a, b]) => [a, b])).toEqual([
    [0, 4],
    [3, 7],
  ])
  expect([...service.texts].sort()).toEqual([...priyas, ...noors].sort())
  expect(server.logged()).not.toContain('telly')
})

test('everybody is told where labels will go before any goes there', async () => {
  const { priya, at } = await workshop()
  expect(await priya.ask('GET', `${at}/me`, api.me)).toMatchObject({ labelsGoTo: service.url.host })
  expect(service.questions()).toBe(0)
})

test('what was compared once is not sent again', async () => {
  const { priya, noor, compare, draw } = await workshop()
  const first = await compare(priya)
  expect(await compare(noor)).toEqual(first)
  expect(service.questions()).toBe(1)
  await draw(noor, ['Wakes up on the sofa'])
  await compare(priya)
  expect(service.texts.slice(8)).toEqual(['Wakes up on the sofa'])
})

test('where the operator chose no service, nothing is sent and the board is told that there is none', async () => {
  const { priya, at, compare } = await workshop({ isOn: false })
  expect(await priya.ask('GET', `${at}/me`, api.me)).not.toHaveProperty('labelsGoTo')
  expect(await compare(priya)).toEqual({ state: 'off' })
  expect(service.questions()).toBe(0)
})

test('a service that fails is an answer, not an error', async () => {
  const { priya, compare } = await workshop()
  service.behave({ status: 503 })
  expect(await compare(priya)).toEqual({ state: 'failed', host: service.url.host })
})

test('somebody who is not on the board sends nothing anywhere', async () => {
  const { at } = await workshop()
  const { status } = await createDevice(server.url).request('POST', `${at}/nearness`, {})
  expect(status).toBe(401)
  expect(service.questions()).toBe(0)
})
