import type { BoardId } from '#shared/model/ids.ts'
import type { Log } from '../log.ts'
import type { Neighbours, Notice, ServerId } from '../storage/neighbours.ts'
import type { LogKey, UpdateLog } from '../storage/update-log.ts'
import type { Room } from './room-contract.ts'
import type { Rooms, RoomWatcher } from './rooms.ts'
import type { SyncServer } from './sync-server.ts'

/**
 * Several servers on one log. In: notices of the others. Out: rooms that read the rows they lack, sockets that are
 * looked at again, and our own notices, for those only who have the same document open: where a load balancer keeps a
 * board on one server, nothing is told and nothing is paid.
 *
 * H1  A notice only says that there is something to read. What counts is read from the store, by number.
 * H2  Every few seconds, and after each new connection, the numbers of everything open are compared: a lost notice is
 *     late by that much, and never lost.
 *     So is seen there that the log was set back: it ends before what a room holds, or it is another incarnation. Such a
 *     room breaks, and its people bring what the log lacks.
 * H3  Presence goes to others at most ten times a second, the newest of each. Who is silent for long is gone.
 */
export type Neighbourhood = {
  readonly watcher: RoomWatcher
  begin(deps: { rooms: Rooms; sync: Pick<SyncServer, 'reconsider' | 'boards'> }): void
  close(): void
}

const beatMs = 3_000
const silentBeats = 5
const presenceEveryMs = 100
/** Leaves room for base64 and the key in a notice of Postgres. */
const maxPresencePayload = 5_000

