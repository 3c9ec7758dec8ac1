import { expect, test } from 'vitest'
import { spreadEnds, tiePath } from './tie-paths.ts'

test('a tie leaves and arrives level', () => {
  expect(tiePath({ fromY: 10, toY: 90, width: 110 })).toBe('M0 10 C55 10 55 90 110 90')
})

test('ties to one moment arrive side by side in the order of their quotes', () => {
  const ends = spreadEnds([
    { key: 'late', fromY: 200, moment: 'm', centreY: 50 },
    { key: 'early', fromY: 20, moment: 'm', centreY: 50 },
    { key: 'alone', fromY: 5, moment: 'n', centreY: 120 },
  ])
  expect(Object.fromEntries(ends)).toEqual({ early: 46.5, late: 53.5, alone: 120 })
})
