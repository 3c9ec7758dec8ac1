import { request, type ClientRequest } from 'node:http'
import { connect } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createDevice, startBoard } from '../testing/device.ts'
import { startTestServer, type TestServer } from '../testing/start-server.ts'
import { until } from '../testing/until.ts'

const mebibyte = Buffer.alloc(1024 * 1024, ' ')
let server: TestServer
let begun: ClientRequest[]

beforeEach(async () => {
  server = await startTestServer()
  begun = []
})
afterEach(async () => {
  for (const one of begun) one.destroy()
  await server[Symbol.asyncDispose]()
})

/** Begins a body that never ends, and notes how it was answered. */
function begin(method: string, path: string, first: Buffer | string, headers: Record<string, string> = {}) {
  const state: { status?: number; retry?: string | undefined } = {}
  const sent = request(new URL(path, server.url), {
    method,
    headers: { 'content-type': 'application/json', origin: server.url, 'transfer-encoding': 'chunked', ...headers },
    agent: false,
  })
  sent.on('response', (answer) => {
    state.status = answer.statusCode ?? 0
    state.retry = answer.headers['retry-after']
    answer.resume()
  })
  sent.on('error', () => {})
  sent.write(first)
  begun.push(sent)
  return Object.assign(state, { sent })
}

test('of board files that never end only a few are kept; the others are told to come again, and others are served', async () => {
  const states = Array.from({ length: 12 }, () => {
    const state = begin('POST', '/api/boards/from-file', mebibyte)
    for (let more = 0; more < 9; more++) state.sent.write(mebibyte)
    return state
  })
  await until('those without room were told so', () => states.filter(({ status }) => status === 503).length >= 8)
  expect(states.filter(({ status }) => status === undefined).length).toBeLessThanOrEqual(4)
  expect(new Set(states.map(({ status }) => status))).toEqual(new Set([undefined, 503]))
  expect(states.find(({ status }) => status === 503)?.retry).toBe('5')
  expect((await startBoard(server.url, { name: 'Ada', discipline: 'design' })).boardId).not.toBe('')
})

test('who has no right is answered before the body has come', async () => {
  const ada = await startBoard(server.url, { name: 'Ada', discipline: 'design' })
  const board = `/api/boards/${ada.boardId}`
  const tries = [
    ['POST', `${board}/phase`],
    ['POST', `${board}/versions`],
    ['POST', `${board}/invites`],
    ['PUT', `${board}/title`],
    ['POST', '/api/boards/nowhere/people'],
    ['POST', '/api/boards/nowhere/recover'],
    ['POST', '/api/nothing'],
  ] as const
  const states = tries.map(([method, path]) => begin(method, path, '{'))
  states.push(
    begin('PUT', `${board}/documents/map-${ada.mapId}/images/0123456789abcdefghij`, '\x89PNG', {
      'content-type': 'image/png',
    }),
  )
  await until('all are answered', () => states.every(({ status }) => status !== undefined))
  expect(states.map(({ status }) => status)).toEqual([401, 401, 401, 401, 404, 404, 404, 403])
})

test('a command of more than 64 KB is refused, and a body is swallowed only so far', async () => {
  const large = await createDevice(server.url).request('POST', '/api/boards', { title: 'x'.repeat(70_000) })
  expect(large.status).toBe(413)
  const state = begin('POST', '/api/boards', mebibyte)
  let isCut = false
  state.sent.on('close', () => (isCut = true))
  const send = (): void => {
    if (!isCut) state.sent.write(mebibyte, send)
  }
  send()
  await until('the line is cut', () => isCut)
})

test('many questions on one line without waiting for an answer cut that line, and no other', async () => {
  const ada = await startBoard(server.url, { name: 'Ada', discipline: 'design' })
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
  let isCut = false
  socket.on('close', () => (isCut = true)).on('error', () => {})
  socket.write(`GET /api/boards/${ada.boardId}/me HTTP/1.1\r\nHost: a\r\n\r\n`.repeat(500))
  await until('the line is cut', () => isCut)
  expect((await ada.request('GET', `/api/boards/${ada.boardId}/me`)).status).toBe(200)
})

test('lines before the body that are too long are refused as such', async () => {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
  let heard = ''
  socket.on('data', (data) => (heard += data.toString())).on('error', () => {})
  socket.write(`GET / HTTP/1.1\r\nHost: a\r\nCookie: ${'x'.repeat(40_000)}\r\n\r\n`)
  await until('it is answered', () => heard !== '')
  expect(heard).toMatch(/^HTTP\/1.1 431 /)
})
