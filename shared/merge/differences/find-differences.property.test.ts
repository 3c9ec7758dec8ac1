import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ExperienceMap } from '../../model/experience-map.ts'
import type { LinkId, MapId, MomentId } from '../../model/ids.ts'
import { linkKinds } from '../../model/link.ts'
import { momentKinds, valences } from '../../model/moment.ts'
import { inEnglish } from '../../words/en/testing/in-english.ts'
import { findDifferences } from '../find-differences.ts'
import type { MomentGroup } from '../moment-groups.ts'
import { withSingles } from './testing/maps.ts'

const phrase = fc.oneof(
  fc.constantFrom(
    'Opens the app',
    'Asks partner what to watch',
    'Waits forty minutes',
    'Two weeks later, calls the shop',
    'Fills in the form online',
    'Gives up',
    'I pay by card',
    '',
    '部屋に入る',
    'Я звоню другу',
  ),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
)

function mapOf(id: string): fc.Arbitrary<ExperienceMap> {
  const count = fc.integer({ min: 0, max: 12 })
  return count.chain((size) =>
    fc.record({
      id: fc.constant(id as MapId),
      author: fc.constant({ name: id, discipline: 'other' as const }),
      moments: fc.tuple(
        ...Array.from({ length: size }, (_, at) =>
          fc.record({
            id: fc.constant(`${id}${at}` as MomentId),
            kind: fc.constantFrom(...momentKinds),
            label: phrase,
            thinking: phrase,
            doing: fc.constant(''),
            feeling: fc.option(fc.record({ valence: fc.constantFrom(...valences), word: phrase }), { nil: undefined }),
          }),
        ),
      ),
      links: fc.array(
        fc
          .record({ from: fc.nat(13), to: fc.nat(13), kind: fc.constantFrom(...linkKinds) })
          .map(({ from, to, kind }) => ({
            id: `${id}${from}-${to}-${kind}` as LinkId,
            from: `${id}${from}` as MomentId,
            to: `${id}${to}` as MomentId,
            kind,
            label: '',
          })),
        { maxLength: 20 },
      ),
    }),
  ) as fc.Arbitrary<ExperienceMap>
}

const maps = fc.tuple(mapOf('a'), mapOf('b'), mapOf('c'), mapOf('d'))
/** Any three moments of three maps as one, whether they exist or not; the last groups may name a moment twice. */
const members = fc.array(fc.tuple(fc.nat(12), fc.nat(12), fc.nat(12)), { maxLength: 8 })

function groupsOf(picked: readonly (readonly [number, number, number])[]): readonly MomentGroup[] {
  return picked.map(([a, b, c], at) => ({
    key: `g${at}`,
    moments: [`g${at}` as MomentId],
    sources: [`a${a}`, `b${b}`, `c${c}`].sort() as MomentId[],
  }))
}

describe('whatever the maps', () => {
  test('differences are found without a throw, and each is whole', () => {
    fc.assert(
      fc.property(maps, members, fc.boolean(), (boards, picked, isWhole) => {
        const groups = groupsOf(picked)
        const all = isWhole
          ? withSingles(
              boards,
              groups.map(({ sources }) => sources),
            )
          : groups
        const known = new Map(boards.flatMap((map) => map.moments.map(({ id }) => [id, map.id] as const)))
        const keys = new Set<string>()
        for (const { key, sides, title, question, silent, moments } of findDifferences(boards, all).map(inEnglish)) {
          expect(keys.has(key)).toBe(false)
          keys.add(key)
          expect(sides.length).toBeGreaterThan(1)
          expect(moments.length).toBeGreaterThan(0)
          expect(title.endsWith('?') && question.endsWith('?')).toBe(true)
          for (const side of sides) {
            expect(side.mapIds.length).toBeGreaterThan(0)
            expect(side.sourceIds.length).toBeGreaterThan(0)
            for (const id of side.sourceIds) expect(side.mapIds).toContain(known.get(id))
            for (const id of side.mapIds) expect(silent).not.toContain(id)
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  test('the order of maps and groups changes nothing', () => {
    fc.assert(
      fc.property(maps, members, fc.func(fc.integer()), (boards, picked, rank) => {
        const groups = groupsOf(picked)
        const shuffled = [...boards].sort((x, y) => rank(x.id) - rank(y.id))
        const other = [...groups].sort((x, y) => rank(x.key) - rank(y.key))
        expect(findDifferences(shuffled, other)).toEqual(findDifferences(boards, groups))
      }),
      { numRuns: 200 },
    )
  })

  test('one map, or the same map twice, contradicts nobody', () => {
    fc.assert(
      fc.property(mapOf('a'), (map) => {
        const copy: ExperienceMap = {
          ...map,
          id: 'b' as MapId,
          moments: map.moments.map((moment) => ({ ...moment, id: `x${moment.id}` as MomentId })),
          links: map.links.map((link) => ({
            ...link,
            from: `x${link.from}` as MomentId,
            to: `x${link.to}` as MomentId,
          })),
        }
        const groups = map.moments.map(({ id }): MomentGroup => ({
          key: id,
          moments: [id],
          sources: [id, `x${id}` as MomentId],
        }))
        expect(findDifferences([map], groups)).toEqual([])
        expect(findDifferences([map, copy], groups)).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  test('what nobody has placed yet is open: nothing follows from it', () => {
    fc.assert(
      fc.property(maps, (boards) => {
        expect(findDifferences(boards, [])).toEqual([])
      }),
    )
  })

  test('people who decided about a difference keep it on the list', () => {
    fc.assert(
      fc.property(maps, members, (boards, picked) => {
        const groups = groupsOf(picked)
        const first = findDifferences(boards, groups)
        const keys = new Set(first.slice(-1).map(({ key }) => key))
        expect(findDifferences(boards, groups, keys).map(({ key }) => key)).toEqual(expect.arrayContaining([...keys]))
      }),
      { numRuns: 50 },
    )
  })

  test.each([
    ['2,000 moments in one line', false, 'Opens the app'],
    ['2,000 moments on one ring', true, 'Asks a friend for two hours'],
    ['2,000 moments without a word', false, ''],
  ])('%s are no trouble', (_, isRing, label) => {
    const count = 2_000
    const boards = ['a', 'b', 'c'].map((id): ExperienceMap => {
      const name = (at: number): MomentId => `${id}${at}` as MomentId
      const links = Array.from({ length: isRing ? count : count - 1 }, (__, at) => ({
        id: `${id}-${at}` as LinkId,
        from: name(at),
        to: name((at + 1) % count),
        kind: 'next' as const,
        label: '',
      }))
      const moments = Array.from({ length: count }, (__, at) => ({
        id: name(at),
        kind: momentKinds[at % momentKinds.length] ?? 'step',
        label,
        thinking: '',
        doing: '',
      }))
      return { id: id as MapId, author: { name: id, discipline: 'other' }, moments, links }
    })
    const groups = boards[0]?.moments.map(({ id }, at) => ({
      key: id,
      moments: [id],
      sources: boards.map((map) => `${map.id}${at}` as MomentId),
    }))
    expect(findDifferences(boards, groups ?? []).filter(({ kind }) => kind === 'order')).toEqual([])
  })
})
