import type { CommentId, MapId, MomentId, PersonId } from './ids.ts'
import type { Person } from './person.ts'
import type { Decided } from './shared-map.ts'

/**
 * What a comment is about. `mapId` names a revealed map; without it, it is the shared map. A place is given in page
 * pixels, or from the corner of the moment it is near, as moments move.
 */
export type CommentTarget =
  | { readonly kind: 'moment'; readonly mapId?: MapId; readonly id: MomentId }
  | { readonly kind: 'link'; readonly mapId?: MapId; readonly from: MomentId; readonly to: MomentId }
  | { readonly kind: 'difference'; readonly key: string }
  | { readonly kind: 'place'; readonly mapId?: MapId; readonly x: number; readonly y: number; readonly near?: MomentId }

export type Comment = {
  readonly id: CommentId
  readonly text: string
  readonly by: PersonId
  /** Milliseconds since 1970. */
  readonly at: number
  readonly editedAt?: number
}

/** What was said about one thing, one after the other. It outlives its first comment as long as somebody replied. */
export type Thread = {
  readonly id: CommentId
  readonly target: CommentTarget
  /** It wants an answer, and stands in the list of questions until it is resolved. */
  readonly asks: boolean
  readonly comments: readonly Comment[]
  readonly resolved?: Decided
}

/** Longer words belong into the map or the brief. */
export const maxCommentLength = 4_000

/** Two targets with the same key are the same thing; every place is a thing of its own. */
export function targetKey(target: CommentTarget): string {
  const where = 'mapId' in target && target.mapId !== undefined ? `${target.mapId}:` : ''
  switch (target.kind) {
    case 'moment':
      return `moment:${where}${target.id}`
    case 'link':
      return `link:${where}${target.from}|${target.to}`
    case 'difference':
      return `difference:${target.key}`
    case 'place':
      return `place:${where}${target.near ?? ''}:${target.x}:${target.y}`
  }
}

/**
 * Whether something may be commented on: comments are read by all, so nothing may be said in them about a map that its
 * owner has not shown yet.
 */
export function isOpenToComments(target: CommentTarget, people: readonly Person[]): boolean {
  if (target.kind === 'difference' || target.mapId === undefined) return true
  const { mapId } = target
  return people.some((person) => person.mapId === mapId && person.revealedAt !== undefined)
}

/** The threads of each thing, by its key. */
export function groupByTarget(threads: readonly Thread[]): ReadonlyMap<string, readonly Thread[]> {
  return Map.groupBy(threads, ({ target }) => targetKey(target))
}
