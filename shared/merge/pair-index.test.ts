import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { createPairList } from './pair-list.ts'
import { indexPairs } from './pair-index.ts'

/** Up to 300 pairs of up to 140 nodes, as they may be found: unsorted, and some more than once. */
const found = fc.integer({ min: 2, max: 140 }).chain((count) =>
  fc.record({
    count: fc.constant(count),
    pairs: fc.array(
      fc.tuple(fc.nat(count - 1), fc.nat(count - 1)).filter(([a, b]) => a !== b),
      { maxLength: 300 },
    ),
  }),
)

test('pairs are listed once each, in order, and every one of them is found again from either side', () => {
  fc.assert(
    fc.property(found, ({ count, pairs }) => {
      const list = createPairList()
      for (const [a, b] of pairs) list.add(a, b)
      const sorted = list.sorted(count)
      const told = Array.from(sorted.a, (a, i) => a * count + (sorted.b[i] ?? 0))
      const keys = new Set(pairs.map(([a, b]) => Math.min(a, b) * count + Math.max(a, b)))
      expect(told).toEqual([...keys].sort((x, y) => x - y))
      const indexOf = indexPairs(sorted, count)
      for (let a = 0; a < count; a++)
        for (let b = 0; b < count; b++) {
          const place = told.indexOf(Math.min(a, b) * count + Math.max(a, b))
          if (indexOf(a, b) !== place) throw new Error(`${a} ${b} stands at ${place}, not ${indexOf(a, b)}`)
        }
    }),
  )
})

test('pairs are added to a list that is sorted already', () => {
  const known = { a: Int32Array.of(0, 2), b: Int32Array.of(5, 3) }
  const list = createPairList(known)
  for (const [a, b] of [
    [3, 2],
    [1, 4],
    [4, 1],
  ] as const)
    list.add(a, b)
  expect(list.sorted(6)).toEqual({ a: Int32Array.of(0, 1, 2), b: Int32Array.of(5, 4, 3) })
  expect(known.a).toEqual(Int32Array.of(0, 2))
})
