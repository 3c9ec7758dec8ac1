import type { Place } from '#shared/model/moment.ts'
import type { Box } from '../box.ts'

const gap = 48
const rowGap = 56
/** A moment with two lines, as most become: what is placed before it is written is placed for that. */
const fresh = { w: 168, h: 62 }

/** Where a moment is put before it has words, and on which side what leads to it stands, if on one. */
export type PutPlace = Place & { readonly comesFrom?: 'left' | 'right' }

/** How wide a map grows before its line turns, as tidying has it. */
const pageWidth = 1240

/**
 * Where the next moment goes: on in the direction of the flow, in the middle line of the one before, and below where that
 * is taken. At the edge of the page the line turns and comes back below, like a river, so that arrows stay short.
 * `flow`: the boxes that led here, the nearest first.
 */
export function placeAfter(before: Box, flow: readonly Box[], taken: readonly Box[]): PutPlace {
  const left = Math.min(before.x, ...taken.map((box) => box.x))
  const isForward = headsRight(before, flow)
  const x = isForward ? before.x + before.w + gap : before.x - gap - fresh.w
  const isOnPage = x >= left - 1 && x + fresh.w <= left + pageWidth
  if (isOnPage) return { ...firstFree({ x, y: middleLine(before) }, taken), comesFrom: isForward ? 'left' : 'right' }
  return firstFree({ x: before.x + (before.w - fresh.w) / 2, y: before.y + before.h + rowGap }, taken)
}

/** Which way the line runs: as it came, and the other way after it went down. */
function headsRight(box: Box, flow: readonly Box[]): boolean {
  let at = box
  let isTurned = false
  for (const before of flow) {
    const dx = at.x + at.w / 2 - (before.x + before.w / 2)
    if (Math.abs(dx) > fresh.w / 2) return dx > 0 !== isTurned
    isTurned = !isTurned
    at = before
  }
  return !isTurned
}

/** Where a branch goes: one row below its neighbour. */
export function placeBelow(neighbour: Box, taken: readonly Box[]): Place {
  return firstFree({ x: neighbour.x, y: neighbour.y + neighbour.h + rowGap }, taken)
}

/** In the middle between two that are linked, or below where there is no room. */
export function placeBetween(from: Box, to: Box, taken: readonly Box[]): Place {
  const x = (from.x + from.w / 2 + to.x + to.w / 2) / 2
  const y = (from.y + from.h / 2 + to.y + to.h / 2) / 2
  return firstFree(placeAround({ x, y }), taken)
}

/** Around a point, as when somebody clicks there. */
export function placeAround(point: Place): Place {
  return { x: point.x - fresh.w / 2, y: point.y - fresh.h / 2 }
}

/** The same middle line, and the same distance to what came before, with the size it has now. */
export function keepPut({ x, y, comesFrom }: PutPlace, size: { readonly w: number; readonly h: number }): Place {
  return { x: comesFrom === 'right' ? x + fresh.w - size.w : x, y: y + (fresh.h - size.h) / 2 }
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

/** The middle of the nearest free room for something small beside a box: below it, above, right, left, and then farther off. */
export function placeBeside(box: Box, size: { readonly w: number; readonly h: number }, taken: readonly Box[]): Place {
  const middle = { x: box.x + box.w / 2, y: box.y + box.h / 2 }
  for (let away = rowGap; away < rowGap * 12; away += rowGap / 2) {
    const down = (box.h + size.h) / 2 + away
    const across = (box.w + size.w) / 2 + away
    const points = [
      { x: middle.x, y: middle.y + down },
      { x: middle.x, y: middle.y - down },
      { x: middle.x + across, y: middle.y },
      { x: middle.x - across, y: middle.y },
    ]
    const free = points.find(
      (point) =>
        !taken.some((other) => isTooNear({ x: point.x - size.w / 2, y: point.y - size.h / 2, ...size }, other)),
    )
    if (free) return free
  }
  return { x: middle.x, y: middle.y + (box.h + size.h) / 2 + rowGap }
}
