import * as Y from 'yjs'
import { limits } from '#shared/protocol/limits.ts'
import type { PersonId } from '#shared/model/ids.ts'
import type { Authorship } from '#shared/protocol/authorship.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import type { ServerId } from '../storage/neighbours.ts'
import type { Lineage } from '../storage/lineage.ts'
import type { LogKey, NewRow, StoredDocument, UpdateLog, Writer } from '../storage/update-log.ts'
import { createAnswers } from './answers.ts'
import { acknowledge, onlyAuthor, type Waiting } from './batch.ts'
import { bringsNothingNew, findEnds } from './check-update.ts'
import { createWeight } from './cost/weigh.ts'
import type { UpdateCost } from './cost/scan-update.ts'
import { authorsFrame, presenceFrame, updateFrame, withAuthors } from './frames.ts'
import { type LineMessage, toLine } from './on-the-line.ts'
import { createPresence } from './presence.ts'
import type { ReadDocument } from './read-document.ts'
import type { Peer, Room, RoomSize, Submission } from './room-contract.ts'
import { createSeals } from './seals.ts'
import { splitUpdate } from './split-update.ts'
import { type Whose, whoseStructs } from './whose-structs.ts'

export type RoomDeps = {
  readonly key: LogKey
  readonly stored: StoredDocument
  /** The document that stands in `stored`. */
  readonly read: ReadDocument
  readonly lineage: Lineage
  readonly now: () => number
  readonly updateLog: Pick<UpdateLog, 'append' | 'appendPrivate' | 'appendAfter' | 'readSince'>
  /** How large the document may become, in the log. */
  readonly maxDocumentBytes: number
  readonly metrics: Metrics
  readonly log: Log
  /** Called after each batch, and once when the room breaks. */
  readonly onChange: () => void
  /** Called after rows of ours went to the log, and when somebody has come, moved or gone. */
  readonly onAppend?: () => void
  readonly onPresence?: () => void
}

/** So often others may be quicker, before something must be wrong. */
const maxTries = 50

/**
 * One open document, on an edit's way from its author to everybody else. In: an update that was parsed and is allowed.
 * Out: a row in the log, then a frame to the others and an acknowledgement to its author.
 *
 * O1  Log first: nobody but its author sees an update before the disk has it.
 * O2  While a batch is on its way to the disk, what comes gathers and is the next batch; a batch is applied and told to
 *     the others as one.
 * O3  The document in memory is a cache of the log. If a batch fails or leaves something pending, the room is broken:
 *     everybody is sent away to come back, and the next room reads the log.
 *     Where other servers work on the same log, their rows are applied in the order of their numbers, before ours that
 *     came later; a row that was missed is seen by its number.
 * O4  A Yjs client id belongs to the person who first wrote with it: nobody can take up its clock for somebody else. The
 *     others are told whose it is, under a seal: in a log that was set back, they bring what it lacks in that person's
 *     name (`whose-structs.ts`).
 */
