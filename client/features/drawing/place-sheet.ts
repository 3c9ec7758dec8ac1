export type Rectangle = { readonly x: number; readonly y: number; readonly w: number; readonly h: number }

const air = 22
const edge = 16

/**
 * Where the details lie, in pixels of the screen: below the moment they belong to; above it where there is no room;
 * beside it where there is none either. `room` is what nothing else covers.
 */
export function placeSheet(
  box: Rectangle,
  sheet: { readonly w: number; readonly h: number },
  room: Rectangle,
): { readonly x: number; readonly y: number } {
  const right = room.x + room.w - edge - sheet.w
  const bottom = room.y + room.h - sheet.h
  const x = clamp(box.x + 16, room.x + edge, right)
  const below = box.y + box.h + air
  if (below <= bottom) return { x, y: Math.max(room.y, below) }
  const above = box.y - air - sheet.h
  if (above >= room.y) return { x, y: above }
  const y = clamp(box.y - 8, room.y, bottom)
  const beside = box.x + box.w + air
  return beside <= right ? { x: beside, y } : { x: clamp(box.x - air - sheet.w, room.x + edge, right), y }
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value))
}
