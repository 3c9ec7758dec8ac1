import { differencesOfShared } from '#shared/merge/all-differences.ts'
import type { FoundDifference } from '#shared/model/difference.ts'
import type { MergeMemo } from '#shared/merge/merge-memo.ts'
import { buildReviewQueue, type ReviewQueue } from '#shared/merge/review-queue.ts'
import { suggestMoments, type Suggestions } from '#shared/merge/suggest-moments.ts'
import type { ToldNearness } from '#shared/merge/told-nearness.ts'
import type { WordRelations } from '#shared/merge/word-relations.ts'
import type { ExperienceMap } from '#shared/model/experience-map.ts'
import type { SharedMap } from '#shared/model/shared-map.ts'

export type ReviewInput = {
  readonly maps: readonly ExperienceMap[]
  readonly shared: SharedMap
  readonly told?: ToldNearness | undefined
}

/** Everything merge mode shows that nobody decided. Differences are those between the moments that people have joined,
 * as data: the worker does not know the language of the screen. */
export type Review = {
  readonly suggestions: Suggestions
  readonly differences: readonly FoundDifference[]
  readonly queue: ReviewQueue
}

/** Station of a merge's path: maps and decisions → here, in a worker → the queue. */
export function reviewMaps({ maps, shared, told }: ReviewInput, relations: WordRelations, memo?: MergeMemo): Review {
  const suggestions = suggestMoments(maps, shared, relations, { nearness: told, memo })
  return {
    suggestions,
    differences: differencesOfShared(maps, shared),
    queue: buildReviewQueue(suggestions, maps, shared),
  }
}
