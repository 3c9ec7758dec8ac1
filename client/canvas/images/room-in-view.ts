import type { Editor } from 'tldraw'
import type { Place } from '#shared/model/moment.ts'
import { placeBeside } from '../editing/next-place.ts'
import { type Insets, showCamera } from '../fit-camera.ts'
import type { Box } from '../box.ts'

/** Of an image that is not known yet, in page pixels. */
const usual = { w: 300, h: 220 }

/** The middle of free room for an image, as near as can be to the middle of what is in view. */
export function roomInView(editor: Editor): Place {
  const { x, y } = editor.getViewportPageBounds().center
  const box: Box = { x: x - usual.w / 2, y: y - usual.h / 2, ...usual }
  const taken: Box[] = []
  for (const shape of editor.getCurrentPageShapes()) {
    const bounds = shape.type === 'link' ? undefined : editor.getShapePageBounds(shape)
    if (bounds) taken.push({ x: bounds.x, y: bounds.y, w: bounds.w, h: bounds.h })
  }
  const isFree = taken.every(
    (other) =>
      other.x > box.x + box.w || box.x > other.x + other.w || other.y > box.y + box.h || box.y > other.y + other.h,
  )
  return isFree ? { x, y } : placeBeside({ x, y, w: 1, h: 1 }, usual, taken)
}

/** Brings what is selected out from under the tools and the edges. */
export function showSelected(editor: Editor, insets: Insets): void {
  const bounds = editor.getSelectionPageBounds()
  if (!bounds) return
  const { w, h } = editor.getViewportScreenBounds()
  const camera = editor.getCamera()
  const next = showCamera({ x: bounds.x, y: bounds.y, w: bounds.w, h: bounds.h }, camera, { w, h }, insets)
  if (next.x !== camera.x || next.y !== camera.y) editor.setCamera(next, { immediate: true })
}
