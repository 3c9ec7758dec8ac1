import type { MomentId } from '../../model/ids.ts'
import type { MergeEdit, MergeEdits, Source, SourcePair } from '../../model/merge-edits.ts'
import type { MomentKind } from '../../model/moment.ts'
import { placedWording } from '../../model/placed-wording.ts'
import type { Relation } from '../../model/shared-map.ts'
import type { MergeBoard, SourceFact } from '../merge-board.ts'

export type MintId = () => MomentId

export type Words = {
  /** The shared moment's words; the proposed ones unless they were changed. */
  readonly label?: string
  /** Whose words they are; absent where the team wrote new ones. */
  readonly labelFrom?: MomentId
}

/** A new shared moment for moments of the members' maps, by default in the words of the first. */
export function planMint(
  board: MergeBoard,
  members: readonly MomentId[],
  words: Words,
  mintId: MintId,
): { readonly momentId: MomentId; readonly edit: MergeEdit } {
  const { authors, sources } = board
  const facts = members
    .flatMap((member) => sources.get(member) ?? [])
    .sort((a, b) => authors.indexOf(a.author) - authors.indexOf(b.author))
  const from = words.labelFrom && members.includes(words.labelFrom) ? words.labelFrom : members[0]
  const own = (from && sources.get(from)?.moment.label) ?? ''
  const isOwnWording = words.label === undefined || words.label === own
  const moment = {
    id: mintId(),
    kind: kindOf(facts),
    label: words.label?.trim() || own,
    ...(isOwnWording && from ? { labelFrom: from } : {}),
  }
  const placed = members.flatMap((id) => sourceOf(board, id))
  return { momentId: moment.id, edit: { kind: 'place', into: { moment }, sources: placed, relation: 'same' } }
}

/** Sources into a shared moment; those that are in it already stay as they were placed. */
export function planPlace(
  board: MergeBoard,
  momentId: MomentId,
  members: readonly MomentId[],
  relation: Relation,
): MergeEdits {
  const sources = members.flatMap((id) =>
    board.placedIn.get(id)?.some((moment) => moment.id === momentId) ? [] : sourceOf(board, id),
  )
  return sources.length > 0 ? [{ kind: 'place', into: { momentId }, sources, relation }] : []
}

export function sourceOf(board: MergeBoard, sourceId: MomentId): readonly Source[] {
  const fact = board.sources.get(sourceId)
  return fact ? [{ sourceId, mapId: fact.author.mapId, wording: placedWording(fact.moment) }] : []
}

/**
 * What a shared moment is, given those it stands for: what most of those say who say more than “a step”, the first
 * by name where they are even.
 */
export function kindOf(sources: readonly SourceFact[]): MomentKind {
  const counts = new Map<MomentKind, number>()
  for (const { moment } of sources)
    if (moment.kind !== 'step') counts.set(moment.kind, (counts.get(moment.kind) ?? 0) + 1)
  let best: MomentKind = 'step'
  for (const [kind, count] of counts) if (best === 'step' || count > (counts.get(best) ?? 0)) best = kind
  return best
}

/** Each of some with each of others, without itself. */
export function openPairs(some: readonly MomentId[], others: readonly MomentId[]): readonly SourcePair[] {
  return some.flatMap((a) => others.flatMap((b) => (a === b ? [] : [[a, b] as const])))
}
