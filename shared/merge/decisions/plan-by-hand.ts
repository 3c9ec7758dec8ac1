import type { MomentId } from '../../model/ids.ts'
import type { MergeEdits, SourcePair } from '../../model/merge-edits.ts'
import type { Relation } from '../../model/shared-map.ts'
import type { MergeBoard } from '../merge-board.ts'
import { type MintId, openPairs, planMint, planPlace, sourceOf } from './plan-place.ts'

/** Where something goes: a shared moment, or a moment of somebody's map, which then becomes one. */
export type Target = { readonly momentId: MomentId } | { readonly sourceId: MomentId }

/** Puts moments into another by hand, as the same or as a part of it; what a person joins is no longer kept apart. */
export function planPutInto(
  board: MergeBoard,
  ids: readonly MomentId[],
  target: Target,
  relation: Relation,
  mintId: MintId,
): MergeEdits {
  const known = 'momentId' in target ? target.momentId : board.placedIn.get(target.sourceId)?.[0]?.id
  const minted =
    known === undefined && 'sourceId' in target ? planMint(board, [target.sourceId], {}, mintId) : undefined
  const into = known ?? minted?.momentId
  if (into === undefined) return []
  const sources = ids.flatMap((id) => board.moments.get(id)?.sources.map(({ sourceId }) => sourceId) ?? [id])
  const inside = board.moments.get(into)?.sources.map(({ sourceId }) => sourceId) ?? []
  const joined = openPairs(sources, inside)
  return [
    ...(minted ? [minted.edit] : []),
    ...(joined.length > 0 ? [{ kind: 'bring-together', pairs: joined } as const] : []),
    ...planPlace(
      board,
      into,
      sources.filter((id) => !inside.includes(id)),
      relation,
    ),
  ]
}

/** Adds a moment of somebody's map to the shared map as it is. */
export function planAddAsItIs(board: MergeBoard, id: MomentId, mintId: MintId): MergeEdits {
  return [planMint(board, [id], {}, mintId).edit]
}

/** Takes sources out of their shared moments; they are open again. */
export function planTakeOut(...sources: readonly MomentId[]): MergeEdits {
  return [{ kind: 'unplace', sources }]
}

/** Settles that a source belongs to one of the moments it was placed in, and to no other. */
export function planKeepOnlyIn(board: MergeBoard, sourceId: MomentId, momentId: MomentId): MergeEdits {
  const sources = sourceOf(board, sourceId)
  const relation = board.moments.get(momentId)?.sources.find((source) => source.sourceId === sourceId)?.relation
  return sources.length > 0 && relation ? [{ kind: 'place', into: { momentId }, sources, relation }] : []
}

/** Takes a shared moment off the map: its sources are open again. */
export function planTakeApart(momentId: MomentId): MergeEdits {
  return [{ kind: 'take-off', momentIds: [momentId] }]
}

/**
 * Takes the whole merge apart: every source is open again, what was kept for later too. What was kept apart, and what
 * somebody drew on the shared map itself, stays.
 */
export function planTakeAllApart({ shared }: Pick<MergeBoard, 'shared'>): MergeEdits {
  const momentIds = shared.moments.flatMap(({ id, sources }) => (sources.length > 0 ? [id] : []))
  return [{ kind: 'take-off', momentIds }, ...shared.putOff.map(({ key }) => ({ kind: 'take-up', key }) as const)]
}

/** Other words for a shared moment; `labelFrom`: they are this source's own. */
export function planRename(momentId: MomentId, label: string, labelFrom?: MomentId): MergeEdits {
  return [{ kind: 'rename', momentId, label, ...(labelFrom === undefined ? {} : { labelFrom }) }]
}

/** Takes back that sources were kept apart, two by two. */
export function planAllowAgain(...pairs: readonly SourcePair[]): MergeEdits {
  return [{ kind: 'bring-together', pairs }]
}
