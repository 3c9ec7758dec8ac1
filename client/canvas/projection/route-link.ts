import type { LinkKind } from '#shared/model/link.ts'
import type { Box } from '../box.ts'

type Point = { readonly x: number; readonly y: number }

/** A moment's box, and how far its kind word stands out above and its feeling below. */
export type Obstacle = Box & { readonly above?: number; readonly below?: number }

/** A link as one cubic curve from the side of a moment to the side of another, in page pixels. */
export type Route = {
  readonly start: Point
  readonly startPull: Point
  readonly endPull: Point
  readonly end: Point
}

/** The line leaves and reaches a moment with a little air. */
const air = 3

/**
 * Where a link runs. Pure geometry of two boxes:
 *
 * R1  It leaves by the side that faces the other moment and comes in by the side that faces back; the wider of the two
 *     gaps between the boxes decides whether it runs across or down.
 * R2  Where the boxes overlap on the other axis, it is straight.
 * R3  A loop that runs back along a row goes over the top, so that it is never read as the way on.
 * R4  A loop beside a way on keeps off the middle of the side, so that both can be seen.
 * R5  Above and below it keeps off the kind word and the feeling that hang on a moment's line.
 * R6  A far link along a row bows below whatever lies between.
 * R7  However far it goes aside, it comes in the way its arrow head points.
 */
export function routeLink(from: Obstacle, to: Obstacle, kind: LinkKind): Route {
  const gapX = gapBetween(from.x, from.w, to.x, to.w)
  const gapY = gapBetween(from.y, from.h, to.y, to.h)
  if (kind === 'loop' && gapX >= gapY && to.x < from.x) return overTheTop(from, to)
  return gapX >= gapY ? across(from, to, kind, gapX) : down(from, to, kind, gapY)
}

/** Points along the curve, ends included. */
export function sampleRoute({ start, startPull, endPull, end }: Route, steps = 12): readonly Point[] {
  const points: Point[] = []
  for (let i = 0; i <= steps; i++) points.push(pointOn(start, startPull, endPull, end, i / steps))
  return points
}

export function middleOf({ start, startPull, endPull, end }: Route): Point {
  return pointOn(start, startPull, endPull, end, 0.5)
}

/** In radians: where the arrow head points. */
export function endAngle({ startPull, endPull, end }: Route): number {
  const last = near(endPull, end) ? startPull : endPull
  return Math.atan2(end.y - last.y, end.x - last.x)
}

function across(from: Obstacle, to: Obstacle, kind: LinkKind, gap: number): Route {
  const toRight = to.x + to.w / 2 >= from.x + from.w / 2
  const startX = toRight ? from.x + from.w + air : from.x - air
  const endX = toRight ? to.x - air : to.x + to.w + air
  const [startY, endY] = facing(from.y, from.h, to.y, to.h, kind)
  const reach = Math.max(18, pull(endX - startX, endY - startY))
  const sign = toRight ? 1 : -1
  const isLevel = Math.abs(startY - endY) < 1
  const bow = isLevel && gap > 240 ? Math.min(90, (gap - 160) * 0.22) : 0
  return {
    start: { x: startX, y: startY },
    startPull: { x: startX + sign * reach, y: startY + bow },
    endPull: { x: endX - sign * reach, y: endY + bow },
    end: { x: endX, y: endY },
  }
}

function down(from: Obstacle, to: Obstacle, kind: LinkKind, gap: number): Route {
  const isDown = to.y + to.h / 2 >= from.y + from.h / 2
  const startY = isDown ? bottomOf(from) : topOf(from)
  const endY = isDown ? topOf(to) : bottomOf(to)
  const [startX, endX] = facing(from.x, from.w, to.x, to.w, kind)
  const reach = Math.max(14, pull(endY - startY, endX - startX))
  const sign = isDown ? 1 : -1
  const isPlumb = Math.abs(startX - endX) < 1
  const bow = isPlumb && gap > 160 ? Math.min(70, (gap - 100) * 0.2) : 0
  return {
    start: { x: startX, y: startY },
    startPull: { x: startX + bow, y: startY + sign * reach },
    endPull: { x: endX + bow, y: endY - sign * reach },
    end: { x: endX, y: endY },
  }
}

/** How far a curve runs straight out of a side: further where it then goes far aside, never past the other side. */
function pull(onwards: number, aside: number): number {
  const gap = Math.abs(onwards)
  return Math.max(gap * 0.45, Math.min(gap * 0.9, Math.abs(aside) * 0.25))
}

function overTheTop(from: Obstacle, to: Obstacle): Route {
  const startX = from.x + from.w * 0.35
  const endX = to.x + to.w * 0.65
  const rise = Math.min(120, 36 + Math.abs(startX - endX) * 0.12)
  const startY = topOf(from)
  const endY = topOf(to)
  const top = Math.min(startY, endY) - rise
  return {
    start: { x: startX, y: startY },
    startPull: { x: startX, y: top },
    endPull: { x: endX, y: top },
    end: { x: endX, y: endY },
  }
}

/** Where two sides see each other: the middle of what they share, or each one's own middle. */
function facing(a: number, aLength: number, b: number, bLength: number, kind: LinkKind): readonly [number, number] {
  const low = Math.max(a, b)
  const high = Math.min(a + aLength, b + bLength)
  const aside = kind === 'loop' ? Math.min(aLength, bLength) * 0.22 : 0
  if (high - low > 16) {
    // Aside of the middle, but never past the end of the shorter side.
    const middle = (low + high) / 2 + Math.min(aside, (high - low) / 2 - 4)
    return [middle, middle]
  }
  return [a + aLength / 2 + aside, b + bLength / 2 + aside]
}

function topOf(box: Obstacle): number {
  return box.y - air - (box.above ?? 0)
}

function bottomOf(box: Obstacle): number {
  return box.y + box.h + air + (box.below ?? 0)
}

function gapBetween(a: number, aLength: number, b: number, bLength: number): number {
  return Math.max(b - (a + aLength), a - (b + bLength))
}

function pointOn(a: Point, b: Point, c: Point, d: Point, t: number): Point {
  const u = 1 - t
  const along = (p: number, q: number, r: number, s: number) =>
    u * u * u * p + 3 * u * u * t * q + 3 * u * t * t * r + t * t * t * s
  return { x: along(a.x, b.x, c.x, d.x), y: along(a.y, b.y, c.y, d.y) }
}

function near(a: Point, b: Point): boolean {
  return Math.abs(a.x - b.x) < 0.5 && Math.abs(a.y - b.y) < 0.5
}
