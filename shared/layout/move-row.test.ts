import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { linkKinds } from '../model/link.ts'
import { withEdits } from '../model/map-edits.ts'
import { momentKinds } from '../model/moment.ts'
import { walkOf } from './flow-walk.ts'
import { planChapterStep, planMoveRow } from './move-row.ts'
import { outlineOf } from './outline-order.ts'
import { after, drawn, id, linksOf, minter, rowsOf } from './testing/drawn.ts'

describe('a row that is moved', () => {
  test('is linked between the two it was put between, and its old neighbours are joined', () => {
    const map = drawn('a>b b>c c>d d>e')
    const down = after(map, planMoveRow(map, id('b'), { after: id('d') }, minter()))
    expect(linksOf(down)).toBe('a>c b>e c>d d>b')
    const up = after(map, planMoveRow(map, id('d'), { after: id('a') }, minter()))
    expect(rowsOf(up)).toBe('1 a, 2 d, 3 b, 4 c, 5 e')
  })

  test('takes the whole branch with it, and ways back stay where they lead', () => {
    const map = drawn('a>b b!x x>y y>d b>c c>d d@b', { x: 'error' })
    const moved = after(map, planMoveRow(map, id('b'), { after: id('c') }, minter()))
    expect(linksOf(moved)).toBe('a>c b!x b>d c>b d@b x>y y>d')
  })

  test('goes into a branch or onto the line after it, as deep as it was dropped', () => {
    const map = drawn('a>b b!x x>y b>c c>d', { x: 'error' })
    expect(rowsOf(map)).toBe('1 a, 2 b, 2a x, 2b y, 3 c, 4 d')
    const inBranch = after(map, planMoveRow(map, id('d'), { after: id('y'), depth: 1 }, minter()))
    expect(rowsOf(inBranch)).toBe('1 a, 2 b, 2a x, 2b y, 2c d, 3 c')
    const onLine = after(map, planMoveRow(map, id('d'), { after: id('y'), depth: 0 }, minter()))
    expect(rowsOf(onLine)).toBe('1 a, 2 b, 2a x, 2b y, 3 d, 4 c')
    const first = after(map, planMoveRow(map, id('c'), { after: id('b') }, minter()))
    expect(linksOf(first)).toBe('a>b b>c b>d c!x x>y')
  })

  test('at the top becomes the first, unless the story says where it begins', () => {
    const map = drawn('a>b b>c')
    expect(rowsOf(after(map, planMoveRow(map, id('c'), {}, minter())))).toBe('1 c, 2 a, 3 b')
    const begun = drawn('a>b b>c', { a: 'start' })
    expect(planMoveRow(begun, id('c'), {}, minter())).toBeUndefined()
    expect(planMoveRow(begun, id('a'), { after: id('c') }, minter())).toBeUndefined()
  })

  test('keeps the words of the links it leaves from', () => {
    const map = drawn('a>b b>c c>d')
    const said = { ...map, links: map.links.map((link) => ({ ...link, label: `on from ${link.from}` })) }
    const moved = after(said, planMoveRow(said, id('b'), { after: id('c') }, minter()))
    expect(moved.links.map(({ from, label }) => `${from}: ${label}`).sort()).toEqual([
      'a: on from a',
      'b: on from b',
      'c: on from c',
    ])
  })

  test('lies in the chapter it was put into, and a step over the edge of one changes the chapter alone', () => {
    const [before, evening] = [{ chapter: 'Before' }, { chapter: 'In the evening' }]
    const map = drawn('a>b b>c c>d', { a: before, b: before, c: evening })
    const chapterOf = (next: typeof map, letter: string) => next.moments.find(({ id }) => id === letter)?.chapter
    const moved = after(map, planMoveRow(map, id('c'), { after: id('a') }, minter()))
    expect([rowsOf(moved), chapterOf(moved, 'c')]).toEqual(['1 a, 2 c, 3 b, 4 d', 'Before'])
    expect(chapterOf(after(map, planMoveRow(map, id('a'), { after: id('d') }, minter())), 'a')).toBeFalsy()
    const stepped = after(map, planChapterStep(map, id('c'), 'up'))
    expect([rowsOf(stepped), chapterOf(stepped, 'c')]).toEqual(['1 a, 2 b, 3 c, 4 d', 'Before'])
    expect(planChapterStep(map, id('b'), 'up')).toBeUndefined()
    expect(planChapterStep(map, id('a'), 'up')).toBeUndefined()
  })

  test('stays where it is when it is dropped there, into its own branch, or is locked', () => {
    const map = drawn('a>b b!x x>y b>c', { x: 'error', c: { locked: true } })
    expect(planMoveRow(map, id('b'), { after: id('a') }, minter())).toBeUndefined()
    expect(planMoveRow(map, id('b'), { after: id('y') }, minter())).toBeUndefined()
    expect(planMoveRow(map, id('c'), { after: id('a') }, minter())).toBeUndefined()
  })

  test('whatever is drawn and wherever it is put: nothing is lost, torn off or linked to itself', () => {
    const letters = ['a', 'b', 'c', 'd', 'e', 'f']
    const letter = fc.constantFrom(...letters)
    const anyLink = fc.tuple(letter, fc.constantFrom('>', '!', '@'), letter).filter(([from, , to]) => from !== to)
    const anyKinds = fc.dictionary(letter, fc.constantFrom(...momentKinds))
    fc.assert(
      fc.property(
        fc.uniqueArray(anyLink, { maxLength: 9, selector: (link) => link.join('') }),
        anyKinds,
        letter,
        fc.option(letter, { nil: undefined }),
        fc.option(fc.nat(2), { nil: undefined }),
        (links, kinds, moved, target, depth) => {
          const map = drawn(`${letters.join(' ')} ${links.map((link) => link.join('')).join(' ')}`, kinds)
          const spot = { ...(target ? { after: id(target) } : {}), ...(depth === undefined ? {} : { depth }) }
          const plan = planMoveRow(map, id(moved), spot, minter())
          if (!plan) return
          const next = withEdits(map, plan)
          expect(
            outlineOf(next)
              .map((row) => row.momentId)
              .sort(),
          ).toEqual(letters)
          expect(next.links.every(({ from, to, kind }) => from !== to && linkKinds.includes(kind))).toBe(true)
          const { via, onward } = walkOf(map).standOf(id(moved)) ?? {}
          const isJoined = next.links.some(({ from, to }) => from === via?.from && to === onward?.to)
          const isBack = walkOf(next).standOf(id(moved))?.via?.from === via?.from
          expect(!via || !onward || isJoined || isBack).toBe(true)
        },
      ),
      { numRuns: 400 },
    )
  })
})
