import type { MomentId, PersonId } from '#shared/model/ids.ts'
import type { Decided, DifferenceState, SharedMap } from '#shared/model/shared-map.ts'
import { sourcesOfKey } from '#shared/merge/merge-cards.ts'

/**
 * What somebody did, read from the decisions themselves: everything that one person decided in one instant of one sort
 * is one piece of news.
 */
export type News = Decided & { readonly key: string } & (
    | {
        readonly kind: 'joined' | 'added' | 'part-of'
        readonly moments: readonly MomentId[]
        readonly sources: readonly MomentId[]
      }
    | { readonly kind: 'checked'; readonly moments: readonly MomentId[] }
    | { readonly kind: 'apart'; readonly a: MomentId; readonly b: MomentId; readonly count: number }
    | { readonly kind: 'later'; readonly sources: readonly MomentId[] }
    | { readonly kind: 'drawn'; readonly title: string }
    | { readonly kind: 'difference'; readonly difference: string; readonly state: DifferenceState }
  )

/** All news, the oldest first. */
export function newsOf(shared: SharedMap): readonly News[] {
  const news: News[] = []
  for (const [key, placements] of Map.groupBy(shared.placements, ({ by, at }) => `placed|${by}|${at}`)) {
    const [first] = placements
    if (!first) continue
    const moments = [...new Set(placements.map((placement) => placement.momentId))]
    const parts = placements.filter((placement) => placement.relation === 'part-of')
    const isGift =
      placements.length === moments.length && placements.every((placement) => countOf(shared, placement.momentId) === 1)
    news.push({
      key,
      by: first.by,
      at: first.at,
      kind: parts.length > 0 ? 'part-of' : isGift ? 'added' : 'joined',
      moments,
      sources: (parts.length > 0 ? parts : placements).map((placement) => placement.sourceId),
    })
  }
  const checks = shared.placements.flatMap(({ checked, momentId }) => (checked ? [{ ...checked, momentId }] : []))
  for (const [key, checked] of Map.groupBy(checks, ({ by, at }) => `checked|${by}|${at}`)) {
    const [first] = checked
    const moments = [...new Set(checked.map(({ momentId }) => momentId))]
    if (first) news.push({ key, by: first.by, at: first.at, kind: 'checked', moments })
  }
  for (const [key, pairs] of Map.groupBy(shared.keptApart, ({ by, at }) => `apart|${by}|${at}`)) {
    const [first] = pairs
    if (first)
      news.push({ key, by: first.by, at: first.at, kind: 'apart', a: first.a, b: first.b, count: pairs.length })
  }
  for (const { key, by, at } of shared.putOff)
    news.push({ key: `later|${key}|${at}`, by, at, kind: 'later', sources: sourcesOfKey(key) })
  for (const { key, by, at, title } of shared.drawnDifferences ?? [])
    news.push({ key: `drawn|${key}`, by, at, kind: 'drawn', title })
  for (const { key, by, at, state } of shared.differences)
    news.push({ key: `difference|${key}|${at}`, by, at, kind: 'difference', difference: key, state })
  return news.sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1))
}

function countOf(shared: SharedMap, momentId: MomentId): number {
  return shared.placements.reduce((sum, placement) => sum + Number(placement.momentId === momentId), 0)
}

/** The newest news of a person, or of everybody but them. */
export function newest(
  news: readonly News[],
  who: { readonly by: PersonId } | { readonly except: PersonId },
): News | undefined {
  return news.findLast((item) => ('by' in who ? item.by === who.by : item.by !== who.except))
}
