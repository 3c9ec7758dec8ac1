import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { isEdit } from '#shared/documents/undo.ts'
import type { PersonId } from '#shared/model/ids.ts'
import { decodeAuthorships, encodeAuthorships } from '#shared/protocol/authorship.ts'
import { ackProtocol, asPrivate, messageTypes } from '#shared/protocol/close-codes.ts'
import { type DocumentName, formatDocumentName } from '#shared/protocol/document-names.ts'
import { limits } from '#shared/protocol/limits.ts'
import type { Admission } from './admission.ts'
import type { KnownAuthors } from './known-authors.ts'
import type { LogNote } from '../log-notes.ts'
import { pauseBefore } from './pause-before.ts'
import type { SaveLedger } from './save-ledger.ts'

/** What becomes of what the server lacks: it is brought, kept back, or nothing is said at all and the connection ends. */
export type Bringing = 'bring' | 'keep' | 'leave'

/** One document's way to the server. Connecting sends all that the server lacks, so it is asked for each time. */
export type DocumentConnection = {
  readonly awareness: Awareness
  /** The last tries ended, or have taken a while, before a socket was open: nothing answers, or lets sockets through. */
  isUnreached(): boolean
  /** Everything the server has is here, over the connection that stands now. */
  isSynced(): boolean
  /** Connects unless it is connected, waits before the next try, or was refused for good. */
  attempt(options?: { afterRefusal: boolean }): void
  /** Ends the connection that stands and begins another one at once. */
  again(): void
  close(): void
}

/** A socket that is not open by then is not merely slow. */
const slowOpeningMs = 2_000

