import { expect, test } from 'vitest'
import type { MapId, MomentId, PersonId } from '../model/ids.ts'
import type { SharedMap, SharedMoment } from '../model/shared-map.ts'
import { compareMaps } from './compare-maps.ts'

const empty: SharedMap = {
  moments: [],
  placements: [],
  keptApart: [],
  putOff: [],
  differences: [],
  drawnLinks: [],
  cutLinks: new Set(),
}

function moment(id: string, label: string, sources: readonly string[] = [], more: Partial<SharedMoment> = {}) {
  return {
    id: id as MomentId,
    kind: 'step',
    label,
    thinking: '',
    doing: '',
    sources: sources.map((sourceId) => ({
      sourceId: sourceId as MomentId,
      momentId: id as MomentId,
      mapId: 'map' as MapId,
      relation: 'same' as const,
      by: 'noor' as PersonId,
      at: 1,
    })),
    ...more,
  } as const satisfies SharedMoment
}

function told(then: readonly SharedMoment[], now: readonly SharedMoment[]): readonly string[] {
  const { moments } = compareMaps({ ...empty, moments: then }, { ...empty, moments: now })
  return moments.map((change) => {
    if (change.kind === 'new') return `new ${change.now.label}`
    if (change.kind === 'gone') return `gone ${change.before.label}`
    if (change.kind === 'renamed') return `${change.before.label} → ${change.now.label}`
    return `${change.now.label}: ${change.aspects.join(', ')}`
  })
}

test('what is new, gone, renamed or otherwise is told; what stayed is not', () => {
  const feeling = { valence: -1, word: 'bored' } as const
  const then = [moment('a', 'Sits down'), moment('b', 'Opens the app'), moment('c', 'Scrolls'), moment('d', 'Sleeps')]
  const now = [
    moment('a', 'Sits down'),
    moment('e', 'Hunts for the remote'),
    moment('b', 'Opens the streaming app'),
    moment('c', 'Scrolls', [], { kind: 'pain', feeling }),
  ]
  expect(told(then, now)).toEqual([
    'new Hunts for the remote',
    'Opens the app → Opens the streaming app',
    'Scrolls: kind, feeling',
    'gone Sleeps',
  ])
  expect(told(now, now)).toEqual([])
})

test('a moment that was taken apart and made again of the same sources is the same moment', () => {
  expect(told([moment('a', 'Sits down', ['x', 'y'])], [moment('z', 'Sinks down', ['y', 'x'])])).toEqual([
    'Sits down → Sinks down',
  ])
  expect(told([moment('a', 'Sits down', ['x'])], [moment('z', 'Sits down', ['x', 'y'])])).toEqual([
    'new Sits down',
    'gone Sits down',
  ])
})

test('links and decisions that stand on one side only are counted', () => {
  const decided = { by: 'noor' as PersonId, at: 1 }
  const then = { ...empty, cutLinks: new Set(['a|b']), differences: [{ key: 'k', state: 'open' as const, ...decided }] }
  const now = { ...empty, differences: [{ key: 'k', state: 'open' as const, ...decided, at: 9 }] }
  expect(compareMaps(then, now)).toEqual({ moments: [], links: 1, differences: 0 })
})
