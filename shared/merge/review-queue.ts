import { type ExperienceMap, wholeLinks } from '../model/experience-map.ts'
import type { MapId, MomentId } from '../model/ids.ts'
import type { Moment } from '../model/moment.ts'
import type { MergeDecisions } from '../model/shared-map.ts'
import { storyPositions } from './flow-positions.ts'
import type { PartOf, SuggestedMoment, Suggestions } from './suggestion.ts'

/** One author's own words on a card; cards show them side by side in equal size. */
export type Wording = { readonly mapId: MapId; readonly moment: Moment }

/**
 * One thing to look at. `suggestion`: several moments that may be one · `part-of`: one moment that may contain others ·
 * `contribution`: a moment that one person drew.
 */
export type ReviewCard = {
  /** Also the key under which it is put off. */
  readonly key: string
  readonly wordings: readonly Wording[]
} & (
  | { readonly kind: 'suggestion'; readonly suggestion: SuggestedMoment }
  | { readonly kind: 'part-of'; readonly partOf: PartOf }
  | { readonly kind: 'contribution'; readonly momentId: MomentId }
)

export type ReviewCounts = {
  /** Shared moments so far. */
  readonly moments: number
  readonly fromAll: number
  readonly fromSome: number
  readonly fromOne: number
  /** Cards that are neither decided nor put off. */
  readonly toLookAt: number
}

export type ReviewQueue = {
  readonly cards: readonly ReviewCard[]
  readonly later: readonly ReviewCard[]
  readonly counts: ReviewCounts
}

/** What is still to look at, the surest and most consequential first; single contributions after them, in story order. */
export function buildReviewQueue(
  suggestions: Suggestions,
  maps: readonly ExperienceMap[],
  decisions: MergeDecisions,
): ReviewQueue {
  const wordings = new Map<MomentId, Wording>(
    maps.flatMap((map) => map.moments.map((moment) => [moment.id, { mapId: map.id, moment }] as const)),
  )
  const linkCount = countLinks(maps)
  const positions = storyPositions(maps)
  const place = (id: MomentId): number => positions.get(id) ?? 0
  const words = (ids: readonly MomentId[]): readonly Wording[] => ids.flatMap((id) => wordings.get(id) ?? [])
  const effect = (moment: SuggestedMoment): number =>
    moment.confidence * (1 + moment.members.reduce((sum, id) => sum + (linkCount.get(id) ?? 0), 0) / 10)
  const cards: ReviewCard[] = [
    ...[...suggestions.moments]
      .sort(
        (a, b) =>
          Number(a.tier !== 'same') - Number(b.tier !== 'same') || effect(b) - effect(a) || (a.key < b.key ? -1 : 1),
      )
      .map((suggestion) => ({
        kind: 'suggestion' as const,
        key: suggestion.key,
        suggestion,
        wordings: words(suggestion.members),
      })),
    ...suggestions.partOf.map((partOf) => {
      const ids = [partOf.whole, ...partOf.parts]
      return { kind: 'part-of' as const, key: `part-of:${ids.join('|')}`, partOf, wordings: words(ids) }
    }),
    ...[...suggestions.singles]
      .sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1))
      .map((id) => ({
        kind: 'contribution' as const,
        key: id,
        momentId: id,
        wordings: words([id]),
      })),
  ]
  const putOff = new Set(decisions.putOff.map((later) => later.key))
  const open = cards.filter((card) => !putOff.has(card.key))
  return {
    cards: open,
    later: cards.filter((card) => putOff.has(card.key)),
    counts: { ...countMoments(maps, decisions), toLookAt: open.length },
  }
}

function countLinks(maps: readonly ExperienceMap[]): ReadonlyMap<MomentId, number> {
  const count = new Map<MomentId, number>()
  for (const map of maps)
    for (const link of wholeLinks(map)) for (const id of [link.from, link.to]) count.set(id, (count.get(id) ?? 0) + 1)
  return count
}

function countMoments(maps: readonly ExperienceMap[], decisions: MergeDecisions): Omit<ReviewCounts, 'toLookAt'> {
  const authors = new Map<MomentId, Set<MapId>>()
  for (const { momentId, mapId } of decisions.placements)
    authors.set(momentId, (authors.get(momentId) ?? new Set<MapId>()).add(mapId))
  const sizes = [...authors.values()].map((set) => set.size)
  const fromAll = sizes.filter((size) => size > 1 && size >= maps.length).length
  const fromOne = sizes.filter((size) => size === 1).length
  return { moments: sizes.length, fromAll, fromOne, fromSome: sizes.length - fromAll - fromOne }
}
