import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { derivedLinkId, type ExperienceMap } from '../model/experience-map.ts'
import type { MomentId } from '../model/ids.ts'
import { linkKinds } from '../model/link.ts'
import { type Moment, momentKinds } from '../model/moment.ts'
import type { MergeDecisions } from '../model/shared-map.ts'
import { loadRelations } from './load-relations.ts'
import { createMergeMemo, type MergeMemo } from './merge-memo.ts'
import { suggestMoments } from './suggest-moments.ts'
import { apart, mapOf, nothingDecided, placed } from './testing/boards.ts'
import { noRelations } from './word-relations.ts'

const relations = await loadRelations()

const words = 'opens app show rows sofa couch telly TV waits rings practice pays card not in out get on bus 2 the qwyj'
const text = fc.array(fc.constantFrom(...words.split(' ')), { maxLength: 5 }).map((list) => list.join(' '))
const place = { map: fc.nat(3), moment: fc.nat(9) }
const kind = fc.constantFrom(...momentKinds)

/** Whatever people do between two looks at the suggestions. */
const edit = fc.oneof(
  fc.record({ do: fc.constant('says' as const), text, ...place }),
  fc.record({ do: fc.constant('thinks' as const), text, ...place }),
  fc.record({ do: fc.constant('is' as const), kind, ...place }),
  fc.record({ do: fc.constant('adds' as const), text, kind, ...place }),
  fc.record({ do: fc.constant('removes' as const), ...place }),
  fc.record({ do: fc.constant('links' as const), to: fc.nat(9), kind: fc.constantFrom(...linkKinds), ...place }),
  fc.record({ do: fc.constant('leaves' as const), ...place }),
  fc.record({ do: fc.constant('turns maps round' as const), ...place }),
  fc.record({ do: fc.constant('joins' as const), to: fc.nat(9), ...place }),
  fc.record({ do: fc.constant('keeps apart' as const), to: fc.nat(9), ...place }),
)
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never
type Board = { readonly maps: readonly ExperienceMap[]; readonly decisions: MergeDecisions }

function afterEdit({ maps, decisions }: Board, what: Edit): Board {
  const map = maps[what.map % Math.max(1, maps.length)]
  const moment = map?.moments[what.moment % Math.max(1, map.moments.length)]
  if (!map || !moment) return { maps, decisions }
  const withMap = (changed: ExperienceMap): Board => ({
    maps: maps.map((other) => (other === map ? changed : other)),
    decisions,
  })
  const withMoment = (changed: Partial<Moment>): Board =>
    withMap({ ...map, moments: map.moments.map((other) => (other === moment ? { ...other, ...changed } : other)) })
  const elsewhere = 'to' in what ? maps.find((other) => other !== map)?.moments[what.to] : undefined
  switch (what.do) {
    case 'says':
      return withMoment({ label: what.text })
    case 'thinks':
      return withMoment({ thinking: what.text })
    case 'is':
      return withMoment({ kind: what.kind })
    case 'adds': {
      const added = { id: `${moment.id}${map.moments.length}` as MomentId, kind: what.kind, label: what.text }
      const isNew = map.moments.every((other) => other.id !== added.id)
      return isNew
        ? withMap({ ...map, moments: [...map.moments, { thinking: '', doing: '', ...added }] })
        : withMap(map)
    }
    case 'removes':
      return withMap({ ...map, moments: map.moments.filter((other) => other !== moment) })
    case 'links': {
      const to = map.moments[what.to]
      if (!to) return { maps, decisions }
      const { kind: linkKind } = what
      const link = {
        id: derivedLinkId(moment.id, to.id, linkKind),
        from: moment.id,
        to: to.id,
        kind: linkKind,
        label: '',
      }
      return withMap({ ...map, links: [...map.links, link] })
    }
    case 'leaves':
      return { maps: maps.filter((other) => other !== map), decisions }
    case 'turns maps round':
      return { maps: maps.toReversed(), decisions }
    case 'joins':
      if (!elsewhere) return { maps, decisions }
      return {
        maps,
        decisions: { ...decisions, placements: [...decisions.placements, ...placed('home', moment.id, elsewhere.id)] },
      }
    case 'keeps apart':
      if (!elsewhere) return { maps, decisions }
      return { maps, decisions: { ...decisions, keptApart: [...decisions.keptApart, apart(moment.id, elsewhere.id)] } }
  }
}

const evening: Board = {
  maps: [
    mapOf('noor', [
      ['House goes quiet', 'start'],
      'Sinks into the couch',
      'Opens the app',
      'Waits',
      ['It rings', 'pain'],
    ]),
    mapOf('priya', [['Kids are asleep', 'start'], 'Sinks into the sofa', 'Opens the app', 'Pays by card']),
    mapOf('tomasz', [['Gets hungry', 'start'], 'Turns on the telly', 'Waits', ['Rings', 'pain']]),
  ],
  decisions: nothingDecided,
}

describe('suggestions that remember the last ones (M22)', () => {
  test('are what they would be without remembering, whatever was edited in between', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 12 }), (edits) => {
        const memo = createMergeMemo()
        let board = evening
        for (const what of edits) {
          board = afterEdit(board, what)
          const { maps, decisions } = board
          const remembered = suggestMoments(maps, decisions, relations, { memo })
          expect(remembered).toEqual(suggestMoments(maps, decisions, relations))
        }
      }),
    )
  })

  test('forget everything when other relations are known', () => {
    const memo = createMergeMemo()
    const { maps, decisions } = evening
    for (const known of [relations, noRelations, relations])
      expect(suggestMoments(maps, decisions, known, { memo })).toEqual(suggestMoments(maps, decisions, known))
  })

  test('compare only what the edit touched', () => {
    const memo = createMergeMemo()
    const { maps, decisions } = evening
    const asked = { again: 0, known: 0 }
    const watched: MergeMemo = {
      ...memo,
      recall: (nodes, matches) => {
        const recall = memo.recall(nodes, matches)
        return (a, b, out, at) => {
          const isKnown = recall(a, b, out, at)
          asked[isKnown ? 'known' : 'again']++
          return isKnown
        }
      },
    }
    suggestMoments(maps, decisions, relations, { memo: watched })
    expect(asked.known).toBe(0)
    const all = asked.again
    suggestMoments(maps, decisions, relations, { memo: watched })
    expect(asked).toEqual({ again: all, known: all })
    const [first, ...others] = maps
    if (!first) throw new Error('there is a map')
    const moments = first.moments.map((moment) => (moment.label === 'Waits' ? { ...moment, label: 'Zazzles' } : moment))
    suggestMoments([{ ...first, moments }, ...others], decisions, relations, { memo: watched })
    expect(asked.again - all).toBeLessThan(all / 3)
    expect(asked.known).toBeGreaterThan(all)
  })
})
