import { expect, test } from 'vitest'
import { countedStances } from '#shared/model/interview.ts'
import { stanceLines, stanceStyle } from './stance-lines.ts'

test('each stance that is counted has a line of its own, in the gutter and under words', () => {
  expect(new Set(countedStances.map((stance) => stanceLines[stance].dash)).size).toBe(countedStances.length)
  expect(new Set(countedStances.map((stance) => JSON.stringify(stanceStyle(stance)))).size).toBe(countedStances.length)
})
