import { expect, test } from 'vitest'
import { placeSheet } from './place-sheet.ts'

const room = { x: 0, y: 100, w: 1280, h: 560 }
const sheet = { w: 484, h: 170 }

test('below the moment where there is room', () => {
  expect(placeSheet({ x: 100, y: 200, w: 168, h: 62 }, sheet, room)).toEqual({ x: 116, y: 284 })
})

test('above it near the foot of the canvas, and never over the right edge', () => {
  const { x, y } = placeSheet({ x: 1100, y: 560, w: 168, h: 62 }, sheet, room)
  expect(x + sheet.w).toBeLessThanOrEqual(1264)
  expect(y + sheet.h).toBeLessThanOrEqual(560)
})

test('beside it where there is neither', () => {
  const low = { x: 0, y: 100, w: 1280, h: 240 }
  expect(placeSheet({ x: 100, y: 180, w: 168, h: 62 }, sheet, low).x).toBe(290)
})
