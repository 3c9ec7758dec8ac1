import { expect, test } from 'vitest'
import { formatWhen } from './format-when.ts'

const now = Date.UTC(2026, 2, 3, 18, 0)

test('what was just said is said to be new, also by a clock that is ahead', () => {
  expect(formatWhen(now - 20_000, now)).toBe('just now')
  expect(formatWhen(now + 90_000, now)).toBe('just now')
})

test('the longer ago, the plainer the time', () => {
  expect(formatWhen(now - 5 * 60_000, now)).toBe('5 minutes ago')
  expect(formatWhen(now - 3 * 3_600_000, now)).toMatch(/^\d\d:\d\d$/)
  expect(formatWhen(now - 30 * 3_600_000, now)).toMatch(/^\d+ March, \d\d:\d\d$/)
})
