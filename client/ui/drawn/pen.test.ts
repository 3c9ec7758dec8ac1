import { describe, expect, it } from 'vitest'
import { arrowHeadPath, boxPath, diamondPath, drawLink, maxStray, ribbonPath, streamPath, tornPath } from './pen.ts'

const size = { width: 180, height: 60 }

function pointsOf(path: string): { x: number; y: number }[] {
  const numbers = (path.match(/-?\d+(\.\d+)?/g) ?? []).map(Number)
  return numbers.flatMap((x, i) => (i % 2 === 0 ? [{ x, y: numbers[i + 1] ?? Number.NaN }] : []))
}

describe('the pen', () => {
  it('draws the same moment the same way each time, and another moment another way', () => {
    for (const draw of [boxPath, diamondPath, tornPath]) {
      expect(draw(size, 'moment-1')).toBe(draw(size, 'moment-1'))
      expect(draw(size, 'moment-1')).not.toBe(draw(size, 'moment-2'))
    }
  })

  it('strays at most a little from the true line, whatever the id', () => {
    const steady = pointsOf(boxPath(size, 'a', { radius: 8 }))
    for (let i = 0; i < 200; i++) {
      const drawn = pointsOf(boxPath(size, `id-${i}`, { radius: 8 }))
      expect(drawn).toHaveLength(steady.length)
      for (const [at, point] of drawn.entries()) {
        const other = steady[at] ?? point
        // Two hands, each at most one stray off, plus the rounding of both to a tenth.
        expect(Math.abs(point.x - other.x)).toBeLessThanOrEqual(2 * maxStray + 0.1)
        expect(Math.abs(point.y - other.y)).toBeLessThanOrEqual(2 * maxStray + 0.1)
      }
    }
  })

  it('stays inside the box of what it draws', () => {
    for (const draw of [boxPath, diamondPath, tornPath]) {
      for (const { x, y } of pointsOf(draw(size, 'edge'))) {
        expect(x).toBeGreaterThanOrEqual(0)
        expect(y).toBeGreaterThanOrEqual(0)
        expect(x).toBeLessThanOrEqual(size.width)
        expect(y).toBeLessThanOrEqual(size.height)
      }
    }
  })

  it('leaves a gap in the side of what is given up', () => {
    expect(boxPath(size, 'm', { open: true }).match(/M/g)).toHaveLength(2)
    expect(boxPath(size, 'm').match(/M/g)).toHaveLength(1)
  })

  it('begins and ends a ribbon, a stream and a link exactly where they are asked to', () => {
    const from = { x: 10, y: 20 }
    const to = { x: 110, y: 220 }
    for (const path of [ribbonPath(from, to, { run: 40 }), streamPath(from, to), drawLink(from, to, 'l', 30).line]) {
      expect(pointsOf(path)[0]).toEqual(from)
      expect(pointsOf(path).at(-1)).toEqual(to)
    }
  })

  it('gives a level stream a little height, so that its pattern is painted', () => {
    const points = pointsOf(streamPath({ x: 0, y: 30 }, { x: 100, y: 30 }))
    expect(points.at(-1)?.y).not.toBe(30)
  })

  it('points the head of a straight link along it', () => {
    const link = drawLink({ x: 0, y: 0 }, { x: 100, y: 0 }, 'l')
    const [upper, tip, lower] = pointsOf(link.head)
    expect(tip).toEqual({ x: 100, y: 0 })
    expect(upper?.x).toBeLessThan(100)
    expect(Math.sign(upper?.y ?? 0)).toBe(-Math.sign(lower?.y ?? 0))
    expect(arrowHeadPath({ x: 5, y: 5 }, Math.PI / 2)).toContain('5 5')
  })
})
