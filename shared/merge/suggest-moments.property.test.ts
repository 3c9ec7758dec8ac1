import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { derivedLinkId, type ExperienceMap } from '../model/experience-map.ts'
import { linkKinds } from '../model/link.ts'
import type { MapId, MomentId } from '../model/ids.ts'
import { isTrouble, type Moment, momentKinds } from '../model/moment.ts'
import type { MergeDecisions } from '../model/shared-map.ts'
import { loadRelations } from './load-relations.ts'
import { suggestMoments } from './suggest-moments.ts'
import { apart, areTogether, keysOf, nothingDecided, somebody } from './testing/boards.ts'

const relations = await loadRelations()

const words =
  'opens app show rows sofa couch telly TV waits rings calls practice pays card not never in out get on off bus 2 the'
const label = fc.array(fc.constantFrom(...words.split(' ')), { maxLength: 6 }).map((list) => list.join(' '))
const anyLabel = fc.oneof(
  { weight: 6, arbitrary: label },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
)

function mapArbitrary(name: string): fc.Arbitrary<ExperienceMap> {
  return fc
    .record({
      drawn: fc.array(fc.record({ label: anyLabel, kind: fc.constantFrom(...momentKinds) }), { maxLength: 9 }),
      links: fc.array(fc.tuple(fc.nat(9), fc.nat(9), fc.constantFrom(...linkKinds)), { maxLength: 12 }),
    })
    .map(({ drawn, links }) => ({
      id: name as MapId,
      author: { name, discipline: 'other' },
      moments: drawn.map((what, i): Moment => ({ id: `${name}-${i}` as MomentId, thinking: '', doing: '', ...what })),
      links: links.map(([a, b, kind]) => {
        const [from, to] = [`${name}-${a}` as MomentId, `${name}-${b}` as MomentId]
        return { id: derivedLinkId(from, to, kind), from, to, kind, label: '' }
      }),
    }))
}

const board = fc
  .integer({ min: 0, max: 4 })
  .chain((count) => fc.tuple(...['a', 'b', 'c', 'd'].slice(0, count).map(mapArbitrary)))

const momentOf = (maps: readonly ExperienceMap[], id: string): Moment | undefined =>
  maps.flatMap((map) => map.moments).find((moment) => moment.id === id)

