import type { InterviewId, MomentId } from '../model/ids.ts'
import {
  type CountedStance,
  countedStances,
  type Evidence,
  stanceFacts,
  type SupportCount,
} from '../model/interview.ts'
import type { StoryPath } from '../model/shared-map.ts'

type Counting = { readonly stories: Set<InterviewId>; readonly quotes: Map<CountedStance, Set<string>> }

/**
 * How the interviews so far speak to each moment, so that a count is never without its denominator: `stories` are the
 * interviews whose story reached the moment, by their path or by a quote that does not contradict it. A quote counts
 * once for a stance, however many people tied it there; a quote that brought the moment to the map supports it. Moments
 * that no interview speaks to are not listed.
 */
export function countSupport(evidence: readonly Evidence[], paths: readonly StoryPath[]): readonly SupportCount[] {
  const counts = new Map<MomentId, Counting>()
  function of(id: MomentId): Counting {
    const known = counts.get(id)
    if (known) return known
    const fresh: Counting = { stories: new Set(), quotes: new Map(countedStances.map((stance) => [stance, new Set()])) }
    counts.set(id, fresh)
    return fresh
  }
  for (const path of paths) for (const id of path.moments) of(id).stories.add(path.interviewId)
  for (const { target, stance, interviewId, quoteId } of evidence) {
    if (target.kind !== 'moment') continue
    const count = of(target.id)
    const { reaches, countsAs } = stanceFacts[stance]
    if (reaches) count.stories.add(interviewId)
    count.quotes.get(countsAs)?.add(`${interviewId}|${quoteId}`)
  }
  return [...counts].map(([momentId, { stories, quotes }]) => ({
    momentId,
    stories: stories.size,
    ...(Object.fromEntries([...quotes].map(([stance, all]) => [stance, all.size])) as Record<CountedStance, number>),
  }))
}
