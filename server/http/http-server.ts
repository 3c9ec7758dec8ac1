import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { normalAddress } from '../access/addresses.ts'
import { messages } from '../commands/messages.ts'
import { createTokenBuckets } from '../sync/token-bucket.ts'
import { addressOf, isProxy, type Trust } from './address-of.ts'
import { answerEarly } from './answer-early.ts'
import { refusalBody } from './answers.ts'
import type { BodyReceiver } from './receive-body.ts'
import { createConnections } from './connections.ts'
import type { Environment } from './environment.ts'

/** How long a request may take to come, and how much of the server one address may have. */
const patience = {
  /** The lines before the body. */
  headersMs: 15_000,
  /** The whole of a request; `receive-body.ts` is stricter. */
  requestMs: 10 * 60_000,
  checkEveryMs: 2_000,
  keepAliveMs: 5_000,
}
const most = {
  headerBytes: 16 * 1024,
  connections: { perAddress: 1_024, all: 4_096, requestsEach: 16 },
  /** Requests to the API from one address: a workshop behind one address arrives at once. */
  requests: { burst: 2_000, perSecond: 100 },
}

type Handler = (request: Request, env: Environment['Bindings']) => Response | Promise<Response>

/**
 * The server's ear: connections come in here, are counted by address, and their requests go on to `handle`. Whatever one
 * address does, others are still heard.
 */
export function createHttpServer(deps: {
  handle: Handler
  bodies: BodyReceiver
  trust: Trust
  now: () => number
}): Server {
  const { handle, bodies, trust, now } = deps
  const connections = createConnections(most.connections)
  const requests = createTokenBuckets(most.requests)

  const answer = getRequestListener(async (request, env) => {
    const { incoming, outgoing } = env as { incoming: IncomingMessage; outgoing: ServerResponse }
    const response = await handle(request, { incoming, bodies, address: addressOf(incoming, trust) })
    return answerEarly(incoming, outgoing, response)
  })

  const server = createServer(
    {
      headersTimeout: patience.headersMs,
      requestTimeout: patience.requestMs,
      connectionsCheckingInterval: patience.checkEveryMs,
      keepAliveTimeout: patience.keepAliveMs,
      maxHeaderSize: most.headerBytes,
    },
    (request, response) => {
      const end = connections.begin(request.socket)
      // Nobody who means well asks so many questions on one line without waiting for an answer.
      if (!end) return void request.socket.destroy()
      response.once('close', end)
      const isOfApi = request.url?.startsWith('/api/') ?? false
      if (isOfApi && !requests.take(addressOf(request, trust), now())) return refuseMany(response)
      void answer(request, response)
    },
  )
  server.on('connection', (socket: Socket) => {
    const { remoteAddress } = socket
    connections.open(socket, isProxy(remoteAddress, trust) ? undefined : normalAddress(remoteAddress ?? ''))
  })
  server.prependListener('upgrade', (request: IncomingMessage) => connections.leave(request.socket))
  // Somebody who speaks something else than HTTP is told so, and nothing else happens.
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (socket.writable) socket.end(`HTTP/1.1 ${statusOfError(error)}\r\nConnection: close\r\n\r\n`)
  })
  return server
}

function refuseMany(response: ServerResponse): void {
  const body = JSON.stringify(refusalBody({ code: 'too-many', said: messages.tooManyRequests }))
  response.writeHead(429, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    'Retry-After': '1',
    Connection: 'close',
  })
  response.end(body)
}

function statusOfError({ code }: NodeJS.ErrnoException): string {
  if (code === 'HPE_HEADER_OVERFLOW') return '431 Request Header Fields Too Large'
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return '408 Request Timeout'
  return '400 Bad Request'
}
