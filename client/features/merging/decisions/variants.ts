import { goesBack } from '#shared/model/link.ts'
import type { DifferenceSide } from '#shared/model/difference.ts'
import type { MapId, MomentId } from '#shared/model/ids.ts'
import { sourcesOf, type MergeBoard } from '#shared/merge/merge-board.ts'

/** A difference that somebody is writing down: one variant for each side. */
export type DraftDifference = {
  readonly variants: readonly Variant[]
  /** The shared moments it is about, beside those of its variants. */
  readonly moments: readonly MomentId[]
  readonly question: string
}

export type Variant = {
  readonly claim: string
  readonly mapIds: readonly MapId[]
  /** What on their maps says it. */
  readonly sourceIds: readonly MomentId[]
}

/** More would be no difference any more but a list. */
const mostVariants = 4

const empty: Variant = { claim: '', mapIds: [], sourceIds: [] }

/**
 * Variants for what is selected: the ways on from one shared moment where it is a fork, or each of several moments. With
 * nothing to go by, two empty ones.
 */
export function draftFrom(ids: readonly MomentId[], board: MergeBoard): DraftDifference {
  const [fork] = ids
  const about = ids.length === 1 && fork ? waysOn(fork, board) : ids
  const variants = about.slice(0, mostVariants).map((id) => variantOf(id, board))
  return {
    variants: variants.length >= 2 ? variants : [...variants, empty, empty].slice(0, 2),
    moments: [...new Set([...ids, ...about])].filter((id) => board.moments.has(id)),
    question: '',
  }
}

/** Where the way parts: the moments that follow this one, ways back apart. */
export function waysOn(id: MomentId, { flow }: Pick<MergeBoard, 'flow'>): readonly MomentId[] {
  const next = flow.links.filter(({ from, kind }) => from === id && !goesBack({ kind }))
  return [...new Set(next.map(({ to }) => to))]
}

function variantOf(id: MomentId, board: MergeBoard): Variant {
  const moment = board.moments.get(id)
  if (moment) {
    const sources = sourcesOf(moment, board)
    return {
      claim: moment.label,
      mapIds: [...new Set(sources.map(({ author }) => author.mapId))],
      sourceIds: sources.map((source) => source.moment.id),
    }
  }
  const source = board.sources.get(id)
  return source ? { claim: source.moment.label, mapIds: [source.author.mapId], sourceIds: [id] } : empty
}

/** The variant with somebody's voice added, or taken away together with what of theirs says it. */
export function withVoice(
  variant: Variant,
  mapId: MapId,
  speaks: boolean,
  board: Pick<MergeBoard, 'sources'>,
): Variant {
  const mapIds = variant.mapIds.filter((id) => id !== mapId)
  if (speaks) return { ...variant, mapIds: [...mapIds, mapId] }
  const sourceIds = variant.sourceIds.filter((id) => board.sources.get(id)?.author.mapId !== mapId)
  return { ...variant, mapIds, sourceIds }
}

/** What is written down, or nothing while it is not a difference: two variants with words at least. */
export function sidesOf(draft: DraftDifference): readonly DifferenceSide[] | undefined {
  const sides = draft.variants.flatMap(({ claim, ...rest }) => (claim.trim() ? [{ ...rest, claim: claim.trim() }] : []))
  return sides.length < 2 ? undefined : sides
}
