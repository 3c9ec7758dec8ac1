import { request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startCuttableProxy } from '../testing/cuttable-proxy.ts'
import { createTestSchema, testDatabaseUrl } from '../testing/postgres.ts'
import { startTestServer, type TestServer } from '../testing/start-server.ts'
import { until } from '../testing/until.ts'

// What the server says to whoever runs it.

type Answer = { readonly status: number; readonly text: string; readonly headers: NodeJS.Dict<string | string[]> }

/** A request whose headers are all ours, `Host` too. */
function ask(server: TestServer, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  const { port } = new URL(server.url)
  return new Promise((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port, path, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => (text += part))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text, headers: response.headers }))
    })
    asking.on('error', reject)
    asking.end()
  })
}

const token = 'a-token-of-enough-letters'
let home: TestServer
let proxied: TestServer

beforeAll(async () => {
  home = await startTestServer()
  proxied = await startTestServer({ publicUrl: new URL('https://maps.example.org'), metricsToken: token })
})
afterAll(() => Promise.all([home[Symbol.asyncDispose](), proxied[Symbol.asyncDispose]()]))

test('metrics are read from this machine under one of its own names', async () => {
  for (const host of ['localhost', 'localhost:4400', '127.0.0.1:4400', '[::1]:4400'])
    expect((await ask(home, '/metrics', { host })).text).toContain('tributary_open_documents')
})

test.for([
  ['a page whose name was turned to this machine', { host: 'rebound.example:4400' }],
  ['a name that only begins like ours', { host: 'localhost.example' }],
  ['a proxy that says for whom it asks', { 'x-forwarded-for': '10.0.0.1' }],
  ['a proxy that says who it is', { via: '1.1 proxy' }],
  ['a wrong token', { host: 'maps.example.org', authorization: 'Bearer wrong' }],
] as const)('%s reads no metrics', async ([, headers]) => {
  expect((await ask(home, '/metrics', headers)).status).toBe(404)
})

test('where the server runs behind a proxy, metrics are for the token alone', async () => {
  expect((await ask(proxied, '/metrics')).status).toBe(404)
  expect((await ask(proxied, '/metrics', { authorization: `Bearer ${token}` })).text).toContain('tributary_sockets')
  expect((await ask(proxied, '/metrics', { authorization: `Bearer ${token}x` })).status).toBe(404)
})

test('browsers are told to stay with https where the server is reached by it, and nowhere else', async () => {
  for (const path of ['/', '/api/boards', '/healthz', '/nothing.txt'])
    expect((await ask(proxied, path)).headers['strict-transport-security']).toBe('max-age=31536000')
  expect((await ask(home, '/')).headers).not.toHaveProperty('strict-transport-security')
})

test('health is for all, and says that edits can be kept', async () => {
  const answer = await ask(home, '/healthz', { host: 'anything.example', 'x-forwarded-for': '10.0.0.1' })
  expect([answer.status, JSON.parse(answer.text)]).toEqual([200, { ok: true }])
  expect(answer.headers['cache-control']).toBe('no-store')
})

test.skipIf(testDatabaseUrl === undefined)(
  'a database that is gone is told, and that it is back (needs TEST_DATABASE_URL)',
  async () => {
    const schema = await createTestSchema()
    const address = new URL(schema.url)
    const line = await startCuttableProxy({ host: address.hostname, port: Number(address.port || 5432) })
    address.host = `127.0.0.1:${line.port}`
    const server = await startTestServer({ databaseUrl: address.href })
    const statusNow = async () => (await ask(server, '/healthz')).status
    expect(await statusNow()).toBe(200)
    line.cut()
    await until('it is told', async () => (await statusNow()) === 503)
    expect(JSON.parse((await ask(server, '/healthz')).text)).toEqual({ ok: false, reason: 'storage-failed' })
    line.mend()
    await until('it is well again', async () => (await statusNow()) === 200)
    await server[Symbol.asyncDispose]()
    await line.close()
    await schema.drop()
  },
)
