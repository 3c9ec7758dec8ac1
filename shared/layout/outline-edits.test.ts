import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LinkId, MomentId } from '../model/ids.ts'
import { type LinkKind, linkKinds } from '../model/link.ts'
import type { AddedMoment } from '../model/map-edits.ts'
import { type MomentKind, momentKinds } from '../model/moment.ts'
import {
  planBack,
  planBranch,
  planIndent,
  planInsertion,
  planKind,
  planLink,
  planMove,
  planNext,
  planOutdent,
} from './outline-edits.ts'
import { outlineOf } from './outline-order.ts'
import { planRemoval } from './removal.ts'
import { after, type Drawn, drawn, id, linksOf, minter, rowsOf } from './testing/drawn.ts'

const n: AddedMoment = { id: 'n' as MomentId, kind: 'step', label: '' }

describe('a new moment', () => {
  test('comes after the one it was asked for', () => {
    expect(linksOf(after(drawn('a>b'), planNext(drawn('a>b'), id('b'), n, minter())))).toBe('a>b b>n')
  })

  test('goes between a moment and its successor, and the word of the link stays where it was', () => {
    const map = drawn('a>b b>c')
    const labelled = { ...map, links: map.links.map((link) => (link.id === 'bc' ? { ...link, label: 'yes' } : link)) }
    const next = after(labelled, planNext(labelled, id('b'), n, minter()))
    expect(linksOf(next)).toBe('a>b b>n n>c')
    expect(next.links.find((link) => link.to === 'n')?.label).toBe('yes')
  })

  test('leaves the branches of the moment it comes after where they are', () => {
    const map = drawn('a>b b>c c>d b!e', { e: 'error' })
    expect(rowsOf(after(map, planNext(map, id('b'), n, minter())))).toBe('1 a, 2 b, 2a e, 3 n, 4 c, 5 d')
  })

  test('between a moment and trouble takes over the way into the trouble', () => {
    const map = drawn('a!b', { b: 'error' })
    expect(linksOf(after(map, planNext(map, id('a'), n, minter())))).toBe('a>n n!b')
  })

  test('after giving up goes on from where that branched off', () => {
    const map = drawn('a>b b!c', { c: 'abandon' })
    const next = after(map, planNext(map, id('c'), n, minter()))
    expect(linksOf(next)).toBe('a>b b!c b>n')
    expect(rowsOf(next)).toBe('1 a, 2 b, 2a c, 3 n')
  })

  test('after trouble that goes back goes on from where it went back to', () => {
    const map = drawn('a>b b!c c@b', { c: 'error' })
    expect(linksOf(after(map, planNext(map, id('c'), n, minter())))).toBe('a>b b!c b>n c@b')
  })

  test('after a step that goes back simply follows it', () => {
    const map = drawn('a>b b>c c@b')
    expect(linksOf(after(map, planNext(map, id('c'), n, minter())))).toBe('a>b b>c c>n c@b')
  })

  test('is a beginning of its own where nothing is yet, or what it should follow has gone', () => {
    expect(linksOf(after(drawn(''), planNext(drawn(''), undefined, n, minter())))).toBe('')
    expect(after(drawn('a>b'), planNext(drawn('a>b'), id('z'), n, minter())).moments).toHaveLength(3)
  })

  test('branches off beside what comes after, dotted where it goes wrong', () => {
    const map = drawn('a>b b>c c>d')
    const wrong: AddedMoment = { ...n, kind: 'error' }
    const next = after(map, planBranch(map, id('b'), wrong, minter()))
    expect(linksOf(next)).toBe('a>b b!n b>c c>d')
    expect(rowsOf(next)).toBe('1 a, 2 b, 2a n, 3 c, 4 d')
  })

  test('asked for back on the line, trouble becomes a branch that comes back', () => {
    const map = drawn('a>b b!c', { c: 'error' })
    expect(rowsOf(map)).toBe('1 a, 2 b, 3 c')
    const next = after(map, planBack(map, id('c'), n, true, minter()))
    expect(linksOf(next)).toBe('a>b b!c b>n c>n')
    expect(rowsOf(next)).toBe('1 a, 2 b, 2a c, 3 n')
  })

  test('asked for back on the line without coming back, the branch ends where it is', () => {
    const map = drawn('a>b b!c c>d', { c: 'error' })
    expect(linksOf(after(map, planBack(map, id('d'), n, false, minter())))).toBe('a>b b!c b>n c>d')
  })

  test('asked for back on the line goes between the moment it left from and its successor', () => {
    const map = drawn('a>b b>c c>d b!e', { e: 'abandon' })
    expect(linksOf(after(map, planBack(map, id('e'), n, true, minter())))).toBe('a>b b!e b>n c>d n>c')
  })

  test('has no line to go back to where nothing branched off', () => {
    expect(planBack(drawn('a>b'), id('b'), n, true, minter())).toBeUndefined()
  })
})

