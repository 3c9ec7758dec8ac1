import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { middleOf, routeLink, sampleRoute } from './route-link.ts'

const box = (x: number, y: number) => ({ x, y, w: 168, h: 62 })

test('beside each other a link is straight, from side to side', () => {
  const { start, end } = routeLink(box(0, 0), box(240, 0), 'next')
  expect(start).toEqual({ x: 171, y: 31 })
  expect(end).toEqual({ x: 237, y: 31 })
})

test('below each other it runs down, and keeps off a feeling and a kind word', () => {
  const { start, end } = routeLink({ ...box(0, 0), below: 12 }, { ...box(0, 200), above: 8 }, 'next')
  expect(start).toEqual({ x: 84, y: 62 + 3 + 12 })
  expect(end).toEqual({ x: 84, y: 200 - 3 - 8 })
})

test('a loop along a row goes over the top', () => {
  const route = routeLink(box(500, 0), box(0, 0), 'loop')
  expect(middleOf(route).y).toBeLessThan(-20)
})

test('a loop beside the way on does not lie on it', () => {
  const on = routeLink(box(0, 0), box(0, 200), 'next')
  const back = routeLink(box(0, 200), box(0, 0), 'loop')
  expect(Math.abs(on.start.x - back.start.x)).toBeGreaterThan(20)
})

test('a loop to a moment it nearly lies above ends on that moment', () => {
  const { end } = routeLink(box(103, 0), box(0, 0), 'loop')
  expect(end.x).toBeLessThanOrEqual(172)
})

test('wherever two moments stand, the line is finite and ends beside the second', () => {
  const coordinate = fc.integer({ min: -5000, max: 5000 })
  fc.assert(
    fc.property(
      coordinate,
      coordinate,
      coordinate,
      coordinate,
      fc.constantFrom('next', 'error', 'loop'),
      (x, y, u, v, kind) => {
        const to = box(u, v)
        const points = sampleRoute(routeLink(box(x, y), to, kind))
        for (const point of points) expect(Number.isFinite(point.x) && Number.isFinite(point.y)).toBe(true)
        const end = points.at(-1)
        expect(end?.x).toBeGreaterThanOrEqual(to.x - 4)
        expect(end?.x).toBeLessThanOrEqual(to.x + to.w + 4)
      },
    ),
  )
})
