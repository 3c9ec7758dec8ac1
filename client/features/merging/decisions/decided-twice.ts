import type { MomentId, PersonId } from '#shared/model/ids.ts'
import type { SharedMap } from '#shared/model/shared-map.ts'

/**
 * What people decided differently, at once or one after the other; both decisions stand until people settle it.
 * `joined-and-apart`: sources are one moment and kept apart as well · `in-two`: a source stands in several moments.
 */
export type DecidedTwice =
  | {
      readonly kind: 'joined-and-apart'
      readonly key: string
      /** What one step kept apart and another joined, two by two. */
      readonly pairs: readonly (readonly [MomentId, MomentId])[]
      readonly sources: readonly MomentId[]
      readonly momentId: MomentId
      readonly joinedBy: PersonId
      readonly keptApartBy: PersonId
    }
  | {
      readonly kind: 'in-two'
      readonly key: string
      readonly sourceId: MomentId
      readonly momentIds: readonly MomentId[]
    }

export function decidedTwice(shared: Pick<SharedMap, 'moments' | 'keptApart'>): readonly DecidedTwice[] {
  const found: DecidedTwice[] = []
  const homes = new Map<MomentId, MomentId[]>()
  for (const moment of shared.moments)
    for (const { sourceId } of moment.sources) homes.set(sourceId, [...(homes.get(sourceId) ?? []), moment.id])
  for (const [sourceId, momentIds] of homes)
    if (momentIds.length > 1)
      found.push({ kind: 'in-two', key: `in-two|${sourceId}`, sourceId, momentIds: momentIds.sort() })
  const joined = shared.keptApart.flatMap((apart) => {
    const momentId = homes.get(apart.a)?.find((id) => homes.get(apart.b)?.includes(id))
    return momentId ? [{ ...apart, momentId }] : []
  })
  // Several sources that one step kept apart are one thing to settle, not one for each two of them.
  for (const [key, all] of Map.groupBy(joined, ({ momentId, by, at }) => `apart|${momentId}|${by}|${at}`)) {
    const [first] = all
    const placed = shared.moments.find(({ id }) => id === first?.momentId)?.sources ?? []
    // A part is not the same as its whole, and kept apart from it all the same.
    const same = new Set(placed.flatMap(({ sourceId, relation }) => (relation === 'same' ? [sourceId] : [])))
    const pairs = all.flatMap(({ a, b }) => (same.has(a) && same.has(b) ? [[a, b] as const] : []))
    if (!first || pairs.length === 0) continue
    const sources = [...new Set(pairs.flat())].sort()
    const latest = placed
      .filter(({ sourceId }) => sources.includes(sourceId))
      .reduce((x, y) => (y.at > x.at ? y : x), { by: first.by, at: 0 })
    const { momentId, by: keptApartBy } = first
    found.push({ kind: 'joined-and-apart', key, pairs, sources, momentId, joinedBy: latest.by, keptApartBy })
  }
  return found.sort((x, y) => (x.key < y.key ? -1 : 1))
}

/** The fewest sources that have to leave their moment so that no two which were kept apart are in it. */
export function whoLeaves(pairs: readonly (readonly [MomentId, MomentId])[]): readonly MomentId[] {
  const leaving: MomentId[] = []
  for (let left = pairs; left.length > 0;) {
    const counts = new Map<MomentId, number>()
    for (const id of left.flat()) counts.set(id, (counts.get(id) ?? 0) + 1)
    const [most] = [...counts].sort(([x, a], [y, b]) => b - a || (x < y ? 1 : -1))
    if (!most) break
    leaving.push(most[0])
    left = left.filter((pair) => !pair.includes(most[0]))
  }
  return leaving
}
