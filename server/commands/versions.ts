import type { BoardId, InterviewId } from '#shared/model/ids.ts'
import type { VersionInfo } from '#shared/protocol/api.ts'
import type { DocumentName } from '#shared/protocol/document-names.ts'
import type { RowAuthor, VersionEntry } from '../storage/update-log.ts'
import { fullState } from '../sync/full-state.ts'
import { logKey } from '../sync/log-key.ts'
import type { Room } from '../sync/room-contract.ts'
import { type CommandContext, done, type Outcome, refuse } from './context.ts'
import { messages } from './messages.ts'

/** So many of a document are kept; the oldest go first. */
const kept = 200

/** Why a version was kept: by hand, with a label of its own, or because something was about to change the map. */
export type Cause =
  | { readonly kind: 'hand'; readonly label: string }
  /** Before maps were shown to everyone. */
  | { readonly kind: 'reveal' }
  /** When the team went on from the merge. */
  | { readonly kind: 'merged' }
  /** Before an interview came to the board. */
  | { readonly kind: 'interview'; readonly interviewId: InterviewId }
  /** After somebody had tied what was said in an interview to the map. */
  | { readonly kind: 'tied'; readonly interviewId: InterviewId }
  /** Before somebody went back to the version of this number. */
  | { readonly kind: 'restore'; readonly number: number }

/** In which state the members' maps were, that the links of the shared map follow from: map → the time of its version. */
export type MapsThen = Readonly<Record<string, number>>

/** A participant's words live in their interview and nowhere else, and the session is the directory's. */
export function hasVersions({ kind }: DocumentName): boolean {
  return kind === 'board' || kind === 'map-shared' || kind === 'map'
}

/** Keeps a document as it is now. */
export async function keepVersion(
  context: CommandContext,
  version: { boardId: BoardId; document: DocumentName; cause: Cause; author: RowAuthor },
): Promise<Outcome<{ id: number }>> {
  const { boardId, document, cause, author } = version
  const lease = await context.rooms.acquire(logKey({ boardId, document }))
  try {
    await lease.room.catchUp()
    if (lease.room.end() === 0) return refuse('bad-request', messages.emptyVersion)
    return done({ id: await keepState(context, { room: lease.room, cause, author }) })
  } finally {
    lease.release()
  }
}

/**
 * The first version of a map that others may read. Those that its owner kept before go with the reveal itself (D8): they
 * may hold words that were taken back before anybody else was meant to see them. The caller keeps writers away.
 */
export async function keepRevealed(context: CommandContext, room: Room, author: RowAuthor): Promise<void> {
  if (room.end() > 0) await keepState(context, { room, cause: { kind: 'reveal' }, author })
}

export async function listVersions(
  context: CommandContext,
  { boardId, document }: { boardId: BoardId; document: DocumentName },
): Promise<{ versions: VersionInfo[] }> {
  const entries = await context.updateLog.versions(logKey({ boardId, document }))
  return { versions: entries.map(readEntry) }
}

export async function readVersion(
  context: CommandContext,
  { boardId, document, id }: { boardId: BoardId; document: DocumentName; id: number },
): Promise<Outcome<{ state: Uint8Array }>> {
  const version = await context.updateLog.version(logKey({ boardId, document }), id)
  return version ? done({ state: version.state }) : refuse('not-found', messages.unknownVersion)
}

export async function keepState(
  { updateLog, now }: CommandContext,
  {
    room,
    cause,
    author,
    at = now(),
    maps,
  }: { room: Room; cause: Cause; author: RowAuthor; at?: number; maps?: MapsThen },
): Promise<number> {
  const why = JSON.stringify(maps ? { ...cause, maps } : cause)
  return updateLog.addVersion(room.key, { cause: why, author, at, state: fullState(room) }, kept)
}

export function readEntry({ id, cause, author, at }: VersionEntry): VersionInfo {
  const { maps: _, ...why } = JSON.parse(cause) as Cause & { maps?: MapsThen }
  return { id, author, at, cause: why }
}

/** Nothing for a version of before the maps were kept with it. */
export function readMapsThen({ cause }: VersionEntry): MapsThen | undefined {
  return (JSON.parse(cause) as { maps?: MapsThen }).maps
}
