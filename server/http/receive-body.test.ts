import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import type { Outcome } from '../commands/context.ts'
import { type Body, createBodyReceiver } from './receive-body.ts'

let server: Server | undefined
afterEach(() => server?.close())

test('a body that trickles in is not waited for, and its room is free again', async () => {
  const room = { perAddress: 10, all: 10 }
  const bodies = createBodyReceiver({
    smallBytes: 100,
    small: room,
    large: room,
    graceMs: 50,
    bytesPerSecond: 1_000_000,
  })
  const { promise, resolve } = Promise.withResolvers<Outcome<Body>>()
  const listening = createServer((incoming) => {
    void bodies.receive(incoming, { address: 'a', most: 100 }).then(resolve)
  })
  server = listening
  await new Promise<void>((ready) => listening.listen(0, '127.0.0.1', ready))
  const sent = request({ port: (listening.address() as AddressInfo).port, method: 'POST', agent: false })
  sent.on('error', () => {})
  sent.write('123456789')
  expect(await promise).toMatchObject({ ok: false, code: 'bad-request', said: { reason: 'tooSlow' } })
  sent.destroy()
})
