import * as Y from 'yjs'
import type { PersonId } from '#shared/model/ids.ts'
import { limits } from '#shared/protocol/limits.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import type { LogKey, NewRow, RowAuthor, StoredDocument, UpdateLog } from '../storage/update-log.ts'
import { bringsNothingNew, findEnds } from './check-update.ts'
import { updateFrame } from './frames.ts'
import type { ParsedUpdate } from './parse-update.ts'
import { createPresence, type Presence } from './presence.ts'
import { readDocument } from './read-document.ts'

/**
 * One open document, on an edit's way from its author to everybody else. In: an update that was parsed and is allowed.
 * Out: a row in the log, then a frame to the others and an acknowledgement to its author.
 *
 * O1  Log first: nobody but its author sees an update before the disk has it.
 * O2  While a batch is on its way to the disk, what comes gathers and is the next batch; a batch is applied and told to
 *     the others as one.
 * O3  The document in memory is a cache of the log. If a batch fails or leaves something pending, the room is broken:
 *     everybody is sent away to come back, and the next room reads the log.
 * O4  A Yjs client id belongs to the person who first wrote with it: nobody can take up its clock for somebody else.
 */
export type Room = {
  readonly key: LogKey
  readonly doc: Y.Doc
  readonly presence: Presence<Peer>
  join(peer: Peer): void
  leave(peer: Peer): void
  peers(): Iterable<Peer>
  submit(peer: Peer, update: Submission): Verdict
  /** Everything in the update is on disk already. */
  holds(update: ParsedUpdate): boolean
  /** A change by the server itself, with the same way through the log; `change` sees a draft. */
  write(change: (draft: Y.Doc) => void | Promise<void>): Promise<void>
  /** Runs a task while nothing is being written; what comes meanwhile waits. Tasks run one after the other. */
  exclusively<T>(task: () => Promise<T>): Promise<T>
  /** Nothing is waiting and nothing is under way. */
  isIdle(): boolean
  isBroken(): boolean
  whenIdle(): Promise<void>
  /** Rows and bytes since the last snapshot, and bytes in all. */
  size(): RoomSize
  compacted(snapshotBytes: number, rows: number): void
  break(reason: string): void
  close(): void
}

type RoomSize = { readonly rows: number; readonly rowBytes: number; readonly bytes: number }

/** Whoever is connected to a room. */
export type Peer = {
  readonly personId: PersonId
  send(frame: Uint8Array): void
  /** `count` more of the peer's updates are on disk; `since` is when the oldest of them came. */
  acknowledge(count: number, since: number): void
  sendAway(reason: 'storage-failed'): void
}

export type Submission = { readonly bytes: Uint8Array; readonly parsed: ParsedUpdate; readonly at: number }
export type Verdict = 'accepted' | 'gap' | 'foreign-client' | 'full'

type Waiting = { readonly peer: Peer; readonly at: number; readonly row?: NewRow }

export type RoomDeps = {
  readonly key: LogKey
  readonly stored: StoredDocument
  readonly updateLog: Pick<UpdateLog, 'append'>
  readonly metrics: Metrics
  readonly log: Log
  /** Called after each batch, and once when the room breaks. */
  readonly onChange: () => void
}

