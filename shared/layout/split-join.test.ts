import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LinkId } from '../model/ids.ts'
import { type MomentKind, momentKinds } from '../model/moment.ts'
import type { SketchStroke } from '../model/sketch.ts'
import { planBetween, planJoin, planJoinAll, planSplit, planTurn } from './split-join.ts'
import { after, drawn, id, linksOf, minter } from './testing/drawn.ts'

const n = { id: id('n') }

describe('splitting a moment', () => {
  test('at the caret gives two linked moments: what led here leads to the first, what led on leaves the second', () => {
    const map = drawn('a>b b>c b!d d@b', { b: { label: 'Opens the app and browses' } })
    const next = after(map, planSplit(map, id('b'), 'Opens the app'.length, n, minter()))
    expect(linksOf(next)).toBe('a>b b>n d@b n!d n>c')
    expect(next.moments.filter(({ id }) => id === 'b' || id === 'n').map(({ label }) => label)).toEqual([
      'Opens the app',
      'and browses',
    ])
  })

  test('leaves what was said of it with the first half, and the ending with the second', () => {
    const facts = { label: 'Yawns, gives up', kind: 'abandon', thinking: 'Late', chapter: 'Night' } as const
    const map = drawn('a!b', { b: { ...facts, feeling: { valence: -1, word: 'tired' } } })
    const next = after(map, planSplit(map, id('b'), 6, n, minter()))
    expect(linksOf(next)).toBe('a>b b!n')
    expect(next.moments.slice(1)).toMatchObject([
      { kind: 'step', label: 'Yawns,', thinking: 'Late', feeling: { word: 'tired' } },
      { kind: 'abandon', label: 'gives up', thinking: '', chapter: 'Night' },
    ])
  })

  test('is not planned where one half would have no words, or the moment is locked', () => {
    const map = drawn('a>b', { b: { label: ' two words ' }, a: { label: 'two words', locked: true } })
    for (const at of [0, 1, 10, 11, 99]) expect(planSplit(map, id('b'), at, n, minter())).toBeUndefined()
    expect(planSplit(map, id('a'), 3, n, minter())).toBeUndefined()
    expect(planSplit(map, id('z'), 3, n, minter())).toBeUndefined()
  })
})