describe('moving a moment', () => {
  test('branching off from the one above leaves a way past it', () => {
    const map = drawn('a>b b>c c>d', { b: 'error' })
    const wrong = {
      ...map,
      links: map.links.map((link) => (link.id === 'ab' ? { ...link, kind: 'error' as const } : link)),
    }
    const next = after(wrong, planIndent(wrong, id('b'), undefined, minter()))
    expect(linksOf(next)).toBe('a!b a>c b>c c>d')
    expect(rowsOf(next)).toBe('1 a, 1a b, 2 c, 3 d')
  })

  test('a step that branches off does not come back, or it would be the line itself', () => {
    const map = drawn('a>b b>c c>d')
    expect(rowsOf(after(map, planIndent(map, id('b'), undefined, minter())))).toBe('1 a, 1a b, 2 c, 3 d')
  })

  test('a moment on its own branches off by being linked from the one above', () => {
    const map = drawn('a>b c')
    expect(linksOf(after(map, planIndent(map, id('c'), id('b'), minter())))).toBe('a>b b>c')
  })

  test('the only way on cannot branch off', () => {
    expect(planIndent(drawn('a>b'), id('b'), id('a'), minter())).toBeUndefined()
  })

  test('a branch returns to the line it left', () => {
    const map = drawn('a>b b>c a!e', { e: 'error' })
    const next = after(map, planOutdent(map, id('e'), minter()))
    expect(linksOf(next)).toBe('a!e b>c e>b')
    expect(rowsOf(next)).toBe('1 a, 2 e, 3 b, 4 c')
  })

  test('the end of a branch returns to the line, and the branch comes back there', () => {
    const map = drawn('a>b b>c a!e e>f', { e: 'error' })
    expect(linksOf(after(map, planOutdent(map, id('f'), minter())))).toBe('a!e a>f b>c e>f f>b')
  })

  test('up and down exchange neighbours, and branches go with their moment', () => {
    const map = drawn('a>b b>c c>d b!e', { e: 'error' })
    const up = after(map, planMove(map, id('c'), 'up'))
    expect(rowsOf(up)).toBe('1 a, 2 c, 3 b, 3a e, 4 d')
    expect(linksOf(after(up, planMove(up, id('c'), 'down')))).toBe(linksOf(map))
  })

  test('the first moment of a branch leaves one moment earlier or later', () => {
    const map = drawn('a>b b>c c>d b!e', { e: 'error' })
    expect(linksOf(after(map, planMove(map, id('e'), 'up')))).toBe('a!e a>b b>c c>d')
    expect(linksOf(after(map, planMove(map, id('e'), 'down')))).toBe('a>b b>c c!e c>d')
  })

  test('nothing comes before where it begins', () => {
    expect(planMove(drawn('a>b', { a: 'start' }), id('b'), 'up')).toBeUndefined()
    expect(planMove(drawn('a>b'), id('a'), 'up')).toBeUndefined()
  })
})