export function createNeighbourhood(deps: {
  neighbours: Neighbours
  updateLog: Pick<UpdateLog, 'ends' | 'lineage'>
  log: Log
}): Neighbourhood {
  const { neighbours, updateLog, log } = deps
  const interested = new Map<LogKey, Set<ServerId>>()
  const silentFor = new Map<ServerId, number>()
  const rightsSeen = new Map<BoardId, number>()
  const presenceWaiting = new Set<LogKey>()
  let presenceTimer: NodeJS.Timeout | undefined
  let rooms: Rooms | undefined
  let sync: Pick<SyncServer, 'reconsider' | 'boards'> | undefined
  let comparing = false
  let beating: NodeJS.Timeout | undefined

  function hear(from: ServerId, notice: Notice): void {
    if (!silentFor.has(from)) greet()
    silentFor.set(from, 0)
    switch (notice.kind) {
      case 'opened':
        return hearOpened(from, notice.key)
      case 'closed':
        return hearClosed(from, notice.key)
      case 'rows': {
        // Whoever tells of a document has it open.
        noteInterest(from, notice.key)
        const room = rooms?.find(notice.key)
        // A failure breaks the room and is reported there.
        if (room && notice.end > room.end()) void room.catchUp()
        return
      }
      case 'presence':
        return hearPresence(from, notice.key, notice.payload)
      case 'rights':
        return void reconsider(notice.boardId)
      case 'leaving':
        return forget(from)
      case 'here':
        return
    }
  }

  function noteInterest(from: ServerId, key: LogKey): void {
    const servers = interested.get(key) ?? new Set()
    interested.set(key, servers.add(from))
  }

  /** Somebody new, or somebody whom we had given up: they are told what is open here, and answer. */
  function greet(): void {
    for (const room of rooms?.all() ?? []) neighbours.tell({ kind: 'opened', key: room.key })
  }

  function hearOpened(from: ServerId, key: LogKey): void {
    noteInterest(from, key)
    const room = rooms?.find(key)
    if (!room) return
    neighbours.tell({ kind: 'rows', key, end: room.end() })
    room.presence.markAll()
    waitToTell(key)
  }

  function hearClosed(from: ServerId, key: LogKey): void {
    const servers = interested.get(key)
    servers?.delete(from)
    if (servers?.size === 0) interested.delete(key)
    const room = rooms?.find(key)
    if (room) dropPresence(from, room)
  }

  function hearPresence(from: ServerId, key: LogKey, payload: Uint8Array): void {
    const room = rooms?.find(key)
    const news = room?.presence.receiveRelayed(from, payload)
    if (room && news) room.tellPresence(news)
  }

  function forget(server: ServerId): void {
    silentFor.delete(server)
    for (const [key, servers] of interested) if (servers.delete(server) && servers.size === 0) interested.delete(key)
    for (const room of rooms?.all() ?? []) dropPresence(server, room)
  }

  async function reconsider(boardId: BoardId): Promise<void> {
    try {
      await sync?.reconsider(boardId)
    } catch (error) {
      // Asked again at the next comparison: what was not seen is not counted as seen.
      rightsSeen.delete(boardId)
      log.error({ err: error }, 'the rights on a board could not be read')
    }
  }

  /** H2 */
  async function compare(): Promise<void> {
    if (comparing) return
    comparing = true
    try {
      await compareEnds()
      await compareRights()
    } catch (error) {
      log.warn({ err: error }, 'the numbers of open documents could not be compared')
    }
    comparing = false
  }

  async function compareEnds(): Promise<void> {
    const open = [...(rooms?.all() ?? [])]
    if (open.length === 0) return
    const before = new Map(open.map((room) => [room.key, room.end()]))
    const ends = await updateLog.ends([...before.keys()])
    const { incarnation } = await updateLog.lineage()
    for (const room of open) if (room.incarnation !== incarnation) room.break('the log is another one now')
    for (const [key, end] of before) {
      const now = ends.get(key)
      // No end where there was one: the document was removed, and the room finds that out by reading.
      if (now === undefined ? end > 0 : now > end) void rooms?.find(key)?.catchUp()
      else if (now !== undefined && now < end) rooms?.find(key)?.break('the log was set back')
    }
  }

  async function compareRights(): Promise<void> {
    const boards = sync?.boards() ?? []
    for (const board of rightsSeen.keys()) if (!boards.includes(board)) rightsSeen.delete(board)
    if (boards.length === 0) return
    for (const [board, count] of await neighbours.rights(boards)) {
      if (rightsSeen.get(board) === count) continue
      rightsSeen.set(board, count)
      await reconsider(board)
    }
  }

  function beat(): void {
    neighbours.tell({ kind: 'here' })
    for (const [server, beats] of silentFor)
      if (beats >= silentBeats) forget(server)
      else silentFor.set(server, beats + 1)
    void compare()
  }

  function waitToTell(key: LogKey): void {
    if (!interested.has(key)) return
    presenceWaiting.add(key)
    presenceTimer ??= setTimeout(tellPresence, presenceEveryMs)
    presenceTimer.unref()
  }

  function tellPresence(): void {
    presenceTimer = undefined
    for (const key of presenceWaiting)
      for (const payload of rooms?.find(key)?.presence.takeChanges(maxPresencePayload) ?? [])
        neighbours.tell({ kind: 'presence', key, payload })
    presenceWaiting.clear()
  }

  return {
    watcher: {
      opened: (key) => neighbours.tell({ kind: 'opened', key }),
      appended(room) {
        if (interested.has(room.key)) neighbours.tell({ kind: 'rows', key: room.key, end: room.pastEnd() })
      },
      presence: waitToTell,
      closed: (key) => neighbours.tell({ kind: 'closed', key }),
    },
    begin(deps) {
      rooms = deps.rooms
      sync = deps.sync
      neighbours.listen({
        hear,
        connected() {
          greet()
          void compare()
        },
      })
      beating = setInterval(beat, beatMs)
      beating.unref()
    },
    close() {
      clearInterval(beating)
      clearTimeout(presenceTimer)
    },
  }
}

/** Nobody is there any more through that server. */
function dropPresence(from: ServerId, room: Room): void {
  const farewell = room.presence.leave(from)
  if (farewell) room.tellPresence(farewell)
}
