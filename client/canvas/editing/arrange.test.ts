import { expect, test } from 'vitest'
import { arrange } from './arrange.ts'

const boxes = new Map([
  ['a', { x: 0, y: 40, w: 100, h: 50 }],
  ['b', { x: 150, y: 0, w: 100, h: 50 }],
  ['c', { x: 500, y: 90, w: 100, h: 50 }],
])

test('edges are brought into line with the outermost one', () => {
  expect([...arrange(boxes, 'left').values()].map(({ x }) => x)).toEqual([0, 0, 0])
  expect([...arrange(boxes, 'top').values()].map(({ y }) => y)).toEqual([0, 0, 0])
  expect(arrange(boxes, 'left').get('c')?.y).toBe(90)
})

test('spread, there is the same room between all, and the outer two stay', () => {
  const across = arrange(boxes, 'across')
  expect(['a', 'b', 'c'].map((id) => across.get(id)?.x)).toEqual([0, 250, 500])
  expect(across.get('b')?.y).toBe(0)
  const down = arrange(boxes, 'down')
  expect(['b', 'a', 'c'].map((id) => down.get(id)?.y)).toEqual([0, 45, 90])
})