describe('suggestions, whatever was drawn', () => {
  test('are the same every time, and whatever the order of maps, moments and links', () => {
    fc.assert(
      fc.property(board, (maps) => {
        const once = suggestMoments(maps, nothingDecided, relations)
        const turned = maps.toReversed().map((map) => ({
          ...map,
          moments: map.moments.toReversed(),
          links: map.links.toReversed(),
        }))
        expect(suggestMoments(maps, nothingDecided, relations)).toEqual(once)
        expect(suggestMoments(turned, nothingDecided, relations)).toEqual(once)
      }),
    )
  })

  test('hold at most one moment of an author, never trouble with an ordinary step, and each moment once', () => {
    fc.assert(
      fc.property(board, (maps) => {
        const { moments, singles } = suggestMoments(maps, nothingDecided, relations)
        for (const { members } of moments) {
          expect(new Set(members.map((id) => id.split('-')[0])).size).toBe(members.length)
          expect(new Set(members.map((id) => isTrouble(momentOf(maps, id)?.kind ?? 'step'))).size).toBe(1)
        }
        const all = [...moments.flatMap(({ members }) => members), ...singles].sort()
        expect(all).toEqual(maps.flatMap((map) => map.moments.map(({ id }) => id)).sort())
      }),
    )
  })

  test('keep what people decided: placed moments stay, kept-apart pairs stay apart', () => {
    const decided = board.chain((maps) => {
      const ids = maps.flatMap((map) => map.moments.map(({ id }) => ({ id, mapId: map.id })))
      const source = ids.length === 0 ? fc.constant(undefined) : fc.constantFrom(...ids)
      return fc.record({
        maps: fc.constant(maps),
        placed: fc.array(fc.tuple(source, fc.constantFrom('x', 'y', 'z')), { maxLength: 6 }),
        kept: fc.array(fc.tuple(source, source), { maxLength: 6 }),
      })
    })
    fc.assert(
      fc.property(decided, ({ maps, placed, kept }) => {
        const decisions: MergeDecisions = {
          ...nothingDecided,
          placements: placed.flatMap(([source, home]) =>
            source
              ? [
                  {
                    ...somebody,
                    sourceId: source.id,
                    mapId: source.mapId,
                    momentId: home as MomentId,
                    relation: 'same' as const,
                  },
                ]
              : [],
          ),
          keptApart: kept.flatMap(([a, b]) => (a && b && a.id !== b.id ? [apart(a.id, b.id)] : [])),
        }
        const suggestions = suggestMoments(maps, decisions, relations)
        const taken = new Set<string>(decisions.placements.map(({ sourceId }) => sourceId))
        for (const { members, joins } of suggestions.moments) {
          expect(members.filter((id) => taken.has(id))).toEqual([])
          if (joins === undefined) continue
          const inside = decisions.placements
            .filter(({ momentId }) => momentId === joins)
            .map(({ sourceId }) => sourceId)
          for (const { a, b } of decisions.keptApart) {
            expect(members.includes(a) && inside.includes(b)).toBe(false)
            expect(members.includes(b) && inside.includes(a)).toBe(false)
          }
        }
        for (const { a, b } of decisions.keptApart) expect(areTogether(suggestions, a, b)).toBe(false)
      }),
    )
  })

  test('the same map twice: every moment is certainly its twin', () => {
    fc.assert(
      fc.property(mapArbitrary('a'), (drawn) => {
        const map = {
          ...drawn,
          moments: drawn.moments.map((moment, i) => ({ ...moment, label: `${moment.label} w${i}x` })),
        }
        const twin: ExperienceMap = {
          ...map,
          id: 'b' as MapId,
          moments: map.moments.map((moment) => ({ ...moment, id: moment.id.replace('a', 'b') as MomentId })),
          links: map.links.map((link) => ({
            ...link,
            from: link.from.replace('a', 'b') as MomentId,
            to: link.to.replace('a', 'b') as MomentId,
          })),
        }
        const { moments } = suggestMoments([map, twin], nothingDecided, relations)
        expect(moments.map(({ key, tier }) => `${key} ${tier}`).sort()).toEqual(
          map.moments.map(({ id }) => `${id}|${id.replace('a', 'b')} same`).sort(),
        )
      }),
    )
  })

  test('a moment that nobody has words for, added beside the flow, changes no other suggestion', () => {
    fc.assert(
      fc.property(board, (maps) => {
        const [first, ...rest] = maps
        if (!first) return
        const stranger: Moment = {
          id: 'a-stranger' as MomentId,
          kind: 'step',
          label: 'Qwyjibo zazzle',
          thinking: '',
          doing: '',
        }
        const more = [{ ...first, moments: [...first.moments, stranger] }, ...rest]
        expect(keysOf(suggestMoments(more, nothingDecided, relations))).toEqual(
          keysOf(suggestMoments(maps, nothingDecided, relations)),
        )
      }),
    )
  })
})

describe('odd boards', () => {
  const odd: Readonly<Record<string, readonly ExperienceMap[]>> = {
    'no maps': [],
    'empty maps': [drawAll('a', []), drawAll('b', [])],
    'one map': [drawAll('a', ['Opens the app', 'Waits'])],
    'no labels': [drawAll('a', ['', '', '']), drawAll('b', ['', ' ', '…'])],
    'every label the same': [drawAll('a', Array(30).fill('Waits')), drawAll('b', Array(30).fill('Waits'))],
    'cycles only': [drawAll('a', ['One', 'Two', 'Three'], true), drawAll('b', ['One', 'Two', 'Three'], true)],
    'the same map id twice': [drawAll('a', ['One']), drawAll('a', ['Two'])],
    'a label of ten thousand words': [drawAll('a', ['word '.repeat(10_000)]), drawAll('b', ['word'])],
    '2,000 moments': ['a', 'b'].map((name) =>
      drawAll(
        name,
        Array.from({ length: 1_000 }, (_, i) => `Step ${i % 97} of ${i % 13} things`),
      ),
    ),
  }
  test.each(Object.keys(odd))('%s', (name) => {
    const maps = odd[name] ?? []
    const { moments, singles } = suggestMoments(maps, nothingDecided, relations)
    const ids = new Set([...moments.flatMap(({ members }) => members), ...singles])
    expect(ids.size).toBe(new Set(maps.flatMap((map) => map.moments.map(({ id }) => id))).size)
  })
})

function drawAll(name: string, labels: readonly string[], isRound = false): ExperienceMap {
  const moments = labels.map((text, i): Moment => ({
    id: `${name}-${i}` as MomentId,
    kind: 'step',
    label: text,
    thinking: '',
    doing: '',
  }))
  const links = moments.flatMap((moment, i) => {
    const to = moments[i + 1] ?? (isRound ? moments[0] : undefined)
    return to
      ? [{ id: derivedLinkId(moment.id, to.id, 'next'), from: moment.id, to: to.id, kind: 'next' as const, label: '' }]
      : []
  })
  return { id: name as MapId, author: { name, discipline: 'other' }, moments, links }
}
