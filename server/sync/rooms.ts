import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import type { LogKey, UpdateLog } from '../storage/update-log.ts'
import type { Compactor } from './compactor.ts'
import type { StoredReader } from './read-in-slices.ts'
import { createRoom } from './room.ts'
import type { Room } from './room-contract.ts'

/** A hold on an open room: it stays open until released. `isFresh`: it was opened for this hold, and nobody else's. */
export type Lease = { readonly room: Room; readonly isFresh: boolean; release(): void }

/**
 * Which documents are open. Opening is shared by everybody who asks at once. A room whose last lease is released goes as
 * soon as nothing of it is under way; since the log knows everything that it knows, whoever comes then reads the log.
 */
export type Rooms = {
  acquire(key: LogKey): Promise<Lease>
  /** The room, if it is open. */
  find(key: LogKey): Room | undefined
  all(): Iterable<Room>
  /** Waits until nothing is under way. */
  flush(): Promise<void>
  close(): Promise<void>
}

/** Hears what rooms do, to tell other servers. */
export type RoomWatcher = {
  opened(key: LogKey): void
  appended(room: Room): void
  presence(key: LogKey): void
  closed(key: LogKey): void
}

type Entry = { readonly opening: Promise<Room>; room?: Room; leases: number }

/**
 * A log is compacted when this much has gathered, which is read in about a tenth of a second, also where the server died
 * before it could; the worst that people can write in so few bytes takes half a second. At closing, a little is enough.
 */
const compactAfter = { rows: 4_000, bytes: 512 * 1024, rowsAtClosing: 60, bytesAtClosing: 128 * 1024 }

export function createRooms(deps: {
  updateLog: UpdateLog
  compactor: Compactor
  metrics: Metrics
  log: Log
  now: () => number
  maxDocumentBytes: number
  readStored: StoredReader
  /** Called with each room before anybody gets it. */
  onOpen?: (room: Room) => Promise<void>
  /** Where other servers work on the same log. */
  watcher?: RoomWatcher
}): Rooms {
  const { updateLog, compactor, metrics, log, now, maxDocumentBytes, readStored, onOpen, watcher } = deps
  const entries = new Map<LogKey, Entry>()

  async function open(key: LogKey): Promise<Room> {
    // Said before reading: what is appended from now on, we are told of; what was before, we read.
    watcher?.opened(key)
    const [stored, lineage] = await Promise.all([updateLog.read(key), updateLog.lineage()])
    const room: Room = createRoom({
      key,
      stored,
      read: await readStored(stored),
      lineage,
      now,
      updateLog,
      maxDocumentBytes,
      metrics,
      log,
      onChange: () => review(key),
      ...(watcher ? { onAppend: () => watcher.appended(room), onPresence: () => watcher.presence(key) } : {}),
    })
    const entry = entries.get(key)
    if (entry) entry.room = room
    await onOpen?.(room)
    return room
  }

  /** After each change of a room: compacted if it has grown, forgotten if it is broken or nobody needs it. */
  function review(key: LogKey): void {
    const entry = entries.get(key)
    const room = entry?.room
    if (!entry || !room) return
    if (room.isBroken()) forget(key, entry)
    else if (entry.leases === 0 && room.isIdle()) {
      forget(key, entry)
      const { rows, rowBytes } = room.size()
      // A snapshot is read several times as fast as the rows that it stands for.
      if (rows > compactAfter.rowsAtClosing || rowBytes > compactAfter.bytesAtClosing) compactor.request(key)
      room.close()
    } else {
      const { rows, rowBytes } = room.size()
      if (rows > compactAfter.rows || rowBytes > compactAfter.bytes)
        compactor.request(key, ({ snapshotBytes, rows: gone }) => room.compacted(snapshotBytes, gone))
    }
  }

  function forget(key: LogKey, entry: Entry): void {
    if (entries.get(key) !== entry) return
    entries.delete(key)
    watcher?.closed(key)
    metrics.openDocuments.set(entries.size)
  }

  async function flush(): Promise<void> {
    for (const { room } of entries.values()) await room?.whenIdle()
  }

  return {
    async acquire(key) {
      let entry = entries.get(key)
      const isFresh = entry === undefined
      if (!entry) {
        const { promise, resolve, reject } = Promise.withResolvers<Room>()
        entry = { opening: promise, leases: 0 }
        entries.set(key, entry)
        metrics.openDocuments.set(entries.size)
        open(key).then(resolve, reject)
      }
      const mine = entry
      mine.leases++
      let released = false
      const release = () => {
        if (released) return
        released = true
        mine.leases--
        if (entries.get(key) === mine) review(key)
      }
      try {
        return { room: await mine.opening, isFresh, release }
      } catch (error) {
        forget(key, mine)
        throw error
      }
    },
    find: (key) => entries.get(key)?.room,
    *all() {
      for (const { room } of entries.values()) if (room) yield room
    },
    flush,
    async close() {
      await flush()
      for (const { room } of entries.values()) room?.close()
      entries.clear()
    },
  }
}
