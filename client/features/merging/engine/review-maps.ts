import { type Difference, findDifferences } from '#shared/merge/find-differences.ts'
import { groupsOfSharedMoments, type MomentGroup } from '#shared/merge/moment-groups.ts'
import { buildReviewQueue, type ReviewQueue } from '#shared/merge/review-queue.ts'
import { suggestMoments, type Suggestions } from '#shared/merge/suggest-moments.ts'
import type { WordRelations } from '#shared/merge/word-relations.ts'
import type { ExperienceMap } from '#shared/model/experience-map.ts'
import type { SharedMap } from '#shared/model/shared-map.ts'

export type ReviewInput = { readonly maps: readonly ExperienceMap[]; readonly shared: SharedMap }

/** Everything merge mode shows that nobody decided. */
export type Review = {
  readonly suggestions: Suggestions
  readonly differences: readonly Difference[]
  readonly queue: ReviewQueue
}

/** Station of a merge's path: maps and decisions → here, in a worker → the queue. */
export function reviewMaps({ maps, shared }: ReviewInput, relations: WordRelations): Review {
  const suggestions = suggestMoments(maps, shared, relations)
  return {
    suggestions,
    differences: findDifferences(maps, groupsOf(shared, suggestions)),
    queue: buildReviewQueue(suggestions, maps, shared),
  }
}

/** What counts as one for the differences: what people decided, and beside it what is only suggested yet. */
function groupsOf(shared: SharedMap, suggestions: Suggestions): readonly MomentGroup[] {
  const groups = new Map(groupsOfSharedMoments(shared.moments).map((group) => [group.key, group]))
  for (const suggested of suggestions.moments) {
    const joined = suggested.joins && groups.get(suggested.joins)
    const sources = [...new Set([...(joined?.sources ?? []), ...suggested.members])].sort()
    if (joined) groups.set(joined.key, { ...joined, sources })
    else groups.set(suggested.key, { key: suggested.key, moments: suggested.members, sources })
  }
  return [...groups.values()]
}
