import type { BoardId, MapId, PersonId } from '#shared/model/ids.ts'
import type { BoardVersion } from '#shared/protocol/api.ts'
import { fullState } from '../sync/full-state.ts'
import type { VersionEntry } from '../storage/update-log.ts'
import { logKey } from '../sync/log-key.ts'
import type { Room } from '../sync/room-contract.ts'
import { type CommandContext, done, type Outcome, refuse } from './context.ts'
import { messages } from './messages.ts'
import { type Cause, keepState, type MapsThen, readEntry, readMapsThen } from './versions.ts'

/** Two people who go back at once would each write the old words in: so long the first one has the map for that. */
const restoreMs = 10_000

type Asked = { readonly boardId: BoardId; readonly cause: Cause; readonly author: PersonId }

/**
 * Keeps what the whole team builds on, the shared map and the brief, as one version. Its number is that of the map's
 * state; both bear the same time. With it go the members' maps as they are, where they changed since they were last kept.
 * Everybody hears of it through the session. Gives nothing where there is no shared map yet, and where nothing has changed since
 * the version before: one state needs one name.
 */
export async function keepBoardVersion(
  context: CommandContext,
  { boardId, cause, author }: Asked,
): Promise<number | undefined> {
  return withBoth(context, boardId, async (map, brief) => {
    if (map.end() === 0 || ((await isKept(context, map)) && (await isKept(context, brief)))) return undefined
    return keepBoth(context, map, brief, { boardId, cause, author })
  })
}

/** The same at a person's wish, who is told when there is nothing to keep. */
export async function keepByHand(
  context: CommandContext,
  { boardId, label, author }: { boardId: BoardId; label: string; author: PersonId },
): Promise<Outcome<{ number: number }>> {
  return withBoth(context, boardId, async (map, brief) => {
    if (map.end() === 0) return refuse('bad-request', messages.emptyVersion)
    return done({ number: await keepBoth(context, map, brief, { boardId, cause: { kind: 'hand', label }, author }) })
  })
}

/**
 * Somebody wants to go back to a version: what is there now is kept, and they may. The going back itself is an edit that
 * their client makes. Of two who want it at once, the one whose wish was kept first may.
 */
export async function beginRestore(
  context: CommandContext,
  { boardId, number, author }: { boardId: BoardId; number: number; author: PersonId },
): Promise<Outcome<{ number: number }>> {
  const key = logKey({ boardId, document: { kind: 'map-shared' } })
  if (!(await context.updateLog.version(key, number))) return refuse('not-found', messages.unknownVersion)
  const cause: Cause = { kind: 'restore', number }
  const mine = await withBoth(context, boardId, (map, brief) =>
    keepBoth(context, map, brief, { boardId, cause, author }),
  )
  const since = context.now() - restoreMs
  const entries = (await context.updateLog.versions(key)).map(readEntry)
  const isLate = entries.some(
    (entry) => entry.id < mine && entry.at > since && entry.cause.kind === 'restore' && entry.author !== author,
  )
  return isLate ? refuse('too-many', messages.othersRestore) : done({ number: mine })
}

/** The newest first. */
export async function listBoardVersions(
  context: CommandContext,
  boardId: BoardId,
): Promise<{ versions: BoardVersion[] }> {
  const maps = await context.updateLog.versions(logKey({ boardId, document: { kind: 'map-shared' } }))
  const briefs = await context.updateLog.versions(logKey({ boardId, document: { kind: 'board' } }))
  const briefAt = new Map(briefs.map(({ id, at }) => [at, id]))
  const findMaps = await membersVersions(context, boardId, maps.map(readMapsThen))
  return {
    versions: maps.map((entry) => {
      const { id: number, ...version } = readEntry(entry)
      const brief = briefAt.get(entry.at)
      const then = findMaps(readMapsThen(entry))
      return { number, ...version, ...(brief === undefined ? {} : { brief }), ...(then ? { maps: then } : {}) }
    }),
  }
}

/** Finds the versions of the members' maps by their times; nothing where one of them is gone. */
async function membersVersions(
  { updateLog }: CommandContext,
  boardId: BoardId,
  wanted: readonly (MapsThen | undefined)[],
): Promise<(maps: MapsThen | undefined) => BoardVersion['maps']> {
  const known = new Map<string, ReadonlyMap<number, number>>()
  for (const mapId of new Set(wanted.flatMap((maps) => Object.keys(maps ?? {})))) {
    const entries = await updateLog.versions(logKey({ boardId, document: { kind: 'map', mapId: mapId as MapId } }))
    known.set(mapId, new Map(entries.map(({ id, at }) => [at, id])))
  }
  return (maps) => {
    if (!maps) return undefined
    const found = Object.entries(maps).map(([mapId, at]) => ({ mapId, version: known.get(mapId)?.get(at) }))
    const there = found.flatMap(({ mapId, version }) => (version === undefined ? [] : [{ mapId, version }]))
    return there.length === found.length ? there : undefined
  }
}

async function keepBoth(context: CommandContext, map: Room, brief: Room, { boardId, ...kept }: Asked): Promise<number> {
  const maps = await keepMembersMaps(context, { boardId, ...kept })
  // Their time is what holds the two together, so no two versions have the same.
  const at = await timeFor(context, map)
  if (brief.end() > 0) await keepState(context, { room: brief, ...kept, at })
  const number = await keepState(context, { room: map, ...kept, at, maps })
  await context.session.project(boardId)
  return number
}

/** The links of the shared map follow from the maps that were shown, which their owners may go on changing. */
async function keepMembersMaps(context: CommandContext, { boardId, cause, author }: Asked): Promise<MapsThen> {
  const board = await context.directory.board(boardId)
  const people = board.state === 'present' ? board.facts.people : []
  const maps: Record<string, number> = {}
  for (const { mapId, revealedAt } of people) {
    if (revealedAt === undefined) continue
    const lease = await context.rooms.acquire(logKey({ boardId, document: { kind: 'map', mapId } }))
    try {
      const { room } = lease
      await room.catchUp()
      if (room.end() === 0) continue
      const newest = (await isKept(context, room)) ? await newestOf(context, room) : undefined
      const at = newest?.at ?? (await timeFor(context, room))
      if (!newest) await keepState(context, { room, cause, author, at })
      maps[mapId] = at
    } finally {
      lease.release()
    }
  }
  return maps
}

/** Later than every version that was kept before. */
async function timeFor(context: CommandContext, room: Room): Promise<number> {
  const newest = await newestOf(context, room)
  return Math.max(context.now(), (newest?.at ?? 0) + 1)
}

async function newestOf({ updateLog }: CommandContext, room: Room): Promise<VersionEntry | undefined> {
  return (await updateLog.versions(room.key))[0]
}

async function isKept(context: CommandContext, room: Room): Promise<boolean> {
  if (room.end() === 0) return true
  const newest = await newestOf(context, room)
  const version = newest && (await context.updateLog.version(room.key, newest.id))
  return version !== undefined && Buffer.compare(version.state, fullState(room)) === 0
}

async function withBoth<T>(
  context: CommandContext,
  boardId: BoardId,
  task: (map: Room, brief: Room) => Promise<T>,
): Promise<T> {
  const map = await context.rooms.acquire(logKey({ boardId, document: { kind: 'map-shared' } }))
  try {
    const brief = await context.rooms.acquire(logKey({ boardId, document: { kind: 'board' } }))
    try {
      await map.room.catchUp()
      await brief.room.catchUp()
      return await task(map.room, brief.room)
    } finally {
      brief.release()
    }
  } finally {
    map.release()
  }
}
