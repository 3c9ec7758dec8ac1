import { expect, test } from 'vitest'
import { boxInView, cameraForBox } from './camera-for-box.ts'

const insets = { top: 40, left: 78, right: 10, bottom: 44 }

test('on a screen of the same size one sees the same', () => {
  const camera = { x: -120, y: 30, z: 0.8 }
  const room = { w: 900, h: 640 }
  const seen = cameraForBox(boxInView(camera, room, insets), room, insets)
  expect(seen.x).toBeCloseTo(camera.x)
  expect(seen.y).toBeCloseTo(camera.y)
  expect(seen.z).toBeCloseTo(camera.z)
})

test('on a smaller screen one sees all of it, smaller and in the middle', () => {
  const camera = { x: 0, y: 0, z: 1 }
  const box = boxInView(camera, { w: 1200, h: 800 }, {})
  const small = cameraForBox(box, { w: 390, h: 600 }, {})
  const seen = boxInView(small, { w: 390, h: 600 }, {})
  expect(small.z).toBeLessThan(0.4)
  expect(seen.w).toBeGreaterThanOrEqual(box.w)
  expect(seen.h).toBeGreaterThanOrEqual(box.h)
  expect(seen.x + seen.w / 2).toBeCloseTo(box.x + box.w / 2)
  expect(seen.y + seen.h / 2).toBeCloseTo(box.y + box.h / 2)
})
