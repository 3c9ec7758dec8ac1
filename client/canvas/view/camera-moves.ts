import type { Editor } from 'tldraw'
import type { Box } from '../box.ts'
import type { CanvasView } from '../canvas-view-type.ts'
import {
  bandCamera,
  type Camera,
  fitCamera,
  type Insets,
  readableZoom,
  sheetCamera,
  showCamera,
  unionOf,
} from '../fit-camera.ts'
import type { MomentRef } from '../layers.ts'
import { isInkShape } from '../projection/ink-shapes.ts'
import { isMomentShape, momentShapeId } from '../projection/shape-types.ts'

export type CameraDeps = { readonly insets: () => Insets; readonly isCalm: () => boolean }

/** Brings things into view. Where the camera goes is decided in `fit-camera.ts`; here it is sent there. */
export type CameraMoves = Pick<CanvasView, 'boxOf' | 'zoomToFit' | 'zoomTo' | 'showBand' | 'show'> & {
  /** Something that is no moment, in page pixels. */
  showBox(box: Box): void
  /** Goes near a sheet that is drawn on, and gives the way back, which goes nowhere if one went elsewhere meanwhile. */
  goNear(sheet: Box): () => void
}

export function createCameraMoves(editor: Editor, deps: CameraDeps): CameraMoves {
  // Where the camera is on its way to: what is brought into view meanwhile starts from there, or the way would be lost.
  let heading: Camera | undefined
  editor.on('stop-camera-animation', () => {
    heading = undefined
  })

  function boxOf({ layerKey, momentId }: MomentRef): Box | undefined {
    const shape = editor.getShape(momentShapeId(layerKey, momentId))
    return isMomentShape(shape) ? { x: shape.x, y: shape.y, w: shape.props.w, h: shape.props.h } : undefined
  }

  function room(): { w: number; h: number } {
    const { w, h } = editor.getViewportScreenBounds()
    return { w, h }
  }

  return {
    boxOf,
    zoomToFit({ animate = false, readable = false } = {}) {
      const boxes: Box[] = []
      for (const shape of editor.getCurrentPageShapes()) {
        if (isMomentShape(shape)) boxes.push({ x: shape.x, y: shape.y - 8, w: shape.props.w, h: shape.props.h + 22 })
        else if (isInkShape(shape)) {
          const bounds = editor.getShapePageBounds(shape)
          if (bounds) boxes.push({ x: bounds.x, y: bounds.y, w: bounds.w, h: bounds.h })
        }
      }
      const all = unionOf(boxes)
      if (!all) return
      const camera = fitCamera(all, room(), deps.insets(), readable ? readableZoom : undefined)
      editor.setCamera(camera, animate && !deps.isCalm() ? { animation: { duration: 320 } } : { immediate: true })
    },
    zoomTo(moments) {
      const all = unionOf(moments.flatMap((moment) => boxOf(moment) ?? []))
      if (!all) return
      const camera = fitCamera({ ...all, y: all.y - 8, h: all.h + 22 }, room(), deps.insets())
      editor.setCamera(camera, deps.isCalm() ? { immediate: true } : { animation: { duration: 320 } })
    },
    showBand(band) {
      const camera = bandCamera(band, editor.getCamera(), room(), deps.insets())
      editor.setCamera(
        camera,
        deps.isCalm() || band.left !== undefined ? { immediate: true } : { animation: { duration: 320 } },
      )
      heading = camera
    },
    show(moments, { sideways = false } = {}) {
      const all = unionOf(moments.flatMap((moment) => boxOf(moment) ?? []))
      if (!all) return
      const camera = heading ?? editor.getCamera()
      const near = showCamera(all, camera, room(), deps.insets())
      const next = sideways ? { ...near, y: camera.y } : near
      if (next.x === camera.x && next.y === camera.y) return
      const duration = heading ? 320 : 120
      editor.setCamera(next, deps.isCalm() ? { immediate: true } : { animation: { duration } })
      heading = next
    },
    showBox(box) {
      const camera = editor.getCamera()
      const near = showCamera(box, camera, room(), deps.insets())
      if (near.x !== camera.x || near.y !== camera.y)
        editor.setCamera(near, deps.isCalm() ? { immediate: true } : { animation: { duration: 120 } })
    },
    goNear(sheet) {
      const before = editor.getCamera()
      const near = sheetCamera(sheet, room(), deps.insets())
      const motion = deps.isCalm() ? { immediate: true } : { animation: { duration: 320 } }
      editor.setCamera(near, motion)
      return () => {
        const { x, y, z } = editor.getCamera()
        if (Math.abs(x - near.x) + Math.abs(y - near.y) + Math.abs(z - near.z) < 1) editor.setCamera(before, motion)
      }
    },
  }
}
