import type { Box } from './box.ts'

export type Insets = {
  readonly top?: number | undefined
  readonly right?: number | undefined
  readonly bottom?: number | undefined
  readonly left?: number | undefined
}

/** tldraw's camera: a point of the page is on the screen at `(point + camera) · z`. */
export type Camera = { readonly x: number; readonly y: number; readonly z: number }

const air = 32
const minZoom = 0.1
/** Below this, a label can no longer be told from another. */
export const readableZoom = 0.5

/**
 * The camera that shows a box whole, never above 100 %. What is smaller than the room stands at its left and top, where
 * the flow begins, so that a map does not slide about while it grows. What would be smaller than `smallest` runs out of
 * the room at the right and below.
 */
export function fitCamera(
  box: Box,
  room: { readonly w: number; readonly h: number },
  insets: Insets,
  smallest = minZoom,
): Camera {
  const left = (insets.left ?? 0) + air
  const top = (insets.top ?? 0) + air
  const width = Math.max(80, room.w - left - (insets.right ?? 0) - air)
  const height = Math.max(80, room.h - top - (insets.bottom ?? 0) - air)
  const z = Math.max(smallest, Math.min(1, width / Math.max(1, box.w), height / Math.max(1, box.h)))
  // A map that is squeezed by its height is centred in its width.
  const spare = z < 1 ? Math.max(0, (width - box.w * z) / 2) : 0
  return { x: (left + spare) / z - box.x, y: top / z - box.y, z }
}

/** The camera that shows a band of the page in its whole height, as long as that can be read. */
export function bandCamera(
  band: { readonly top: number; readonly bottom: number; readonly left?: number },
  camera: Camera,
  room: { readonly w: number; readonly h: number },
  insets: Insets,
): Camera {
  const top = insets.top ?? 0
  const left = insets.left ?? 0
  const height = Math.max(80, room.h - top - (insets.bottom ?? 0))
  const z = Math.max(readableZoom, Math.min(1, height / Math.max(1, band.bottom - band.top)))
  // What stands at the left edge stays there at whatever zoom.
  const edge = band.left ?? left / camera.z - camera.x
  return { x: left / z - edge, y: top / z - band.top, z }
}

/** The nearest camera at the same zoom in which a box is in view. */
export function showCamera(
  box: Box,
  camera: Camera,
  room: { readonly w: number; readonly h: number },
  insets: Insets,
): Camera {
  const { z } = camera
  const left = ((insets.left ?? 0) + air) / z
  const top = ((insets.top ?? 0) + air) / z
  const right = (room.w - (insets.right ?? 0) - air) / z
  const bottom = (room.h - (insets.bottom ?? 0) - air) / z
  return {
    x: into(camera.x, box.x, box.w, left, right),
    y: into(camera.y, box.y, box.h, top, bottom),
    z,
  }
}

function into(camera: number, start: number, length: number, low: number, high: number): number {
  if (start + length + camera > high) return Math.max(low - start, high - start - length)
  return start + camera < low ? low - start : camera
}

export function unionOf(boxes: readonly Box[]): Box | undefined {
  if (boxes.length === 0) return undefined
  const x = Math.min(...boxes.map((box) => box.x))
  const y = Math.min(...boxes.map((box) => box.y))
  return {
    x,
    y,
    w: Math.max(...boxes.map((box) => box.x + box.w)) - x,
    h: Math.max(...boxes.map((box) => box.y + box.h)) - y,
  }
}

/** The camera that brings a sheet to draw on near, in the middle of the room: up to twice its size. */
export function sheetCamera(box: Box, room: { readonly w: number; readonly h: number }, insets: Insets): Camera {
  const left = insets.left ?? 0
  const top = insets.top ?? 0
  const width = Math.max(80, room.w - left - (insets.right ?? 0) - 16)
  // The bar under the sheet wants its room too.
  const height = Math.max(80, room.h - top - (insets.bottom ?? 0) - 72)
  const z = Math.max(0.6, Math.min(2, width / box.w, height / box.h))
  return {
    x: (left + (room.w - left - (insets.right ?? 0)) / 2) / z - box.x - box.w / 2,
    y: (top + height / 2) / z - box.y - box.h / 2,
    z,
  }
}
