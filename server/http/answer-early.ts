import type { IncomingMessage, ServerResponse } from 'node:http'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'

/** Of a body that nobody wants, so much is let run out before the line is cut, and for so long at most. */
const mostDrained = 20 * 1024 * 1024
const longestDrainMs = 5_000

/**
 * An answer to a request whose body has not come wholly: it is said at once, and the line is cut. What is still coming is
 * let run out for a little while, unkept, since a browser that is sending hears an answer only when it is done.
 */
export async function answerEarly(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  response: Response,
): Promise<Response> {
  if (incoming.complete || !hasBody(incoming) || outgoing.headersSent) return response
  const body = Buffer.from(await response.arrayBuffer())
  const headers = [...response.headers].filter(([name]) => name !== 'set-cookie' && name !== 'content-length')
  outgoing.writeHead(response.status, [
    ...headers.flat(),
    ...response.headers.getSetCookie().flatMap((cookie) => ['set-cookie', cookie]),
    'content-length',
    String(body.length),
    'connection',
    'close',
  ])
  outgoing.write(body)
  letRunOut(incoming, () => outgoing.end())
  return RESPONSE_ALREADY_SENT
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}

function letRunOut(incoming: IncomingMessage, done: () => void): void {
  let drained = 0
  const timer = setTimeout(stop, longestDrainMs)
  function stop(): void {
    clearTimeout(timer)
    incoming.off('data', count)
    incoming.off('end', stop)
    incoming.off('close', stop)
    done()
    if (!incoming.complete) incoming.destroy()
  }
  function count(part: Buffer): void {
    drained += part.length
    if (drained > mostDrained) stop()
  }
  incoming.on('data', count)
  incoming.on('end', stop)
  incoming.on('close', stop)
  incoming.on('error', () => {})
  incoming.resume()
}
