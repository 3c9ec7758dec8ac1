import { expect, test } from 'vitest'
import { asId, type PersonId } from '#shared/model/ids.ts'
import { freshCall, type PresenceStates, readGuests, readWhereabouts } from './presence-state.ts'

const me = asId<PersonId>('me')
const noor = asId<PersonId>('noor')
const states = (...list: readonly Record<string, unknown>[]): PresenceStates => new Map(list.entries())

const at = (call?: string) =>
  readWhereabouts(states({ personId: 'noor', here: { page: 'merge', query: '', at: 1, call } }), me)

test('others on the same canvas are seen; my other tabs and other canvases are not', () => {
  const guests = readGuests(
    states(
      { personId: 'me', canvas: { scene: 'merge', selected: [] } },
      { personId: 'noor', canvas: { scene: 'merge', at: { x: 1, y: 2, on: 'm1' }, selected: ['m1'] } },
      { personId: 'priya', canvas: { scene: 'map-1', selected: [] } },
      { personId: 'tomasz' },
    ),
    me,
    'merge',
  )
  expect(guests).toEqual([{ client: 1, personId: 'noor', at: { x: 1, y: 2, on: 'm1' }, selected: ['m1'] }])
})

test('whatever a browser claims, what is no presence is passed over', () => {
  const odd = [
    { scene: 'merge', selected: 'all' },
    { scene: 'merge', at: { x: Number.NaN, y: 0 }, selected: [] },
    { scene: 'merge', at: { x: 1e9, y: 0 }, selected: [] },
    { scene: 'merge', selected: ['"><img>'] },
    7,
    null,
  ]
  expect(readGuests(states(...odd.map((canvas) => ({ personId: 'noor', canvas }))), me, 'merge')).toEqual([])
  expect(readGuests(states({ canvas: { scene: 'merge', selected: [] } }), me, 'merge')).toEqual([])
})

test('somebody in two tabs is where they last did something', () => {
  const found = readWhereabouts(
    states(
      {
        personId: 'noor',
        here: { page: 'merge', query: '', at: 20 },
        view: { scene: 'merge', box: { x: 0, y: 0, w: 9, h: 9 } },
      },
      { personId: 'noor', here: { page: 'guide', query: '', at: 10 } },
    ),
    me,
  )
  expect(found.get(noor)).toMatchObject({ client: 0, page: 'merge', view: { scene: 'merge' } })
})

test('who says no page says no view either', () => {
  const found = readWhereabouts(
    states({
      personId: 'noor',
      here: { query: '', at: 1 },
      view: { scene: 'map-noor', box: { x: 0, y: 0, w: 9, h: 9 } },
    }),
    me,
  )
  expect(found.get(noor)?.view).toBeUndefined()
})

test('a facilitator’s call is heard once, by those who were there, and nobody else’s is', () => {
  const leaders = new Set([noor])
  expect(freshCall(at(), at('c1'), leaders)).toBe(noor)
  expect(freshCall(at('c1'), at('c1'), leaders)).toBeUndefined()
  expect(freshCall(at('c1'), at('c2'), leaders)).toBe(noor)
  expect(freshCall(at('c1'), at(), leaders)).toBeUndefined()
  expect(freshCall(new Map(), at('c1'), leaders)).toBeUndefined()
  expect(freshCall(at(), at('c1'), new Set())).toBeUndefined()
})
