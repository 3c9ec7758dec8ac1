import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { maxSketchPoints, parseSketchStroke, sketchBounds, sketchSheet, toSketchStroke } from './sketch.ts'

const point = fc.record({
  x: fc.double({ min: 0, max: 320, noNaN: true }),
  y: fc.double({ min: 0, max: 200, noNaN: true }),
})

test('a straight line is two points however slowly it was drawn, a corner is kept', () => {
  const line = Array.from({ length: 100 }, (_, at) => ({ x: at, y: 10 + (at % 2) * 0.3 }))
  expect(toSketchStroke('s', line, 0.5).points).toEqual([0, 10, 99, 10])
  const corner = [...line, ...Array.from({ length: 50 }, (_, at) => ({ x: 99, y: 10 + at }))]
  expect(toSketchStroke('s', corner, 0.5).points).toEqual([0, 10, 99, 10, 99, 59])
})

test('harder pressed is broader', () => {
  expect([0.1, 0.5, 1].map((pressure) => toSketchStroke('s', [{ x: 1, y: 1 }], pressure).width)).toEqual([1, 2, 3])
})

test('whatever is drawn lies on the sheet, has few points, strays little, and is read back the same', () => {
  fc.assert(
    fc.property(
      fc.array(point, { minLength: 1, maxLength: 600 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (line, z) => {
        const stroke = toSketchStroke('s', line, z)
        expect(stroke.points.length).toBeLessThanOrEqual(maxSketchPoints * 2)
        expect(parseSketchStroke('s', structuredClone(stroke))).toEqual(stroke)
        const { x, y, w, h } = sketchBounds({ strokes: [stroke] })
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(0)
        expect(x + w).toBeLessThanOrEqual(sketchSheet.w)
        expect(y + h).toBeLessThanOrEqual(sketchSheet.h)
      },
    ),
  )
})

test('what is no stroke is none', () => {
  for (const value of [
    null,
    7,
    {},
    { width: 1, points: 'M0 0' },
    { width: 1, points: [1] },
    { points: [1, Number.NaN] },
  ])
    expect(parseSketchStroke('s', value)).toBeUndefined()
  expect(parseSketchStroke('no id', { width: 1, points: [1, 2] })).toBeUndefined()
})
