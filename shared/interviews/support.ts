import type { InterviewId, MomentId } from '../model/ids.ts'
import type { Evidence, SupportCount } from '../model/interview.ts'
import type { StoryPath } from '../model/shared-map.ts'

type Counting = { stories: Set<InterviewId>; supports: Set<string>; contradicts: Set<string>; nuances: Set<string> }

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
    const fresh: Counting = { stories: new Set(), supports: new Set(), contradicts: new Set(), nuances: new Set() }
    counts.set(id, fresh)
    return fresh
  }
  for (const path of paths) for (const id of path.moments) of(id).stories.add(path.interviewId)
  for (const { target, stance, interviewId, quoteId } of evidence) {
    if (target.kind !== 'moment') continue
    const count = of(target.id)
    if (stance !== 'contradicts') count.stories.add(interviewId)
    count[stance === 'new' ? 'supports' : stance].add(`${interviewId}|${quoteId}`)
  }
  return [...counts].map(([momentId, { stories, supports, contradicts, nuances }]) => ({
    momentId,
    stories: stories.size,
    supports: supports.size,
    contradicts: contradicts.size,
    nuances: nuances.size,
  }))
}
