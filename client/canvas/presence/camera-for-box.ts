import type { Camera, Insets } from '../fit-camera.ts'
import type { Box } from '../box.ts'

const nearest = 4
const farthest = 0.1

/** The camera that shows what somebody else sees, on a screen of another size: all of it, in the middle. */
export function cameraForBox(box: Box, room: { readonly w: number; readonly h: number }, insets: Insets): Camera {
  const left = insets.left ?? 0
  const top = insets.top ?? 0
  const width = Math.max(80, room.w - left - (insets.right ?? 0))
  const height = Math.max(80, room.h - top - (insets.bottom ?? 0))
  const z = Math.max(farthest, Math.min(nearest, width / box.w, height / box.h))
  return {
    x: (left + (width - box.w * z) / 2) / z - box.x,
    y: (top + (height - box.h * z) / 2) / z - box.y,
    z,
  }
}

/** What is in view between whatever covers the canvas, in page pixels. */
export function boxInView(camera: Camera, room: { readonly w: number; readonly h: number }, insets: Insets): Box {
  const left = insets.left ?? 0
  const top = insets.top ?? 0
  return {
    x: left / camera.z - camera.x,
    y: top / camera.z - camera.y,
    w: Math.max(1, room.w - left - (insets.right ?? 0)) / camera.z,
    h: Math.max(1, room.h - top - (insets.bottom ?? 0)) / camera.z,
  }
}
