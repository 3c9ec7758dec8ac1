import { inLanguage } from '../language/in-language.ts'
import { countedStances, type Stance, type SupportCount } from '#shared/model/interview.ts'

/** How a stance is said beside a quote or a count. */
export const stanceWords: Readonly<Record<Stance, string>> = inLanguage('support.stances', {
  supports: 'for',
  contradicts: 'against',
  nuances: 'nuance',
  new: 'new',
})

const words = inLanguage('support', {
  inNone: 'Reached in no story yet',
  reached: (reached: number, stories: number) =>
    `Reached in ${reached} of ${stories} ${stories === 1 ? 'story' : 'stories'}`,
  count: (count: number, stance: string) => `${count} ${stance}`,
} as const)

/** “Reached in 2 of 3 stories”: a count never stands without what it is counted of. */
export function reachedSentence(reached: number, stories: number): string {
  return reached === 0 ? words.inNone : words.reached(reached, stories)
}

/** The stances that a moment has quotes of, with how many. */
export function stanceCounts(support: SupportCount | undefined): readonly (readonly [Stance, number])[] {
  if (!support) return []
  return countedStances.map((stance) => [stance, support[stance]] as const).filter(([, count]) => count > 0)
}

/** All that the interviews say about a moment, in one line; empty where they say nothing. */
export function supportSentence(support: SupportCount | undefined, stories: number): string {
  if (!support) return ''
  const counts = stanceCounts(support).map(([stance, count]) => words.count(count, stanceWords[stance]))
  return [reachedSentence(support.stories, stories), ...counts].join(', ')
}