export function createRoom({ key, stored, updateLog, metrics, log, onChange }: RoomDeps): Room {
  const { doc, unreadable, incomplete } = readDocument(stored)
  if (unreadable.length > 0 || incomplete)
    log.error({ key, unreadable: unreadable.length, incomplete }, 'a document in the log is damaged')
  // Not the document's own id: Yjs takes an update that bears it for somebody else's mistake.
  const serverClient = new Y.Doc().clientID
  const presence = createPresence<Peer>()
  const peers = new Set<Peer>()
  const writers = new Map<number, RowAuthor>(stored.writers)
  /** Where clients stand with what is queued; the document itself knows only what is on disk. */
  const ahead = new Map<number, number>()
  const snapshotBytes = stored.snapshot?.length ?? 0
  let size: RoomSize = sumUp(stored, snapshotBytes)
  const state = { queue: [] as Waiting[], holds: 0, busy: false, broken: false }
  let exclusive: Promise<unknown> = Promise.resolve()
  let idlers: (() => void)[] = []

  const known = (client: number) => ahead.get(client) ?? Y.getState(doc.store, client)
  const isIdle = () => state.queue.length === 0 && !state.busy && state.holds === 0

  async function drain(): Promise<void> {
    if (state.busy) return
    state.busy = true
    while (state.queue.length > 0 && state.holds === 0 && !state.broken) {
      const batch = state.queue
      state.queue = []
      await commit(batch)
      onChange()
    }
    state.busy = false
    if (state.queue.length === 0) ahead.clear()
    settle()
  }

  function settle(): void {
    if (state.busy && !state.broken) return
    const waiting = idlers
    idlers = []
    for (const wake of waiting) wake()
    onChange()
  }

  /** A batch goes to the disk, into the document, to the others, and back to its authors: in this order (O1). */
  async function commit(batch: readonly Waiting[], origin?: 'server'): Promise<void> {
    const rows = batch.flatMap(({ row }) => (row ? [row] : []))
    try {
      if (rows.length > 0) await updateLog.append(key, rows)
      if (state.broken) return
      const frame = applyRows(rows)
      if (frame) tell(frame, origin === undefined ? onlyAuthor(batch) : undefined)
    } catch (error) {
      log.error({ key, err: error }, 'a batch could not be kept')
      breakRoom()
      if (origin === 'server') throw error
      return
    }
    const bytes = rows.reduce((sum, { data }) => sum + data.length, 0)
    size = { rows: size.rows + rows.length, rowBytes: size.rowBytes + bytes, bytes: size.bytes + bytes }
    metrics.batches.inc()
    metrics.updates.inc(rows.length)
    acknowledge(batch)
  }

  /** Applies rows in one transaction and gives what they changed as one frame. */
  function applyRows(rows: readonly NewRow[]): Uint8Array | undefined {
    const [first] = rows
    if (!first) return undefined
    let told: Uint8Array | undefined = first.data
    if (rows.length === 1) Y.applyUpdate(doc, first.data)
    else {
      told = undefined
      const hear = (update: Uint8Array) => {
        told = update
      }
      doc.on('update', hear)
      doc.transact(() => {
        for (const { data } of rows) Y.applyUpdate(doc, data)
      })
      doc.off('update', hear)
    }
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) throw new Error('something is left pending')
    return told && updateFrame(told)
  }

  function tell(frame: Uint8Array, except: Peer | undefined): void {
    for (const peer of peers) if (peer !== except) peer.send(frame)
  }

  function breakRoom(): void {
    if (state.broken) return
    state.broken = true
    metrics.evicted.inc()
    state.queue = []
    for (const peer of peers) peer.sendAway('storage-failed')
    settle()
  }

  async function exclusively<T>(task: () => Promise<T>): Promise<T> {
    const before = exclusive
    const { promise, resolve } = Promise.withResolvers<void>()
    exclusive = promise
    state.holds++
    try {
      await before
      while (state.busy && !state.broken) await new Promise<void>((wake) => idlers.push(wake))
      if (state.broken) throw new Error('the document is being read again')
      return await task()
    } finally {
      state.holds--
      resolve()
      // What gathered meanwhile goes on; a failure of it is reported by `commit`.
      if (state.holds === 0) void drain()
    }
  }

  return {
    key,
    doc,
    presence,
    join: (peer) => void peers.add(peer),
    leave: (peer) => void peers.delete(peer),
    peers: () => peers,

    submit(peer, { bytes, parsed, at }) {
      if (size.bytes + bytes.length > limits.maxDocumentBytes) return 'full'
      const ends = findEnds(parsed, known)
      if (!ends) return 'gap'
      for (const client of ends.keys()) {
        const owner = writers.get(client)
        if (owner !== undefined && owner !== peer.personId) return 'foreign-client'
      }
      if (ends.size === 0 && bringsNothingNew(doc, parsed)) {
        if (isIdle()) peer.acknowledge(1, at)
        else state.queue.push({ peer, at })
        return 'accepted'
      }
      const clients: number[] = []
      for (const [client, end] of ends) {
        ahead.set(client, end)
        if (writers.has(client)) continue
        writers.set(client, peer.personId)
        clients.push(client)
      }
      state.queue.push({ peer, at, row: { author: peer.personId, data: bytes, clients } })
      // Failures break the room and are reported there.
      void drain()
      return 'accepted'
    },

    holds: (update) => bringsNothingNew(doc, update),

    write: (change) =>
      exclusively(async () => {
        const draft = new Y.Doc()
        Y.applyUpdate(draft, Y.encodeStateAsUpdate(doc))
        draft.clientID = serverClient
        const updates: Uint8Array[] = []
        draft.on('update', (update: Uint8Array) => updates.push(update))
        await change(draft)
        draft.destroy()
        const isFirst = !writers.has(serverClient)
        if (updates.length > 0) writers.set(serverClient, 'server')
        const rows = updates.map((data): NewRow => ({ author: 'server', data, clients: isFirst ? [serverClient] : [] }))
        if (rows.length > 0)
          await commit(
            rows.map((row) => ({ peer: nobody, at: 0, row })),
            'server',
          )
      }),

    exclusively,
    isIdle,
    isBroken: () => state.broken,
    async whenIdle() {
      while (!isIdle() && !state.broken) await new Promise<void>((wake) => idlers.push(wake))
    },
    size: () => size,
    compacted(nextSnapshotBytes, rows) {
      const left = Math.max(0, size.rows - rows)
      const rowBytes = left === 0 ? 0 : Math.round((size.rowBytes * left) / Math.max(1, size.rows))
      size = { rows: left, rowBytes, bytes: nextSnapshotBytes + rowBytes }
    },
    break(reason) {
      log.warn({ key, reason }, 'a document is dropped and read again')
      breakRoom()
    },
    close: () => doc.destroy(),
  }
}

const nobody: Peer = {
  personId: 'server' as PersonId,
  send() {},
  acknowledge() {},
  sendAway() {},
}

/** Whoever wrote the whole batch alone has it already. */
function onlyAuthor(batch: readonly Waiting[]): Peer | undefined {
  let only: Peer | undefined
  for (const { peer, row } of batch) {
    if (!row) continue
    if (only && only !== peer) return undefined
    only = peer
  }
  return only
}

function acknowledge(batch: readonly Waiting[]): void {
  const counts = new Map<Peer, { count: number; since: number }>()
  for (const { peer, at } of batch) {
    const entry = counts.get(peer)
    if (entry) entry.count++
    else counts.set(peer, { count: 1, since: at })
  }
  for (const [peer, { count, since }] of counts) peer.acknowledge(count, since)
}

function sumUp({ rows }: StoredDocument, snapshotBytes: number): RoomSize {
  const rowBytes = rows.reduce((sum, { data }) => sum + data.length, 0)
  return { rows: rows.length, rowBytes, bytes: snapshotBytes + rowBytes }
}