export function createRoom(deps: RoomDeps): Room {
  const { key, stored, lineage, updateLog, maxDocumentBytes, metrics, log, now, onChange, onAppend, onPresence } = deps
  const { doc, unreadable, incomplete } = deps.read
  if (unreadable.length > 0 || incomplete)
    log.error({ key, unreadable: unreadable.length, incomplete }, 'a document in the log is damaged')
  // Not the document's own id: Yjs takes an update that bears it for somebody else's mistake.
  const serverClient = new Y.Doc().clientID
  const presence = createPresence<Peer | ServerId>()
  const answers = createAnswers(doc, presence)
  const weight = createWeight(doc, limits.maxDocumentStructs)
  const peers = new Set<Peer>()
  const writers = new Map<number, Writer>(stored.writers)
  const seals = createSeals(lineage.secret, key)
  /** Where clients stand with what is queued; the document itself knows only what is on disk. */
  const ahead = new Map<number, number>()
  const snapshotBytes = stored.snapshot?.length ?? 0
  /** How far the log is known to go; further than the document where rows of other servers came between. */
  let pastEnd = endOf(stored)
  let size: RoomSize = sumUp(stored, snapshotBytes)
  const state = { queue: [] as Waiting[], queuedBytes: 0, holds: 0, busy: false, broken: false, end: endOf(stored) }
  /** Who waits for the rows of other servers to be read. */
  let behind: (() => void)[] = []
  let exclusive: Promise<unknown> = Promise.resolve()
  let idlers: (() => void)[] = []

  const known = (client: number) => Math.max(ahead.get(client) ?? 0, Y.getState(doc.store, client))
  const isIdle = () => state.queue.length === 0 && behind.length === 0 && !state.busy && state.holds === 0

  /** What is on its way counts, too: a burst is over before the first of it is on the disk. */
  function mayGrow(bytes: number, cost: UpdateCost): boolean {
    return size.bytes + state.queuedBytes + bytes <= maxDocumentBytes && weight.mayGrow(cost)
  }

  async function drain(): Promise<void> {
    if (state.busy) return
    state.busy = true
    while (state.queue.length + behind.length > 0 && state.holds === 0 && !state.broken) {
      if (behind.length > 0) await readBehind()
      const batch = state.queue
      state.queue = []
      if (batch.length > 0) await commit(batch)
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
  async function commit(batch: readonly Waiting[]): Promise<void> {
    const rows = batch.flatMap((waiting) => waiting.rows)
    try {
      if (rows.length > 0) {
        const isPrivate = batch.some(({ peer, rows: its }) => its.length > 0 && peer.writesInPrivate)
        const end = await (isPrivate ? updateLog.appendPrivate(key, rows) : updateLog.append(key, rows))
        if (end === 'shown') {
          // By another server, whose notice is still on its way.
          const rest = leaveOutPrivate(batch)
          show()
          return await commit(rest)
        }
        take(rows, end, onlyAuthor(batch), new Set(batch.flatMap(({ ends }) => ends)))
        tellOwn(batch)
      }
      // Rows of other servers came between: they are read together with ours, in their order.
      if (pastEnd > state.end) await readOthers()
      if (state.broken) return
    } catch (error) {
      log.error({ key, err: error }, 'a batch could not be kept')
      breakRoom()
      return
    }
    for (const { data } of rows) state.queuedBytes -= data.length
    acknowledge(batch)
  }

  /** Without what was written in the belief that nobody else can open the document. */
  function leaveOutPrivate(waiting: readonly Waiting[]): Waiting[] {
    for (const { peer, rows } of waiting) {
      if (!peer.writesInPrivate) continue
      for (const { data, clients } of rows) {
        state.queuedBytes -= data.length
        // They were never written down, so the log does not know whose these are.
        for (const client of clients) writers.delete(client)
      }
    }
    return waiting.filter(({ peer }) => !peer.writesInPrivate)
  }

  function show(): void {
    state.queue = leaveOutPrivate(state.queue)
    ahead.clear()
    for (const peer of peers) if (peer.writesInPrivate) peer.sendAway('shown')
  }

  /** Rows that are on the disk: into the document and to the others, unless there are rows of other servers before them. */
  function take(rows: readonly NewRow[], end: number, author?: Peer, further?: Iterable<number>): void {
    // The log has lost rows that were there: a database that was set back while this is open.
    if (end < state.end + rows.length) throw new Error('the log ends before what it held')
    pastEnd = Math.max(pastEnd, end)
    metrics.countBatch(rows.length)
    onAppend?.()
    if (state.broken || end !== state.end + rows.length) return
    apply(
      rows.map(({ data }) => data),
      author,
      further,
    )
    state.end = end
  }

  function takeOwn(rows: readonly NewRow[], end: number): void {
    try {
      take(rows, end)
    } catch (error) {
      breakRoom()
      throw error
    }
  }

  async function readOthers(): Promise<void> {
    const others = await updateLog.readSince(key, state.end)
    if (state.broken) return
    if (!others) {
      // Removed: whoever comes back is told so at the door.
      breakRoom()
      return
    }
    const updates = others.rows.map(({ data }) => data)
    apply(others.snapshot ? [others.snapshot, ...updates] : updates, undefined)
    for (const [client, writer] of others.writers) writers.set(client, writer)
    state.end = Math.max(state.end, endOf(others))
    pastEnd = state.end
  }

  async function readBehind(): Promise<void> {
    const waiting = behind
    behind = []
    try {
      await readOthers()
    } catch (error) {
      log.error({ key, err: error }, 'the rows of other servers could not be read')
      breakRoom()
    }
    for (const wake of waiting) wake()
  }

  /** Applies updates in one transaction and tells what they changed as one frame. */
  function apply(updates: readonly Uint8Array[], author: Peer | undefined, further: Iterable<number> = []): void {
    const [first] = updates
    if (!first) return
    let told: Uint8Array | undefined = first
    let clients: Iterable<number> = []
    if (updates.length === 1 && author !== undefined) {
      Y.applyUpdate(doc, first)
      clients = further
    } else {
      told = undefined
      const hear = (update: Uint8Array, _origin: unknown, _doc: Y.Doc, { beforeState, afterState }: Y.Transaction) => {
        told = update
        clients = [...afterState].flatMap(([client, end]) => (beforeState.get(client) === end ? [] : [client]))
      }
      doc.on('update', hear)
      doc.transact(() => {
        for (const data of updates) Y.applyUpdate(doc, data)
      })
      doc.off('update', hear)
    }
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) throw new Error('something is left pending')
    const bytes = updates.reduce((sum, { length }) => sum + length, 0)
    size = { rows: size.rows + updates.length, rowBytes: size.rowBytes + bytes, bytes: size.bytes + bytes }
    if (told) tell(updateFrame(told), author, clients)
  }

  /** `clients`: whose structs the frame brings further; who hears of authors is told whose these are, in the same breath. */
  function tell(frame: Uint8Array, except: Peer | undefined, clients: Iterable<number> = []): void {
    let plain: LineMessage | undefined
    let full: LineMessage | undefined
    for (const peer of peers) {
      if (peer === except) continue
      if (peer.hearsAuthors) peer.send((full ??= toLine(withAuthors(frame, authorshipsOf(clients)))))
      else peer.send((plain ??= toLine(frame)))
    }
  }

  function authorshipsOf(clients: Iterable<number>): Authorship[] {
    const list: Authorship[] = []
    for (const client of clients) {
      const writer = writers.get(client)
      const end = Y.getState(doc.store, client)
      if (writer && end > 0) list.push(seals.seal(client, writer, end))
    }
    return list
  }

  /** Whoever wrote first with a client id is told that it is theirs: their next tab cannot know it from anybody else. */
  function tellOwn(batch: readonly Waiting[]): void {
    for (const { peer, rows } of batch) {
      const mine = authorshipsOf(rows.flatMap(({ clients }) => clients))
      if (peer.hearsAuthors && mine.length > 0) peer.send(toLine(authorsFrame(mine)))
    }
  }

  function breakRoom(): void {
    if (state.broken) return
    state.broken = true
    metrics.evicted.inc()
    state.queue = []
    for (const wake of behind) wake()
    behind = []
    for (const peer of peers) peer.sendAway('storage-failed')
    settle()
  }

  /** What `change` does to the document as it is now, as rows; the document itself is left alone. */
  async function draftRows(change: (draft: Y.Doc) => void | Promise<void>): Promise<readonly NewRow[]> {
    const draft = new Y.Doc()
    Y.applyUpdate(draft, Y.encodeStateAsUpdate(doc))
    draft.clientID = serverClient
    const updates: Uint8Array[] = []
    draft.on('update', (update: Uint8Array) => updates.push(update))
    await change(draft)
    draft.destroy()
    const clients = writers.has(serverClient) ? [] : [serverClient]
    return updates.map((data): NewRow => ({ author: 'server', data, clients }))
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
    incarnation: lineage.incarnation,
    end: () => state.end,
    pastEnd: () => pastEnd,
    presence,
    tellPresence(news, except) {
      tell(presenceFrame(news), except)
      onPresence?.()
    },
    join: (peer) => void peers.add(peer),
    leave: (peer) => void peers.delete(peer),
    peers: () => peers,

    ...answers,
    mayGrow,

    submit(peer, submission) {
      const { bytes, parsed, at, isAnswer, cost, onKept } = submission
      if (!mayGrow(bytes.length, cost)) return 'full'
      const ends = findEnds(parsed, known)
      if (!ends) return 'gap'
      const { personId } = peer
      const whose = whoseStructs({
        ends,
        bringer: personId,
        writerOf: (client) => writers.get(client),
        proofOf: peer.proofOf,
        speakerOf: presence.speakerOf,
        mayBeAnothers: isAnswer && lineage.wasSetBack,
      })
      if (!whose) return 'foreign-client'
      const told = onKept ? { onKept } : {}
      if (ends.size === 0 && bringsNothingNew(doc, parsed)) {
        const waiting = { peer, at, rows: [], ends: [], ...told }
        if (isIdle()) acknowledge([waiting])
        else state.queue.push(waiting)
        return 'accepted'
      }
      const rows = rowsOf(personId, submission, whose)
      for (const [client, end] of ends) ahead.set(client, end)
      for (const client of whose.news) writers.set(client, { author: personId, since: at })
      for (const { client, author, since } of whose.claims) writers.set(client, { author, since })
      for (const { data } of rows) state.queuedBytes += data.length
      weight.grow(cost)
      state.queue.push({ peer, at, rows, ends: [...ends.keys()], ...told })
      // Failures break the room and are reported there.
      void drain()
      return 'accepted'
    },

    authorships: () => authorshipsOf(writers.keys()),
    knowAgain: (shown) => shown.filter(seals.isGenuine),

    write: (change) =>
      exclusively(async () => {
        for (let tries = 0; !state.broken && tries < maxTries; tries++) {
          const rows = await draftRows(change)
          if (rows.length === 0) return
          // Built on everything that is in the log, or not at all: of two servers, the later one has seen the earlier.
          const end = await updateLog.appendAfter(key, rows, state.end).catch((error: unknown) => {
            breakRoom()
            throw error
          })
          if (end !== undefined) {
            writers.set(serverClient, { author: 'server', since: now() })
            return takeOwn(rows, end)
          }
          await readOthers()
        }
        // By others, or the log was set back and never gets as far as this document: reading it tells.
        breakRoom()
        throw new Error('the document was changed again and again by others')
      }),

    async catchUp() {
      if (state.broken) return
      const { promise, resolve } = Promise.withResolvers<void>()
      behind.push(resolve)
      // Failures break the room and are reported there.
      void drain()
      await promise
    },

    async catchUpWithin() {
      try {
        await readOthers()
      } catch (error) {
        breakRoom()
        throw error
      }
    },

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
    show,
    break(reason) {
      log.warn({ key, reason }, 'a document is dropped and read again')
      breakRoom()
    },
    close: () => doc.destroy(),
  }
}

function endOf({ snapshotUpTo, rows }: StoredDocument): number {
  return rows.at(-1)?.number ?? snapshotUpTo
}

function sumUp({ rows }: StoredDocument, snapshotBytes: number): RoomSize {
  const rowBytes = rows.reduce((sum, { data }) => sum + data.length, 0)
  return { rows: rows.length, rowBytes, bytes: snapshotBytes + rowBytes }
}

/** What an update becomes in the log: as it came where it is all the bringer's, else a row for each author. */
function rowsOf(personId: PersonId, { bytes, parsed }: Submission, { authors, news, claims }: Whose): NewRow[] {
  const isOwn = [...authors.values()].every((author) => author === personId) && claims.length === 0
  if (isOwn) return [{ author: personId, data: bytes, clients: news }]
  const parts = splitUpdate(parsed, (client) => authors.get(client), personId)
  return [...parts].map(([author, data]) => ({
    author,
    data,
    clients: author === personId ? news : [],
    claims: claims.filter((claim) => claim.author === author).map(({ client, since }) => ({ client, since })),
  }))
}
