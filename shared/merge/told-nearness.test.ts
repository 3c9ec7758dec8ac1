import { describe, expect, test } from 'vitest'
import type { MomentId, PersonId } from '../model/ids.ts'
import type { MergeDecisions } from '../model/shared-map.ts'
import { drawMap } from './differences/testing/maps.ts'
import { suggestMoments } from './suggest-moments.ts'
import type { ToldNearness } from './told-nearness.ts'
import { noRelations } from './word-relations.ts'

const nothing: MergeDecisions = { placements: [], keptApart: [], putOff: [], differences: [] }
const maps = [
  drawMap(
    'noor',
    { a: 'Opens the app', b: 'Picks a film', c: 'Curls up under a blanket', d: 'Turns it off' },
    'a b c d',
  ),
  drawMap('priya', { a: 'Opens the app', b: 'Picks a film', c: 'Settles in', d: 'Turns it off' }, 'a b c d'),
  drawMap('tomasz', { a: 'Opens the app', b: 'Picks a film', e: 'Orders pizza' }, 'a b e'),
]
const ids = maps.flatMap((map) => map.moments.map(({ id }) => id))
const at = (id: string) => ids.indexOf(id as MomentId)
const near: ToldNearness = { moments: ids, near: [[at('noor.c'), at('priya.c'), 1]] }
const suggest = (told?: ToldNearness, decisions = nothing) =>
  suggestMoments(maps, decisions, noRelations, { nearness: told })

function confidenceOf({ moments, maybes }: ReturnType<typeof suggest>): number {
  const pair = ['noor.c', 'priya.c'] as MomentId[]
  const joined = moments.find(({ members }) => pair.every((id) => members.includes(id)))
  return joined?.confidence ?? maybes.find(({ a, b }) => pair.includes(a) && pair.includes(b))?.confidence ?? 0
}

describe('what a service says about meaning', () => {
  test('changes nothing where nobody was asked, or nothing was near', () => {
    expect(suggest({ moments: ids, near: [] })).toEqual(suggest())
    expect(suggest({ moments: ['elsewhere' as MomentId], near: [[0, 7, 1]] })).toEqual(suggest())
  })

  test('makes a pair without a word in common likelier, and is named as the reason', () => {
    expect(confidenceOf(suggest(near))).toBeGreaterThan(confidenceOf(suggest()))
    const { moments, maybes } = suggest(near)
    const reasons = [...moments, ...maybes].flatMap((found) => found.reasons.map(({ kind }) => kind))
    expect(reasons).toContain('service')
  })

  test('does not join what people kept apart', () => {
    const keptApart = [{ a: 'noor.c' as MomentId, b: 'priya.c' as MomentId, by: 'noor' as PersonId, at: 1 }]
    expect(confidenceOf(suggest(near, { ...nothing, keptApart }))).toBe(0)
  })

  test('does not join trouble with an ordinary step', () => {
    const pair = [
      drawMap('noor', { a: 'Opens the app', b: { label: 'Spins for ever', kind: 'error' } }, 'a b'),
      drawMap('priya', { a: 'Opens the app', b: 'Looks around' }, 'a b'),
    ]
    const moments = pair.flatMap((map) => map.moments.map(({ id }) => id))
    const told: ToldNearness = { moments, near: [[1, 3, 1]] }
    const { moments: found } = suggestMoments(pair, nothing, noRelations, { nearness: told })
    expect(found.flatMap(({ members }) => members)).not.toContain('noor.b')
  })

  test('alone is never certain enough to be accepted in one go', () => {
    const alone = [drawMap('noor', { a: 'Curls up' }, ''), drawMap('priya', { a: 'Settles in' }, '')]
    const told: ToldNearness = { moments: ['noor.a', 'priya.a'] as MomentId[], near: [[0, 1, 1]] }
    const { moments } = suggestMoments(alone, nothing, noRelations, { nearness: told })
    expect(moments.filter(({ tier }) => tier === 'same')).toEqual([])
  })
})
