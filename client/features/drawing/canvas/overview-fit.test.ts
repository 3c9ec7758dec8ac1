import { expect, test } from 'vitest'
import { fitOverview, needsOverview } from './overview-fit.ts'

const size = { w: 168, h: 104 }
const boxes = [
  { x: -500, y: 0, w: 168, h: 62 },
  { x: 2_000, y: 900, w: 168, h: 62 },
]

test('every moment lies inside the small picture, in the middle of it', () => {
  const fit = fitOverview(boxes, size)
  if (!fit) throw new Error('there are moments')
  for (const { x, y, w, h } of boxes) {
    expect(x * fit.scale + fit.left).toBeGreaterThanOrEqual(7.9)
    expect((x + w) * fit.scale + fit.left).toBeLessThanOrEqual(160.1)
    expect(y * fit.scale + fit.top).toBeGreaterThanOrEqual(7.9)
    expect((y + h) * fit.scale + fit.top).toBeLessThanOrEqual(96.1)
  }
})

test('it is there only where some of the map is out of sight', () => {
  const fit = fitOverview(boxes, size)
  expect(needsOverview(fit, { x: -600, y: -100, w: 3_000, h: 1_200 })).toBe(false)
  expect(needsOverview(fit, { x: 0, y: 0, w: 1_280, h: 800 })).toBe(true)
  expect(needsOverview(fitOverview([], size), { x: 0, y: 0, w: 1, h: 1 })).toBe(false)
})
