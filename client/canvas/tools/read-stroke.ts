import type { Box } from '../box.ts'

export type Point = { readonly x: number; readonly y: number }

/** What a stroke of the pen may have meant. `from` and `to` are the keys of the boxes that were given. */
export type StrokeMeaning<Id> =
  | { readonly is: 'box'; readonly box: Box }
  | { readonly is: 'arrow'; readonly from: Id; readonly to: Id }

const smallestBox = { w: 56, h: 30 }
const largestBox = { w: 900, h: 600 }
/** How far from a moment's edge a stroke may begin or end and still be meant for it, in page pixels. */
const nearMoment = 26

/**
 * Reads a stroke as a box or as an arrow from moment to moment; most are neither.
 *
 *   S1  A box closes, goes round once, runs along the sides of the box around it and reaches into its corners; tilted by
 *       up to 8°. A circle stays out of the corners.
 *   S2  A box around or across a moment is a ring around it, and nothing that could become one.
 *   S3  An arrow begins at one moment, ends at another, does not close, and takes no long way round.
 *
 * `points` and `moments` in page pixels.
 */
export function readStroke<Id>(points: readonly Point[], moments: ReadonlyMap<Id, Box>): StrokeMeaning<Id> | undefined {
  const line = resample(points, 96)
  if (line.length < 8) return undefined
  const bounds = boundsOf(line)
  const first = line[0]
  const last = line.at(-1)
  if (!first || !last) return undefined
  const length = lengthOf(line)
  const gap = distance(first, last)
  const isClosed = gap < Math.max(18, Math.hypot(bounds.w, bounds.h) * 0.2) && gap < length * 0.2
  if (isClosed) return isBox(line, length) && !meetsMoment(bounds, moments) ? { is: 'box', box: bounds } : undefined
  const from = momentAt(first, moments)
  const to = momentAt(last, moments)
  if (from === undefined || to === undefined || from === to) return undefined
  return length < gap * 2.2 + 40 ? { is: 'arrow', from, to } : undefined
}

function isBox(line: readonly Point[], length: number): boolean {
  for (let tilt = -8; tilt <= 8; tilt++) if (isUprightBox(rotate(line, (tilt * Math.PI) / 180), length)) return true
  return false
}

function isUprightBox(line: readonly Point[], length: number): boolean {
  const { x, y, w, h } = boundsOf(line)
  if (w < smallestBox.w || h < smallestBox.h || w > largestBox.w || h > largestBox.h) return false
  const around = 2 * (w + h)
  if (length < around * 0.8 || length > around * 1.35) return false
  const side = Math.min(w, h)
  const corners = [
    { x, y },
    { x: x + w, y },
    { x: x + w, y: y + h },
    { x, y: y + h },
  ]
  const reach = Math.max(9, side * 0.15)
  if (corners.some((corner) => Math.min(...line.map((point) => distance(point, corner))) > reach)) return false
  const stray = Math.max(7, side * 0.13)
  const along = line.filter(
    (point) => Math.min(point.x - x, x + w - point.x, point.y - y, y + h - point.y) <= stray,
  ).length
  return along >= line.length * 0.92
}

function meetsMoment<Id>(box: Box, moments: ReadonlyMap<Id, Box>): boolean {
  for (const other of moments.values())
    if (other.x < box.x + box.w && box.x < other.x + other.w && other.y < box.y + box.h && box.y < other.y + other.h)
      return true
  return false
}

function momentAt<Id>(point: Point, moments: ReadonlyMap<Id, Box>): Id | undefined {
  let nearest: Id | undefined
  let least = nearMoment
  for (const [id, { x, y, w, h }] of moments) {
    const away = Math.hypot(Math.max(x - point.x, 0, point.x - x - w), Math.max(y - point.y, 0, point.y - y - h))
    if (away >= least) continue
    least = away
    nearest = id
  }
  return nearest
}

/** The same line with its points at equal distances: a hand that rests in a corner counts no more than one that hurries. */
function resample(points: readonly Point[], count: number): readonly Point[] {
  const step = lengthOf(points) / (count - 1)
  const [first] = points
  if (!first || !Number.isFinite(step) || step < 0.3) return []
  const line: Point[] = [first]
  let before = first
  let left = step
  for (const point of points.slice(1)) {
    let gap = distance(before, point)
    while (gap >= left && line.length < count) {
      const part = left / gap
      before = { x: before.x + (point.x - before.x) * part, y: before.y + (point.y - before.y) * part }
      line.push(before)
      gap = distance(before, point)
      left = step
    }
    left -= gap
    before = point
  }
  if (line.length < count) line.push(before)
  return line
}

export function lengthOf(points: readonly Point[]): number {
  let length = 0
  let before = points[0]
  for (const point of points) {
    if (before) length += distance(before, point)
    before = point
  }
  return length
}

export function boundsOf(points: readonly Point[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y } of points) {
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  return { x: left, y: top, w: right - left, h: bottom - top }
}

function rotate(points: readonly Point[], angle: number): readonly Point[] {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return points.map(({ x, y }) => ({ x: x * cos - y * sin, y: x * sin + y * cos }))
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y)
}
