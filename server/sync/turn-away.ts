import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { CloseCode } from '#shared/protocol/close-codes.ts'

/** Ends a socket that was opened only so that its client learns why it gets none. */
export function closeAtOnce(ws: WebSocket, code: CloseCode, reason: string): void {
  ws.on('error', () => {})
  ws.close(code, reason)
  const impatient = setTimeout(() => ws.terminate(), 2_000)
  impatient.unref()
  ws.on('close', () => clearTimeout(impatient))
}

/** Answers a request for a socket with a status, for whoever is no client of ours. */
export function endWith(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy())
}
