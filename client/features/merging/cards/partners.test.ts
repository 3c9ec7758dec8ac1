import { expect, test } from 'vitest'
import type { Suggestions } from '#shared/merge/suggest-moments.ts'
import { momentId as id } from '../testing/maps.ts'
import { partnersOf } from './partners.ts'

const moment = (confidence: number, ...members: readonly string[]) => ({ members: members.map(id), confidence })
const maybe = (a: string, b: string, confidence: number) => ({ a: id(a), b: id(b), confidence })
const suggestions = (moments: readonly object[], maybes: readonly object[]) =>
  ({ moments, maybes }) as unknown as Suggestions
const apart = (a: string, b: string) => ({ a: id(a), b: id(b) }) as never

test('what the engine proposes comes before what only may be, the nearest first, of equal ones by their id', () => {
  const found = suggestions(
    [moment(0.6, 'me', 'b'), moment(0.7, 'other', 'x')],
    [maybe('me', 'c', 0.9), maybe('d', 'me', 0.9), maybe('other', 'y', 0.9), maybe('me', 'e', 0.2)],
  )
  expect(partnersOf(id('me'), found, { keptApart: [] })).toEqual([
    { id: 'b', isLikely: true },
    { id: 'c', isLikely: false },
    { id: 'd', isLikely: false },
  ])
  expect(partnersOf(id('me'), found, { keptApart: [] }, 9).map((partner) => partner.id)).toEqual(['b', 'c', 'd', 'e'])
})

test('what was kept apart is none, whichever of both was named first', () => {
  const found = suggestions([moment(0.6, 'me', 'b', 'c')], [maybe('me', 'd', 0.5)])
  const keptApart = [apart('me', 'b'), apart('d', 'me'), apart('c', 'd')]
  expect(partnersOf(id('me'), found, { keptApart }).map((partner) => partner.id)).toEqual(['c'])
})

test('one that is proposed and may be counts once, as proposed, with the better of both', () => {
  const found = suggestions(
    [moment(0.5, 'me', 'b'), moment(0.6, 'me', 'c'), moment(0.4, 'me', 'b')],
    [maybe('me', 'b', 0.9), maybe('me', 'f', 0.3), maybe('me', 'f', 0.1)],
  )
  expect(partnersOf(id('me'), found, { keptApart: [] })).toEqual([
    { id: 'b', isLikely: true },
    { id: 'c', isLikely: true },
    { id: 'f', isLikely: false },
  ])
})
