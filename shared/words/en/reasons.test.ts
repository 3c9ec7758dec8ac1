import { expect, test } from 'vitest'
import { reasonSentences } from './reasons.ts'

const sure = { weight: 1, of: 'both' } as const

test('what is true of two is said of both, of more of all or of some', () => {
  const said = (['both', 'all', 'some'] as const).map((of) =>
    reasonSentences.reason({ kind: 'both-talk', weight: 1, of }),
  )
  expect(said).toEqual([
    'In both, people speak with one another',
    'In all of them, people speak with one another',
    'In some of them, people speak with one another',
  ])
  expect(reasonSentences.reason({ kind: 'same-words', words: ['opens', 'app'], weight: 1, of: 'some' })).toBe(
    'Some say “opens”, “app”',
  )
})

test('a label without words is said as one', () => {
  expect(reasonSentences.reason({ kind: 'come-after', label: '', ...sure })).toBe('Both come after “…”')
})

test('the service that compared the words is named', () => {
  expect(reasonSentences.reason({ kind: 'service', ...sure })).toMatch(/your operator chose$/)
})
