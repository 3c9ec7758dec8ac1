import { expect, test } from 'vitest'
import type { LinkId, MomentId } from '#shared/model/ids.ts'
import type { Link, LinkKind } from '#shared/model/link.ts'
import { firstOf, lastOf, linkBeside, walkFrom } from './walk-flow.ts'

/*   a → b → c        b also goes wrong to d, and c comes back to a
 *       ↓
 *       d            e stands alone, far right below   */
const [a, b, c, d, e] = ['a', 'b', 'c', 'd', 'e'] as [MomentId, MomentId, MomentId, MomentId, MomentId]
const link = (from: MomentId, to: MomentId, kind: LinkKind = 'next'): Link => ({
  id: `${from}${to}` as LinkId,
  from,
  to,
  kind,
  label: '',
})
const links = [link(a, b), link(b, d, 'error'), link(b, c), link(c, a, 'loop')]
const places = new Map([
  [a, { x: 0, y: 0 }],
  [b, { x: 200, y: 0 }],
  [c, { x: 400, y: 0 }],
  [d, { x: 400, y: 120 }],
  [e, { x: 900, y: 300 }],
])
const flow = { links, places }

test('right and left follow the flow, the way on before the way wrong', () => {
  expect(walkFrom(flow, a, 'right')).toBe(b)
  expect(walkFrom(flow, b, 'right')).toBe(c)
  expect(walkFrom(flow, c, 'left')).toBe(b)
  expect(walkFrom(flow, d, 'left')).toBe(b)
})

test('up and down change between branches', () => {
  expect(walkFrom(flow, c, 'down')).toBe(d)
  expect(walkFrom(flow, d, 'up')).toBe(c)
})

test('where the flow says nothing, the nearest on that side', () => {
  expect(walkFrom(flow, d, 'right')).toBe(e)
  expect(walkFrom(flow, a, 'left')).toBeUndefined()
})

test('the walk begins where nothing leads to and ends below', () => {
  expect(firstOf(flow)).toBe(a)
  expect(lastOf(flow)).toBe(e)
  expect(firstOf({ links, places: new Map() })).toBeUndefined()
})

test('a circle has a first moment too', () => {
  const round = { links: [link(a, b), link(b, a)], places }
  expect(firstOf({ ...round, places: new Map([...places].slice(0, 2)) })).toBe(a)
})

test('the links of a moment are walked one after the other', () => {
  expect(linkBeside(links, b, 'out')).toBe('bd')
  expect(linkBeside(links, b, 'out', 'bd' as LinkId)).toBe('bc')
  expect(linkBeside(links, b, 'out', 'bc' as LinkId)).toBe('bd')
  expect(linkBeside(links, e, 'in')).toBeUndefined()
})