describe('other edits', () => {
  test('a removed moment leaves no gap', () => {
    const map = drawn('a>b b>c')
    expect(linksOf(after(map, planRemoval(map, { moments: [id('b')] }, minter())))).toBe('a>c')
    expect(linksOf(after(map, planRemoval(map, { moments: [id('a')] }, minter())))).toBe('b>c')
  })

  test('a link to where the story came from is a loop, one to where it goes is not', () => {
    const map = drawn('a>b b>c c>d')
    expect(linksOf(after(map, planLink(map, id('c'), id('a'), { label: 'again' }, minter())))).toBe('a>b b>c c>d c@a')
    expect(linksOf(after(map, planLink(map, id('a'), id('d'), {}, minter())))).toBe('a>b a>d b>c c>d')
    expect(planLink(map, id('a'), id('a'), {}, minter())).toBeUndefined()
  })

  test('a moment that goes wrong is reached by a link that says so, and back', () => {
    const map = drawn('a>b b>c c@b')
    const wrong = after(map, planKind(map, id('b'), 'error'))
    expect(linksOf(wrong)).toBe('a!b b>c c@b')
    expect(linksOf(after(wrong, planKind(wrong, id('b'), 'pain')))).toBe('a>b b>c c@b')
  })

  test('a pasted line goes between a moment and its successor', () => {
    const map = drawn('a>b')
    const pasted = drawn('p>q q>r q!s', { s: 'error' })
    const plan = planInsertion(map, id('a'), { moments: pasted.moments, links: pasted.links }, minter())
    expect(linksOf(after(map, plan))).toBe('a>p p>q q!s q>r r>b')
  })
})

const anyMap: fc.Arbitrary<Drawn> = fc
  .record({
    kinds: fc.array(fc.constantFrom<MomentKind>(...momentKinds), { minLength: 1, maxLength: 14 }),
    links: fc.array(fc.tuple(fc.nat(15), fc.nat(15), fc.constantFrom<LinkKind>(...linkKinds)), { maxLength: 24 }),
  })
  .map(({ kinds, links }) => ({
    moments: kinds.map((kind, at) => ({ id: `m${at}` as MomentId, kind, label: '', thinking: '', doing: '' })),
    links: links.map(([from, to, kind], at) => ({
      id: `l${at}` as LinkId,
      from: `m${from}` as MomentId,
      to: `m${to}` as MomentId,
      kind,
      label: '',
    })),
  }))

describe('whatever is drawn', () => {
  test('an added moment is there once, reached from somewhere if it was asked for after something', () => {
    fc.assert(
      fc.property(anyMap, fc.nat(15), (map, at) => {
        const asked = `m${at}` as MomentId
        const plan = planNext(map, asked, n, minter())
        const next = after(map, plan)
        expect(outlineOf(next)).toHaveLength(map.moments.length + 1)
        const isThere = map.moments.some((moment) => moment.id === asked)
        expect(next.links.some((link) => link.to === 'n')).toBe(isThere)
      }),
    )
  })

  test('moving, indenting and taking back keep every other moment and link no moment to itself', () => {
    fc.assert(
      fc.property(anyMap, fc.nat(13), fc.constantFrom('up', 'down', 'in', 'out', 'remove', 'back'), (map, at, how) => {
        const asked = `m${at}` as MomentId
        const plan =
          how === 'in'
            ? planIndent(map, asked, 'm0' as MomentId, minter())
            : how === 'out'
              ? planOutdent(map, asked, minter())
              : how === 'remove'
                ? planRemoval(map, { moments: [asked] }, minter())
                : how === 'back'
                  ? planBack(map, asked, n, true, minter())
                  : planMove(map, asked, how === 'up' ? 'up' : 'down')
        if (!plan) return
        const next = after(map, plan)
        const expected = map.moments.length + (how === 'back' ? 1 : how === 'remove' ? -1 : 0)
        expect(outlineOf(next)).toHaveLength(expected)
        const before = new Set(map.links.filter((link) => link.from === link.to).map((link) => link.id))
        expect(next.links.filter((link) => link.from === link.to && !before.has(link.id))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})
