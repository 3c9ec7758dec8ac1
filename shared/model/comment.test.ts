import { expect, test } from 'vitest'
import { isOpenToComments, targetKey } from './comment.ts'
import { asId, type MapId, type MomentId, type PersonId } from './ids.ts'
import type { Person } from './person.ts'

const moment = asId<MomentId>('m')
const noor: Person = {
  id: asId<PersonId>('noor'),
  name: 'Noor',
  discipline: 'design',
  slot: 'river',
  role: 'author',
  mapId: asId<MapId>('map-noor'),
  ready: false,
}

test('nothing is said about a map before it is shown, not by its owner either', () => {
  const target = { kind: 'moment', mapId: noor.mapId, id: moment } as const
  expect(isOpenToComments(target, [noor])).toBe(false)
  expect(isOpenToComments(target, [])).toBe(false)
  expect(isOpenToComments(target, [{ ...noor, revealedAt: 1 }])).toBe(true)
})

test('the shared map and differences are open to comments', () => {
  expect(isOpenToComments({ kind: 'moment', id: moment }, [noor])).toBe(true)
  expect(isOpenToComments({ kind: 'difference', key: 'order|a|b' }, [])).toBe(true)
})

test('the same moment on two maps is two things, and every place is its own', () => {
  expect(targetKey({ kind: 'moment', id: moment })).not.toBe(
    targetKey({ kind: 'moment', mapId: noor.mapId, id: moment }),
  )
  expect(targetKey({ kind: 'place', x: 1, y: 2 })).not.toBe(targetKey({ kind: 'place', x: 1, y: 3 }))
})
