import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { type Authorship, decodeAuthorships, encodeAuthorships } from '#shared/protocol/authorship.ts'
import { ackProtocol, messageTypes } from '#shared/protocol/close-codes.ts'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { until } from './until.ts'

/** One document through the published y-websocket client, which knows nothing of us. */
export type PlainConnection = {
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
  /** Everything that has come over the socket, for looking for what must not be in it. */
  readonly received: () => Buffer
  /** Whose what is, as the server has told it, and as it is shown to the next server (only with `acks`). */
  readonly authors: Map<number, Authorship>
  /** The incarnation of the log, and how many rows the document has (only with `acks`). */
  readonly log: () => { readonly incarnation: string; readonly end: number } | undefined
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
  authors = new Map(),
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
  authors?: Map<number, Authorship>
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
  let log: { incarnation: string; end: number } | undefined
  provider.messageHandlers[messageTypes.log] = (_encoder, decoder) => {
    log = { incarnation: decoding.readVarString(decoder), end: decoding.readVarUint(decoder) }
  }
  const hearAuthors = (_encoder: encoding.Encoder, decoder: decoding.Decoder) => {
    for (const said of decodeAuthorships(decoding.readVarUint8Array(decoder))) {
      const before = authors.get(said.client)
      if (!before || said.since < before.since || (said.since === before.since && said.end > before.end))
        authors.set(said.client, said)
    }
  }
  provider.messageHandlers[messageTypes.authors] = hearAuthors
  const sync = provider.messageHandlers[messageTypes.sync]
  provider.messageHandlers[messageTypes.sync] = (encoder, decoder, ...rest) => {
    const isHave = decoding.peekVarUint(decoder) === 0
    if (acks && isHave && authors.size > 0) provider.ws?.send(shownAuthors([...authors.values()]))
    sync?.(encoder, decoder, ...rest)
    // What is said in the same breath.
    if (decoding.hasContent(decoder) && decoding.readVarUint(decoder) === messageTypes.authors)
      hearAuthors(encoder, decoder)
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
    authors,
    log: () => log,
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

/** The frame in which a client shows what it was told. */
export function shownAuthors(authors: readonly Authorship[]): Uint8Array<ArrayBuffer> {
  const frame = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, messageTypes.authors)
    encoding.writeVarUint8Array(encoder, encodeAuthorships(authors))
  })
  return new Uint8Array(frame)
}
