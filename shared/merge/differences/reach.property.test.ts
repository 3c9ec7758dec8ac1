import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { reachOf } from './reach.ts'

const graphs = fc.integer({ min: 1, max: 40 }).chain((count) =>
  fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: 80 }).map((edges) => {
    const next = Array.from({ length: count }, (): number[] => [])
    for (const [from, to] of edges) next[from]?.push(to)
    return { count, next }
  }),
)

/** The plain way: everything that can be reached by walking. */
function walk(next: readonly (readonly number[])[], from: number): ReadonlySet<number> {
  const seen = new Set<number>()
  const open = [...(next[from] ?? [])]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at)) continue
    seen.add(at)
    open.push(...(next[at] ?? []))
  }
  return seen
}

test('before is what can be walked to and not back, and ranks grow along it', () => {
  fc.assert(
    fc.property(graphs, ({ count, next }) => {
      const reach = reachOf(count, next)
      const walks = next.map((_, at) => walk(next, at))
      for (let a = 0; a < count; a += 1) {
        const after = reach.after([a])
        for (let b = 0; b < count; b += 1) {
          const isBefore = a !== b && walks[a]?.has(b) === true && walks[b]?.has(a) !== true
          expect(reach.isBefore(a, b)).toBe(isBefore)
          expect(after(b)).toBe(isBefore)
          expect(!isBefore || reach.rank(a) < reach.rank(b)).toBe(true)
          const isSame = a === b || (walks[a]?.has(b) === true && walks[b]?.has(a) === true)
          expect(reach.loopOf(a) === reach.loopOf(b)).toBe(isSame)
        }
      }
    }),
    { numRuns: 200 },
  )
})

test('a story of twenty thousand steps in one ring does not overflow the stack', () => {
  const count = 20_000
  const next = Array.from({ length: count }, (_, at) => (at + 1 < count ? [(at + 1) % count] : [0]))
  expect(reachOf(count, next).isOnLoop(7)).toBe(true)
})
