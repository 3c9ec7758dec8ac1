import type { Suggestions } from '#shared/merge/suggest-moments.ts'
import type { MomentId } from '#shared/model/ids.ts'
import type { SharedMap } from '#shared/model/shared-map.ts'

/** A moment that may be the same as the one in hand. Probably: the engine proposes it; else it is a Maybe. */
export type Partner = { readonly id: MomentId; readonly isLikely: boolean }

/** The best few partners of an open moment, the nearest first; whatever was kept apart is not among them. */
export function partnersOf(
  id: MomentId,
  suggestions: Suggestions,
  shared: Pick<SharedMap, 'keptApart'>,
  count = 3,
): readonly Partner[] {
  const apart = new Set(shared.keptApart.flatMap(({ a, b }) => (a === id ? [b] : b === id ? [a] : [])))
  const found = new Map<MomentId, { confidence: number; isLikely: boolean }>()
  function note(partner: MomentId, confidence: number, isLikely: boolean): void {
    if (partner === id || apart.has(partner)) return
    const known = found.get(partner)
    if (known && (known.isLikely || !isLikely) && known.confidence >= confidence) return
    found.set(partner, { confidence, isLikely: isLikely || known?.isLikely === true })
  }
  for (const { members, confidence } of suggestions.moments)
    if (members.includes(id)) for (const member of members) note(member, confidence, true)
  for (const { a, b, confidence } of suggestions.maybes) {
    if (a === id) note(b, confidence, false)
    else if (b === id) note(a, confidence, false)
  }
  return [...found]
    .sort(
      ([x, a], [y, b]) => Number(b.isLikely) - Number(a.isLikely) || b.confidence - a.confidence || (x < y ? -1 : 1),
    )
    .slice(0, count)
    .map(([partner, { isLikely }]) => ({ id: partner, isLikely }))
}
