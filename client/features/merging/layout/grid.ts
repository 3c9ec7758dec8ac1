import type { MergeCard } from '#shared/merge/merge-cards.ts'
import type { MapId, MomentId } from '#shared/model/ids.ts'
import type { SharedMoment } from '#shared/model/shared-map.ts'

/** One column of the grid: a shared moment, or a card that may become one. */
export type GridColumn = {
  readonly key: string
  /** The maps that tell of it. */
  readonly mapIds: ReadonlySet<MapId>
} & (
  | { readonly kind: 'moment'; readonly momentId: MomentId }
  | { readonly kind: 'question' | 'gift'; readonly cardKey: string }
)

/** The whole merge at a glance: moments and open cards in the order in which the lanes tell them. */
export function gridOf(
  moments: readonly SharedMoment[],
  questions: readonly MergeCard[],
  gifts: readonly MergeCard[],
  columns: ReadonlyMap<MomentId, number>,
): readonly GridColumn[] {
  const placed: (GridColumn & { readonly at: number })[] = []
  const at = (ids: readonly MomentId[]) => {
    const known = ids.flatMap((id) => columns.get(id) ?? [])
    return known.length === 0 ? Number.POSITIVE_INFINITY : known.reduce((sum, value) => sum + value, 0) / known.length
  }
  for (const { id, sources } of moments)
    placed.push({
      kind: 'moment',
      key: id,
      momentId: id,
      mapIds: new Set(sources.map((source) => source.mapId)),
      at: at(sources.map((source) => source.sourceId)),
    })
  for (const [kind, cards] of [
    ['question', questions],
    ['gift', gifts],
  ] as const)
    for (const card of cards) {
      // A card about a moment that is there stands in that moment's column already.
      if (card.kind === 'recheck' || (card.kind === 'suggestion' && card.suggestion.joins)) continue
      placed.push({
        kind,
        key: `card ${card.key}`,
        cardKey: card.key,
        mapIds: new Set(card.wordings.map((wording) => wording.mapId)),
        at: at(card.wordings.map((wording) => wording.moment.id)),
      })
    }
  return placed.sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1))
}
