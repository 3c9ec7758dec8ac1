import type { Difference } from '../model/difference.ts'
import type { InterviewId, MomentId } from '../model/ids.ts'
import type { Evidence, Stance } from '../model/interview.ts'

/** What one interview has to say about a difference: its quotes by stance. */
export type DifferenceVoice = {
  readonly interviewId: InterviewId
  readonly stances: ReadonlyMap<Stance, number>
}

/**
 * The interviews that have spoken to a difference: to itself, to one of its moments, or to a link between two of them.
 * A quote counts once for a stance, however often it was tied. In the order of `interviews`; others are left out.
 */
export function voicesOn(
  difference: Pick<Difference, 'key' | 'moments'>,
  evidence: readonly Evidence[],
  interviews: readonly InterviewId[],
): readonly DifferenceVoice[] {
  const moments = new Set<MomentId>(difference.moments)
  const found = new Map<InterviewId, Map<Stance, Set<string>>>()
  for (const { interviewId, quoteId, target, stance } of evidence) {
    const isAbout =
      target.kind === 'difference'
        ? target.key === difference.key
        : target.kind === 'moment'
          ? moments.has(target.id)
          : moments.has(target.from) && moments.has(target.to)
    if (!isAbout) continue
    const stances = found.get(interviewId) ?? new Map<Stance, Set<string>>()
    stances.set(stance, (stances.get(stance) ?? new Set()).add(quoteId))
    found.set(interviewId, stances)
  }
  return interviews.flatMap((interviewId) => {
    const stances = found.get(interviewId)
    return stances
      ? [{ interviewId, stances: new Map([...stances].map(([stance, quotes]) => [stance, quotes.size])) }]
      : []
  })
}