export function connectDocument({
  doc,
  personId,
  serverUrl,
  name,
  ledger,
  authors,
  admit,
  isPrivate,
  onLog,
  onHave,
  onAuthors,
  onChange,
  onSynced,
  onRefused,
}: {
  doc: Y.Doc
  personId: PersonId
  serverUrl: string
  name: DocumentName
  ledger: SaveLedger
  /** Hears whose what is, and shows it to a server that lacks it. */
  authors: KnownAuthors
  admit: () => Admission
  /** Which history of the log this is, and how far it goes. */
  onLog: (log: LogNote) => void
  /** The server has said what it has (a state vector). */
  onHave: (has: ReadonlyMap<number, number>) => Bringing
  onAuthors: () => void
  /** Whether, as far as this device knows, nobody else can open this document now: the server holds it to that. */
  isPrivate: () => boolean
  /** The ledger, or `isUnreached`, may say something else now. */
  onChange: () => void
  onSynced: () => void
  /** The server has ended the matter, with a close code and a reason. */
  onRefused: (code: number, reason: string) => void
}): DocumentConnection {
  // Before the provider listens, so that an edit is counted before its frame is.
  doc.on('update', count)
  const awareness = new Awareness(doc)
  awareness.setLocalState({ personId })

  class CountingSocket extends WebSocket {
    override send(data: string | ArrayBufferLike | Blob | ArrayBufferView<ArrayBuffer>): void {
      // A socket that is closing drops what it is given: the edit stays unsent.
      if (this.readyState !== WebSocket.OPEN) return
      if (data instanceof Uint8Array) ledger.sent(data)
      super.send(data as Uint8Array<ArrayBuffer>)
      onChange()
    }
  }

  const provider = new WebsocketProvider(serverUrl, formatDocumentName(name), doc, {
    awareness,
    connect: false,
    // Another tab is another reader: what it may see is the server's to say, not this tab's.
    disableBc: true,
    protocols: [ackProtocol],
    WebSocketPolyfill: CountingSocket,
  })
  function count(_update: Uint8Array, origin: unknown): void {
    // What this device remembers is counted by its marks as long as there is no connection.
    const isRemembered = !isEdit(origin) && !provider.wsconnected
    if (origin !== provider && !isRemembered) ledger.edited()
  }

  let failures = 0
  let isUnreached = false
  let opening: ReturnType<typeof setTimeout> | undefined
  let pause: ReturnType<typeof setTimeout> | undefined
  let isRefused = false
  let isClosed = false

  provider.messageHandlers[messageTypes.ack] = (_encoder, decoder) => {
    ledger.acknowledged(decoding.readVarUint(decoder))
    onChange()
  }
  provider.messageHandlers[messageTypes.log] = (_encoder, decoder) =>
    onLog({ incarnation: decoding.readVarString(decoder), end: decoding.readVarUint(decoder) })
  const hearAuthors = (decoder: decoding.Decoder) => {
    authors.hear(decodeAuthorships(decoding.readVarUint8Array(decoder)))
    onAuthors()
  }
  provider.messageHandlers[messageTypes.authors] = (_encoder, decoder) => hearAuthors(decoder)
  const handleSync = provider.messageHandlers[messageTypes.sync]
  provider.messageHandlers[messageTypes.sync] = (encoder, decoder, ...rest) => {
    const ahead = decoding.clone(decoder)
    const kind = decoding.readVarUint(ahead)
    const payload = decoding.readVarUint8Array(ahead)
    // What is said in the same breath: known before what it is about, so that a copy never holds the one without the other.
    if (decoding.hasContent(ahead) && decoding.readVarUint(ahead) === messageTypes.authors) hearAuthors(ahead)
    if (kind !== syncKinds.have) return handleSync?.(encoder, decoder, ...rest)
    const has = Y.decodeStateVector(payload)
    const bringing = onHave(has)
    if (bringing === 'leave') return provider.disconnect()
    if (bringing === 'bring') {
      showAuthors(has)
      return handleSync?.(encoder, decoder, ...rest)
    }
    encoding.writeVarUint(encoder, messageTypes.sync)
    encoding.writeVarUint(encoder, syncKinds.answer)
    encoding.writeVarUint8Array(encoder, emptyUpdate)
  }
  function showAuthors(has: ReadonlyMap<number, number>): void {
    const shown = authors.toShow(doc, has)
    for (let at = 0; at < shown.length; at += limits.authorsPerFrame)
      provider.ws?.send(
        new Uint8Array(
          encoding.encode((encoder) => {
            encoding.writeVarUint(encoder, messageTypes.authors)
            encoding.writeVarUint8Array(encoder, encodeAuthorships(shown.slice(at, at + limits.authorsPerFrame)))
          }),
        ),
      )
  }
  provider.on('status', ({ status }: { status: string }) => {
    if (status === 'connected') reached(true)
    // While the socket was opening, edits may have been made that must not simply go out.
    if (status === 'connected' && admit() === 'wait') return provider.disconnect()
    if (status === 'connected') {
      ledger.connected()
      // Said anew, as others have forgotten this tab meanwhile and take no notice of what they have heard before.
      awareness.setLocalState(awareness.getLocalState())
    } else if (status === 'disconnected') ledger.disconnected()
    onChange()
  })
  provider.on('sync', (synced: boolean) => {
    if (!synced) return
    failures = 0
    onSynced()
  })
  // The provider's own next try asks nobody and has no jitter, so that a server that restarts would be asked by all at
  // once: it is told to stay away, and we come back.
  provider.on('connection-close', (event: CloseEvent | null) => {
    provider.shouldConnect = false
    if (isClosed) return
    // A socket that was open is known to come through, whatever ended it.
    if (opening !== undefined) reached(false)
    clearTimeout(pause)
    pause = setTimeout(
      () => {
        pause = undefined
        attempt()
      },
      pauseBefore({ failures: failures++, code: event?.code, random: Math.random }),
    )
  })
  provider.on('closed', ({ code, reason }: { code: number; reason: string }) => {
    isRefused = true
    onRefused(code, reason)
  })
  // A socket on a dead network may look alive for half a minute: a new try tells at once.
  const doubtIt = () => provider.disconnect()
  const comeBackAtOnce = () => {
    clearTimeout(pause)
    pause = undefined
    failures = 0
    attempt()
  }
  globalThis.addEventListener?.('offline', doubtIt)
  globalThis.addEventListener?.('online', comeBackAtOnce)

  function attempt({ afterRefusal } = { afterRefusal: false }): void {
    if (isClosed || provider.ws !== null || (isRefused && !afterRefusal)) return
    if (afterRefusal) {
      isRefused = false
      clearTimeout(pause)
      pause = undefined
    }
    if (pause !== undefined || admit() === 'wait') return
    provider.params = isPrivate() ? asPrivate : {}
    clearTimeout(opening)
    opening = setTimeout(() => reached(false), slowOpeningMs)
    provider.connect()
  }

  function reached(isOpen: boolean): void {
    clearTimeout(opening)
    opening = undefined
    if (isUnreached === !isOpen) return
    isUnreached = !isOpen
    onChange()
  }

  return {
    awareness,
    isUnreached: () => isUnreached,
    isSynced: () => provider.wsconnected && provider.synced,
    attempt,
    again() {
      provider.disconnect()
      clearTimeout(pause)
      pause = undefined
      attempt({ afterRefusal: true })
    },
    close() {
      isClosed = true
      doc.off('update', count)
      clearTimeout(pause)
      clearTimeout(opening)
      globalThis.removeEventListener?.('offline', doubtIt)
      globalThis.removeEventListener?.('online', comeBackAtOnce)
      provider.destroy()
      awareness.destroy()
    },
  }
}

const syncKinds = { have: 0, answer: 1 } as const
/** A Yjs update in which nothing happens. */
const emptyUpdate = Uint8Array.of(0, 0)
