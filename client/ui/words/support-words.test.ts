import { expect, test } from 'vitest'
import type { MomentId } from '#shared/model/ids.ts'
import { type CountedStance, countedStances } from '#shared/model/interview.ts'
import { reachedSentence, supportSentence } from './support-words.ts'

const nothing = Object.fromEntries(countedStances.map((stance) => [stance, 0])) as Record<CountedStance, number>
const support = { ...nothing, momentId: 'm' as MomentId, stories: 1, supports: 2, nuances: 1 }

test('a count is a sentence with what it is counted of', () => {
  expect(supportSentence(support, 3)).toBe('Reached in 1 of 3 stories, 2 for, 1 nuance')
  expect(reachedSentence(1, 1)).toBe('Reached in 1 of 1 story')
})

test('what no interview spoke to has no count, and what was only contradicted was reached by nobody', () => {
  expect(supportSentence(undefined, 3)).toBe('')
  expect(supportSentence({ ...nothing, momentId: 'm' as MomentId, stories: 0, contradicts: 1 }, 2)).toBe(
    'Reached in no story yet, 1 against',
  )
})
