import { expect, test } from 'vitest'
import { fitCamera, readableZoom, showCamera, unionOf } from './fit-camera.ts'

const room = { w: 1280, h: 744 }
const insets = { top: 104, bottom: 84 }

test('a small map stands at the left and top, at 100 %', () => {
  const camera = fitCamera({ x: 500, y: 900, w: 168, h: 62 }, room, insets)
  expect(camera.z).toBe(1)
  expect(500 + camera.x).toBe(32)
  expect(900 + camera.y).toBe(136)
})

test('a large map is shown whole, between what covers it', () => {
  const box = { x: -1000, y: -200, w: 4000, h: 900 }
  const { x, y, z } = fitCamera(box, room, insets)
  expect((box.x + x) * z).toBeGreaterThanOrEqual(31)
  expect((box.x + box.w + x) * z).toBeLessThanOrEqual(1249)
  expect((box.y + y) * z).toBeGreaterThanOrEqual(135)
  expect((box.y + box.h + y) * z).toBeLessThanOrEqual(744 - 84)
})

test('a map too large to be read is shown from where it begins', () => {
  const { x, y, z } = fitCamera({ x: 40, y: 20, w: 1000, h: 2000 }, room, insets, readableZoom)
  expect(z).toBe(readableZoom)
  expect((20 + y) * z).toBe(136)
  expect((40 + x) * z).toBeGreaterThanOrEqual(32)
})

test('what is in view already moves nothing', () => {
  const camera = { x: 10, y: 20, z: 1 }
  expect(showCamera({ x: 100, y: 200, w: 168, h: 62 }, camera, room, insets)).toEqual(camera)
})

test('what is out of view is brought just inside', () => {
  const right = showCamera({ x: 2000, y: 200, w: 168, h: 62 }, { x: 0, y: 0, z: 1 }, room, insets)
  expect(2000 + 168 + right.x).toBe(1280 - 32)
  const above = showCamera({ x: 100, y: -500, w: 168, h: 62 }, { x: 0, y: 0, z: 1 }, room, insets)
  expect(-500 + above.y).toBe(136)
})

test('the union of nothing is nothing', () => {
  expect(unionOf([])).toBeUndefined()
  expect(
    unionOf([
      { x: 1, y: 2, w: 3, h: 4 },
      { x: -1, y: 0, w: 1, h: 1 },
    ]),
  ).toEqual({ x: -1, y: 0, w: 5, h: 6 })
})