describe('joining two moments', () => {
  test('puts the words of both together, and keeps every link once', () => {
    const map = drawn('a>b b>c c>d a>c x>b x>c d@c', {
      b: { label: 'Opens the app', thinking: 'Quick', feeling: { valence: 1, word: 'keen' } },
      c: { label: 'browses', thinking: 'So many', doing: 'Scrolls', feeling: { valence: -2, word: 'lost' }, when: '9' },
    })
    const next = after(map, planJoinAll(map, [id('b')])?.plans[0])
    expect(linksOf(next)).toBe('a>b b>d d@b x>b')
    expect(next.moments.find((moment) => moment.id === 'b')).toMatchObject({
      label: 'Opens the app browses',
      thinking: 'Quick\nSo many',
      doing: 'Scrolls',
      feeling: { valence: -2, word: 'keen, lost' },
      when: '9',
    })
  })

  test('keeps how the story begins and how it ends', () => {
    expect(kindOf('start', 'end')).toBe('start')
    expect(kindOf('step', 'pain')).toBe('pain')
    expect(kindOf('pain', 'step')).toBe('pain')
    expect(kindOf('pain', 'abandon')).toBe('abandon')
  })

  test('is not planned where words would be cut, one is locked, or there is no other', () => {
    const long = drawn('a>b', { a: { label: 'x'.repeat(1_500) }, b: { label: 'y'.repeat(600) } })
    expect(planJoin(long, id('a'), id('b'))).toBeUndefined()
    const locked = drawn('a>b', { b: { locked: true } })
    expect(planJoin(locked, id('a'), id('b'))).toBeUndefined()
    expect(planJoin(locked, id('a'), id('a'))).toBeUndefined()
    expect(planJoin(locked, id('b'), undefined)).toBeUndefined()
    const full = { strokes: Array.from({ length: 101 }, (_, at) => stroke(`s${at}`, [0, 0, 9, 9])) }
    const drawing = drawn('a>b', { a: { sketch: full }, b: { sketch: full } })
    expect(planJoin(drawing, id('a'), id('b'))).toBeUndefined()
  })

  test('keeps the sketches of both: one moves as it is, two lie beside each other on one sheet', () => {
    const sofa = { strokes: [stroke('s', [0, 0, 320, 200])], words: 'A sofa' }
    const lamp = { strokes: [stroke('s', [100, 40, 140, 120])], words: 'A lamp' }
    const one = drawn('a>b', { b: { sketch: lamp } })
    expect(after(one, planJoin(one, id('a'), id('b'))).moments[0]?.sketch).toEqual(lamp)
    const both = drawn('a>b', { a: { sketch: sofa }, b: { sketch: lamp } })
    const sketch = after(both, planJoin(both, id('a'), id('b'))).moments[0]?.sketch
    expect(sketch?.words).toBe('A sofa; A lamp')
    const [left, right, ...others] = sketch?.strokes ?? []
    expect(others).toEqual([])
    expect(new Set([left?.id, right?.id]).size).toBe(2)
    // Smaller where it is too large for its half, and as it was where it fits.
    expect(Math.max(...(left?.points.filter((_, at) => at % 2 === 0) ?? []))).toBeLessThanOrEqual(160)
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = right?.points ?? []
    expect([x1 - x0, y1 - y0]).toEqual([40, 80])
    expect(x0).toBeGreaterThan(160)
  })

  test('what was split is joined again as it was', () => {
    const word = fc.stringMatching(/^[a-z]{1,6}$/)
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 2, maxLength: 5 }),
        fc.nat(3),
        fc.constantFrom(...momentKinds),
        (...on) => {
          const [words, cut, kind] = on
          const map = drawn('a>b b>c b!d d@b e>b', { b: { label: words.join(' '), kind } })
          const at = words.slice(0, 1 + (cut % (words.length - 1))).join(' ').length
          const split = after(map, planSplit(map, id('b'), at, n, minter()))
          const joined = after(split, planJoin(split, id('b'), id('n')))
          expect(joined.moments).toEqual(map.moments)
          expect(linksOf(joined)).toBe(linksOf(map))
        },
      ),
    )
  })
})

test('a moment in the middle of a link takes it over, word and all, and a way back stays one', () => {
  const map = drawn('a>b b>c c@a b!d', { d: 'error' })
  const added = { ...n, kind: 'step', label: '' } as const
  expect(linksOf(after(map, planBetween(map, 'ab' as LinkId, added, minter())))).toBe('a>n b!d b>c c@a n>b')
  expect(linksOf(after(map, planBetween(map, 'ca' as LinkId, added, minter())))).toBe('a>b b!d b>c c>n n@a')
  expect(linksOf(after(map, planBetween(map, 'bd' as LinkId, added, minter())))).toBe('a>b b>c b>n c@a n!d')
  expect(planBetween(map, 'zz' as LinkId, added, minter())).toBeUndefined()
})

test('a link is turned round, and two that say the same become one', () => {
  const map = drawn('a>b c>b b>c')
  expect(linksOf(after(map, planTurn(map, 'ab' as LinkId)))).toBe('b>a b>c c>b')
  expect(linksOf(after(map, planTurn(map, 'bc' as LinkId)))).toBe('a>b c>b')
})

function kindOf(first: MomentKind, second: MomentKind): MomentKind | undefined {
  const map = drawn('a>b', { a: first, b: second })
  return after(map, planJoin(map, id('a'), id('b'))).moments[0]?.kind
}

function stroke(id: string, points: readonly number[]): SketchStroke {
  return { id, width: 2, points }
}
