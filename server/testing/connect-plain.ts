import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { ackProtocol, messageTypes } from '#shared/protocol/close-codes.ts'
import * as decoding from 'lib0/decoding'
import { until } from './until.ts'

/** One document through the published y-websocket client, which knows nothing of us. */
export type PlainConnection = {
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
  /** Everything that has come over the socket, for looking for what must not be in it. */
  readonly received: () => Buffer
  /** How many updates the server has acknowledged (only with `acks`). */
  readonly acknowledged: () => number
  synced(): Promise<void>
  /** The code with which the server ended the matter. */
  refused(): Promise<number>
  /** The codes of all closes so far, also those after which it came back. */
  readonly closes: readonly number[]
  close(): void
}

export function connectPlain({
  url,
  boardId,
  document,
  cookie,
  doc = new Y.Doc(),
  acks = false,
  origin = url,
  params = {},
}: {
  url: string
  origin?: string
  boardId: string
  document: string
  cookie: string
  doc?: Y.Doc
  acks?: boolean
  params?: Record<string, string>
}): PlainConnection {
  const received: Buffer[] = []
  const closes: number[] = []
  let acknowledged = 0
  let refused: number | undefined

  class CookieSocket extends WebSocket {
    constructor(address: string, protocols: string[]) {
      super(address, protocols, { headers: { cookie, origin } })
      this.on('message', (data: Buffer) => received.push(Buffer.from(data)))
      this.on('close', (code: number) => closes.push(code))
    }
  }
  const provider = new WebsocketProvider(`${url.replace(/^http/, 'ws')}/sync/${boardId}`, document, doc, {
    // The `ws` client is what a browser's is in all that the provider uses of it.
    WebSocketPolyfill: CookieSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    params,
    maxBackoffTime: 200,
    protocols: acks ? [ackProtocol] : [],
  })
  provider.messageHandlers[messageTypes.ack] = (_encoder, decoder) => {
    acknowledged += decoding.readVarUint(decoder)
  }
  provider.on('closed', ({ code }: { code: number }) => {
    refused = code
  })
  return {
    doc,
    provider,
    closes,
    received: () => Buffer.concat(received),
    acknowledged: () => acknowledged,
    synced: () => until(`${document} is synced (closed with ${refused ?? closes.join()})`, () => provider.synced),
    async refused() {
      await until(`${document} is refused`, () => refused !== undefined)
      return refused ?? 0
    },
    close() {
      provider.destroy()
    },
  }
}
