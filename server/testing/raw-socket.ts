import { WebSocket } from 'ws'
import { until } from './until.ts'

/** A socket that says exactly what it is told to. */
export type RawSocket = {
  readonly ws: WebSocket
  readonly frames: readonly Buffer[]
  opened(): Promise<void>
  send(frame: Uint8Array | string): void
  /** The close code, or the HTTP status where there was no socket at all. */
  ended(): Promise<number>
  /** What was said with the close code. */
  reason(): string
  /** The same, however long it takes. */
  readonly whenEnded: Promise<number>
  close(): void
}

export function openRawSocket(options: {
  url: string
  origin: string | null
  cookie: string
  protocols: readonly string[]
}): RawSocket {
  const { url, origin, cookie, protocols } = options
  const frames: Buffer[] = []
  let ended: number | undefined
  let said = ''
  const headers = { ...(cookie ? { cookie } : {}), ...(origin === null ? {} : { origin }) }
  const ws = new WebSocket(url, [...protocols], { headers })
  ws.on('message', (data: Buffer) => frames.push(data))
  const { promise: whenEnded, resolve } = Promise.withResolvers<number>()
  ws.on('close', (code: number, reason: Buffer) => {
    said = reason.toString()
    ended ??= code
    resolve(ended)
  })
  ws.on('unexpected-response', (_request, response) => {
    ended = response.statusCode ?? 0
    ws.terminate()
  })
  ws.on('error', () => {})
  return {
    ws,
    frames,
    whenEnded,
    reason: () => said,
    opened: () => until('the socket is open', () => ws.readyState === WebSocket.OPEN || ended !== undefined),
    send: (frame) => ws.send(frame),
    async ended() {
      await until('the socket is closed', () => ended !== undefined)
      return ended ?? 0
    },
    close: () => ws.terminate(),
  }
}
