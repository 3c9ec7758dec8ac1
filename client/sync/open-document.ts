import { IndexeddbPersistence } from 'y-indexeddb'
import * as decoding from 'lib0/decoding'
import { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { opennessOf } from '#shared/documents/schema.ts'
import { localOrigin, typingOrigin } from '#shared/documents/transact.ts'
import { createUndo, type Undo } from '#shared/documents/undo.ts'
import type { BoardId, PersonId } from '#shared/model/ids.ts'
import { ackProtocol, closeCodes, messageTypes } from '#shared/protocol/close-codes.ts'
import { type DocumentName, formatDocumentName } from '#shared/protocol/document-names.ts'
import { createSaveLedger } from './save-ledger.ts'

/** `offline`: kept on this device, and sent as soon as the server answers. */
export type SaveState = 'saved' | 'saving' | 'offline'

export type DocumentStatus = {
  /** `opening` until there is something to show; `refused` and `gone` are the server's last word. */
  readonly state: 'opening' | 'open' | 'refused' | 'gone'
  readonly save: SaveState
  readonly writable: boolean
  /** This device holds edits that the server does not have. */
  readonly hasUnsavedEdits: boolean
  /** When everything was last known to be on the server's disk (milliseconds since 1970). */
  readonly savedAt?: number
}

export type OpenDocument = {
  readonly name: DocumentName
  readonly doc: Y.Doc
  readonly undo: Undo
  readonly awareness: Awareness
  readonly status: StoreApi<DocumentStatus>
  /** Reads a plain value; the same function gives the same object until the document changes. */
  read<T>(read: (doc: Y.Doc) => T): T
  onChange(listener: () => void): () => void
}

export type OwnedDocument = OpenDocument & {
  setWritable(writable: boolean): void
  /** Asks the server again after a refusal, as when a map has just been revealed. */
  reconnect(): void
  /** Forgets the copy on this device. */
  discardCopy(): Promise<void>
  close(): Promise<void>
}

/**
 * Opens one document: the copy on this device first, then the server. Station of an edit's path: typed edit in
 * `shared/documents` → Y.Doc → here → socket.
 */
export function openDocument({
  boardId,
  personId,
  name,
  serverUrl,
  now,
}: {
  boardId: BoardId
  personId: PersonId
  name: DocumentName
  /** `ws://host/sync/<boardId>` */
  serverUrl: string
  now: () => number
}): OwnedDocument {
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  awareness.setLocalState({ personId })
  const ledger = createSaveLedger()
  const status = createStore<DocumentStatus>(() => ({
    state: 'opening',
    save: 'offline',
    writable: false,
    hasUnsavedEdits: false,
  }))
  let mayWrite = false

  // The name contains the person, so that two people who share a device never see each other's copies.
  const copy = globalThis.indexedDB
    ? new IndexeddbPersistence(`tributary/${boardId}/${personId}/${formatDocumentName(name)}`, doc)
    : undefined

  class CountingSocket extends WebSocket {
    override send(data: string | ArrayBufferLike | Blob | ArrayBufferView<ArrayBuffer>): void {
      if (data instanceof Uint8Array) ledger.sent(data)
      super.send(data as Uint8Array<ArrayBuffer>)
      refresh()
    }
  }

  const provider = new WebsocketProvider(serverUrl, formatDocumentName(name), doc, {
    awareness,
    connect: false,
    // Another tab is another reader: what it may see is the server's to say, not this tab's.
    disableBc: true,
    protocols: [ackProtocol],
    WebSocketPolyfill: CountingSocket,
    maxBackoffTime: 4_000 + Math.random() * 2_000,
  })
  provider.messageHandlers[messageTypes.ack] = (_encoder, decoder) => {
    ledger.acknowledged(decoding.readVarUint(decoder))
    refresh()
  }
  provider.on('status', (event: { status: string }) => {
    if (event.status === 'connected') ledger.connected()
    else if (event.status === 'disconnected') ledger.disconnected()
    refresh()
  })
  provider.on('sync', (synced: boolean) => {
    if (synced) settle('open')
  })
  provider.on('closed', ({ code }: { code: number }) => {
    settle(code === closeCodes.gone || code === closeCodes.unknownDocument ? 'gone' : 'refused')
    if (!ledger.state().hasUnsavedEdits) void copy?.clearData()
  })
  void copy?.whenSynced.then(() => {
    if (doc.store.clients.size > 0 && status.getState().state === 'opening') settle('open')
  })
  provider.connect()

  let version = 0
  const listeners = new Set<() => void>()
  const values = new Map<(doc: Y.Doc) => unknown, { version: number; value: unknown }>()
  doc.on('update', (_update: Uint8Array, origin: unknown) => {
    version++
    const isMine = origin === localOrigin || origin === typingOrigin || origin instanceof Y.UndoManager
    if (isMine && !provider.wsconnected) ledger.editedOffline()
    refresh()
    for (const listener of listeners) listener()
  })

  function settle(state: DocumentStatus['state']): void {
    status.setState({ state })
    refresh()
  }

  function refresh(): void {
    const { online, saved, hasUnsavedEdits } = ledger.state()
    const before = status.getState()
    const writable = mayWrite && before.state === 'open' && opennessOf(doc) === 'readable'
    // Where this person writes nothing, nothing of theirs can be unsaved.
    const save: SaveState = !online ? 'offline' : saved || !mayWrite ? 'saved' : 'saving'
    const savedAt = save === 'saved' && before.save !== 'saved' ? now() : before.savedAt
    const isSame =
      save === before.save &&
      writable === before.writable &&
      hasUnsavedEdits === before.hasUnsavedEdits &&
      savedAt === before.savedAt
    if (isSame) return
    status.setState({ save, writable, hasUnsavedEdits, ...(savedAt === undefined ? {} : { savedAt }) })
  }

  const undo = createUndo(doc, undoScopeOf(name))
  return {
    name,
    doc,
    undo,
    awareness,
    status,
    read<T>(read: (doc: Y.Doc) => T): T {
      const known = values.get(read)
      if (known?.version === version) return known.value as T
      const value = read(doc)
      values.set(read, { version, value })
      return value
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    setWritable(writable) {
      mayWrite = writable
      refresh()
    },
    reconnect() {
      if (provider.shouldConnect) return
      settle('opening')
      provider.connect()
    },
    async discardCopy() {
      await copy?.clearData()
    },
    async close() {
      undo.close()
      listeners.clear()
      provider.destroy()
      awareness.destroy()
      await copy?.destroy()
      doc.destroy()
    },
  }
}

function undoScopeOf(name: DocumentName): 'map' | 'map-shared' | 'board' | 'interview' {
  switch (name.kind) {
    case 'map':
    case 'map-shared':
    case 'interview':
      return name.kind
    case 'board':
    case 'session':
      return 'board'
  }
}
