import type { MomentId, PersonId } from '#shared/model/ids.ts'
import type { SharedMap } from '#shared/model/shared-map.ts'

/**
 * What people decided differently, at once or one after the other; both decisions stand until people settle it.
 * `joined-and-apart`: two sources are one moment and kept apart as well · `in-two`: a source stands in several moments.
 */
export type DecidedTwice =
  | {
      readonly kind: 'joined-and-apart'
      readonly key: string
      readonly a: MomentId
      readonly b: MomentId
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
  for (const { a, b, by } of shared.keptApart) {
    const momentId = homes.get(a)?.find((id) => homes.get(b)?.includes(id))
    if (!momentId) continue
    const sources = shared.moments.find(({ id }) => id === momentId)?.sources ?? []
    const pair = sources.filter(({ sourceId }) => sourceId === a || sourceId === b)
    // A part is not the same as its whole, and kept apart from it all the same.
    if (pair.some(({ relation }) => relation === 'part-of')) continue
    const latest = pair.reduce((x, y) => (y.at > x.at ? y : x), pair[0] ?? { by, at: 0 })
    found.push({
      kind: 'joined-and-apart',
      key: `apart|${a}|${b}`,
      a,
      b,
      momentId,
      joinedBy: latest.by,
      keptApartBy: by,
    })
  }
  return found.sort((x, y) => (x.key < y.key ? -1 : 1))
}
