import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Box } from '../box.ts'
import { type Point, readStroke } from './read-stroke.ts'

const none: ReadonlyMap<string, Box> = new Map()
const two = new Map([
  ['a', { x: 0, y: 0, w: 168, h: 62 }],
  ['b', { x: 400, y: 0, w: 168, h: 62 }],
])

/** A line through corners, as a hand draws it: points unevenly apart, each a little off. */
function through(corners: readonly Point[], stray = 0, seed = 1): readonly Point[] {
  let state = seed
  const off = () => {
    state = (state * 1103515245 + 12345) % 2147483648
    return (state / 1073741824 - 1) * stray
  }
  return corners.slice(1).flatMap((to, at) => {
    const from = corners[at] ?? to
    const steps = Math.max(2, Math.round(Math.hypot(to.x - from.x, to.y - from.y) / 7))
    return Array.from({ length: steps }, (_, step) => ({
      x: from.x + ((to.x - from.x) * step) / steps + off(),
      y: from.y + ((to.y - from.y) * step) / steps + off(),
    }))
  })
}

function box({ x, y, w, h }: Box): readonly Point[] {
  return [
    { x, y },
    { x: x + w, y },
    { x: x + w, y: y + h },
    { x, y: y + h },
    { x, y },
  ]
}

function ellipse({ x, y, w, h }: Box, power = 1): readonly Point[] {
  return Array.from({ length: 90 }, (_, at) => {
    const angle = (at / 89) * Math.PI * 2
    return { x: x + (w / 2) * (1 + bend(Math.cos(angle), power)), y: y + (h / 2) * (1 + bend(Math.sin(angle), power)) }
  })
}

function bend(value: number, power: number): number {
  return Math.sign(value) * Math.abs(value) ** power
}

function tilted(points: readonly Point[], degrees: number): readonly Point[] {
  const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
  return points.map(({ x, y }) => ({ x: x * cos - y * sin, y: x * sin + y * cos }))
}

describe('S1: a box', () => {
  test('of any usual size, drawn by an unsteady hand from any corner either way round, is one', () => {
    const shape = fc.record({
      w: fc.integer({ min: 90, max: 500 }),
      h: fc.integer({ min: 50, max: 300 }),
      start: fc.nat({ max: 3 }),
      isBack: fc.boolean(),
      seed: fc.nat(),
      tilt: fc.integer({ min: -6, max: 6 }),
    })
    fc.assert(
      fc.property(shape, ({ w, h, start, isBack, seed, tilt }) => {
        const corners = box({ x: -40, y: 900, w, h }).slice(0, 4)
        const turned = [...corners.slice(start), ...corners.slice(0, start)]
        const order = isBack ? turned.toReversed() : turned
        const [first] = order
        const line = through(first ? [...order, first] : order, 2.5, seed + 1)
        expect(readStroke(tilted(line, tilt), none)?.is).toBe('box')
      }),
    )
  })

  test('may be rounded, and need not quite close', () => {
    expect(readStroke(ellipse({ x: 0, y: 0, w: 220, h: 110 }, 0.3), none)?.is).toBe('box')
    const open = through([...box({ x: 0, y: 0, w: 200, h: 100 }).slice(0, 4), { x: 0, y: 14 }], 1.5)
    expect(readStroke(open, none)).toMatchObject({ is: 'box', box: { w: expect.closeTo(200, -1) } })
  })

  test('is no circle, ellipse, triangle, tick, line, scribble, spiral or dot, and not as small as a letter', () => {
    const round = [
      { w: 100, h: 100 },
      { w: 260, h: 90 },
      { w: 90, h: 200 },
    ].map(({ w, h }) => ellipse({ x: 0, y: 0, w, h }))
    const triangle = through([
      { x: 0, y: 100 },
      { x: 90, y: 0 },
      { x: 180, y: 100 },
      { x: 0, y: 100 },
    ])
    const tick = through([
      { x: 0, y: 40 },
      { x: 30, y: 80 },
      { x: 110, y: 0 },
    ])
    const scribble = through(
      Array.from({ length: 24 }, (_, at) => ({ x: (at % 2) * 160, y: (at % 12) * 9 })),
      4,
    )
    const letter = through(box({ x: 0, y: 0, w: 22, h: 18 }))
    const twice = through([...box({ x: 0, y: 0, w: 200, h: 100 }), ...box({ x: 4, y: 4, w: 200, h: 100 }).slice(1)])
    for (const line of [...round, triangle, tick, scribble, letter, twice, [], [{ x: 1, y: 1 }]])
      expect(readStroke(line, none)).toBeUndefined()
  })
})

test('S2: a ring around two moments, round or square, is no box', () => {
  const around = { x: -20, y: -20, w: 620, h: 110 }
  expect(readStroke(ellipse(around), two)).toBeUndefined()
  expect(readStroke(through(box(around)), two)).toBeUndefined()
  expect(readStroke(through(box({ x: 0, y: 200, w: 200, h: 90 })), two)?.is).toBe('box')
})

describe('S3: an arrow', () => {
  test('leads from where it began to where it ends, bowed or with a hook at its end', () => {
    const straight = through(
      [
        { x: 172, y: 30 },
        { x: 396, y: 34 },
      ],
      3,
    )
    const bowed = through(
      [
        { x: 84, y: 70 },
        { x: 200, y: 190 },
        { x: 330, y: 190 },
        { x: 470, y: 70 },
      ],
      2,
    )
    const hooked = through([
      { x: 170, y: 30 },
      { x: 396, y: 30 },
      { x: 380, y: 18 },
    ])
    for (const line of [straight, bowed, hooked])
      expect(readStroke(line, two)).toEqual({ is: 'arrow', from: 'a', to: 'b' })
    expect(readStroke(straight.toReversed(), two)).toEqual({ is: 'arrow', from: 'b', to: 'a' })
  })

  test('is nothing that ends nowhere, comes back, or underlines one moment', () => {
    const lost = through([
      { x: 170, y: 30 },
      { x: 320, y: 160 },
    ])
    const back = through([
      { x: 170, y: 30 },
      { x: 398, y: 30 },
      { x: 170, y: 36 },
    ])
    const under = through([
      { x: 4, y: 70 },
      { x: 160, y: 70 },
    ])
    for (const line of [lost, back, under]) expect(readStroke(line, two)).toBeUndefined()
  })
})

test('whatever is drawn, reading it gives an answer', () => {
  const number = fc.oneof(fc.double(), fc.constantFrom(Number.NaN, Infinity, 0, 1e308))
  fc.assert(
    fc.property(fc.array(fc.record({ x: number, y: number }), { maxLength: 60 }), (line) => {
      expect(() => readStroke(line, two)).not.toThrow()
    }),
  )
})
