import { expect, test } from 'vitest'
import { createTokenBucket } from './token-bucket.ts'

test('a burst passes, then only the steady rate', () => {
  const bucket = createTokenBucket({ burst: 3, perSecond: 2 })
  expect([0, 0, 0, 0].map((now) => bucket.take(now))).toEqual([true, true, true, false])
  expect([400, 500, 999, 1000].map((now) => bucket.take(now))).toEqual([false, true, false, true])
})

test('quiet time fills up to the burst and no further, and a clock that goes back gives nothing', () => {
  const bucket = createTokenBucket({ burst: 2, perSecond: 1 })
  expect(bucket.take(0, 2)).toBe(true)
  expect(bucket.take(-60_000)).toBe(false)
  expect(bucket.take(1_000_000, 3)).toBe(false)
  expect(bucket.take(1_000_000, 2)).toBe(true)
})
