import type { BoardId, PersonId } from '#shared/model/ids.ts'
import type { BoardVersion } from '#shared/protocol/api.ts'
import { fullState } from '../sync/full-state.ts'
import { logKey } from '../sync/log-key.ts'
import type { Room } from '../sync/room-contract.ts'
import { type CommandContext, done, type Outcome, refuse } from './context.ts'
import { messages } from './messages.ts'
import { type Cause, keepState, readEntry } from './versions.ts'

/** Two people who go back at once would each write the old words in: so long the first one has the map for that. */
const restoreMs = 10_000

type Asked = { readonly boardId: BoardId; readonly cause: Cause; readonly author: PersonId }

/**
 * Keeps what the whole team builds on, the shared map and the brief, as one version. Its number is that of the map's
 * state; both bear the same time. Gives nothing where there is no shared map yet, and where nothing has changed since
 * the version before: one state needs one name.
 */
export async function keepBoardVersion(
  context: CommandContext,
  { boardId, cause, author }: Asked,
): Promise<number | undefined> {
  return withBoth(context, boardId, async (map, brief) => {
    if (map.end() === 0 || ((await isKept(context, map)) && (await isKept(context, brief)))) return undefined
    return keepBoth(context, map, brief, { cause, author })
  })
}

/** The same at a person's wish, who is told when there is nothing to keep. */
export async function keepByHand(
  context: CommandContext,
  { boardId, label, author }: { boardId: BoardId; label: string; author: PersonId },
): Promise<Outcome<{ number: number }>> {
  return withBoth(context, boardId, async (map, brief) => {
    if (map.end() === 0) return refuse('bad-request', messages.emptyVersion)
    return done({ number: await keepBoth(context, map, brief, { cause: { kind: 'hand', label }, author }) })
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
  const mine = await withBoth(context, boardId, (map, brief) => keepBoth(context, map, brief, { cause, author }))
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
  return {
    versions: maps.map((entry) => {
      const { id: number, ...version } = readEntry(entry)
      const brief = briefAt.get(entry.at)
      return { number, ...version, ...(brief === undefined ? {} : { brief }) }
    }),
  }
}

async function keepBoth(
  context: CommandContext,
  map: Room,
  brief: Room,
  kept: { cause: Cause; author: PersonId },
): Promise<number> {
  const newest = (await context.updateLog.versions(map.key))[0]
  // Their time is what holds the two together, so no two versions have the same.
  const at = Math.max(context.now(), (newest?.at ?? 0) + 1)
  if (brief.end() > 0) await keepState(context, { room: brief, ...kept, at })
  return keepState(context, { room: map, ...kept, at })
}

async function isKept({ updateLog }: CommandContext, room: Room): Promise<boolean> {
  if (room.end() === 0) return true
  const newest = (await updateLog.versions(room.key))[0]
  const version = newest && (await updateLog.version(room.key, newest.id))
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
