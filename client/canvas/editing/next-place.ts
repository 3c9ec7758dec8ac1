import type { Place } from '#shared/model/moment.ts'
import type { Box } from '../layers.ts'

const gap = 48
const rowGap = 56
/** How large a moment is before anybody has written into it. */
const fresh = { w: 168, h: 48 }

/** Where the next moment goes: to the right of the one before, in its middle line; below where that is taken. */
export function placeAfter(before: Box, taken: readonly Box[]): Place {
  return firstFree({ x: before.x + before.w + gap, y: middleLine(before) }, taken)
}

/** Where a branch goes: one row below its neighbour. */
export function placeBelow(neighbour: Box, taken: readonly Box[]): Place {
  return firstFree({ x: neighbour.x, y: neighbour.y + neighbour.h + rowGap }, taken)
}

/** Around a point, as when somebody clicks there. */
export function placeAround(point: Place): Place {
  return { x: point.x - fresh.w / 2, y: point.y - fresh.h / 2 }
}

/** The left edge below all that is there. */
export function belowAll(taken: readonly Box[]): Place {
  if (taken.length === 0) return { x: 0, y: 0 }
  return { x: Math.min(...taken.map((box) => box.x)), y: Math.max(...taken.map((box) => box.y + box.h)) + 80 }
}

function middleLine(box: Box): number {
  return box.y + box.h / 2 - fresh.h / 2
}

function firstFree(place: Place, taken: readonly Box[]): Place {
  let { y } = place
  for (;;) {
    const box = { x: place.x, y, ...fresh }
    const hit = taken.find((other) => isTooNear(box, other))
    if (!hit) return { x: place.x, y }
    y = hit.y + hit.h + rowGap
  }
}

function isTooNear(a: Box, b: Box): boolean {
  const air = 20
  return a.x < b.x + b.w + air && b.x < a.x + a.w + air && a.y < b.y + b.h + air && b.y < a.y + a.h + air
}
