import { type Editor, react } from 'tldraw'
import type { MomentId } from '#shared/model/ids.ts'
import { announce } from '../../ui/browser/announce.ts'
import type { OrderEdits } from '../editing/order-edits.ts'
import type { CanvasEdits } from '../editing/canvas-edits.ts'
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
import type { Box } from '../box.ts'
import { canvasTools, type CanvasView, type Flight } from '../canvas-view-type.ts'
import type { MomentRef } from '../layers.ts'
import { canvasWords } from '../messages.ts'
import { pointerStates } from '../create-canvas.ts'
import { shapeHistory } from './fold-shapes.ts'
import { isImageShape } from '../projection/image-shapes.ts'
import { isInkShape } from '../projection/ink-shapes.ts'
import { isFigureShape } from '../projection/thing-shapes.ts'
import { isMomentShape, momentShapeId } from '../projection/shape-types.ts'

export type FlightInTheAir = { readonly from: Box; readonly to: Box; readonly flight: Flight }

/** What features may ask of this canvas. */
export function createCanvasView(
  editor: Editor,
  deps: {
    readonly insets: () => Insets
    readonly isCalm: () => boolean
    readonly begin: () => void
    readonly sketch: (momentId: MomentId) => Box | undefined
    readonly addImages: (files: readonly File[]) => void
    readonly tidy: CanvasEdits['tidy']
    readonly arrange: CanvasEdits['arrange']
    readonly order: OrderEdits
    readonly launch: (flights: readonly FlightInTheAir[]) => Promise<void>
  },
): CanvasView {
  let gliding: ReturnType<typeof setTimeout> | undefined
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

  /** What is moved now glides to its place; the links come after. */
  function glide(move: () => void): void {
    const container = editor.getContainer()
    if (!deps.isCalm()) {
      container.dataset.gliding = ''
      clearTimeout(gliding)
      gliding = setTimeout(() => delete container.dataset.gliding, glideMs)
    }
    move()
  }

  return {
    boxOf,
    toScreen({ x, y }) {
      const camera = editor.getCamera()
      return { x: (x + camera.x) * camera.z, y: (y + camera.y) * camera.z }
    },
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
    async fly(flights) {
      const inTheAir = flights.flatMap((flight) => {
        const from = boxOf(flight.from)
        const to = boxOf(flight.to)
        return from && to ? [{ from, to, flight }] : []
      })
      if (deps.isCalm() || inTheAir.length === 0) return
      await deps.launch(inTheAir)
    },
    onMove(listener) {
      let frame = 0
      const shapes = shapeHistory(editor)
      const stop = react('canvas moved', () => {
        editor.getCamera()
        editor.getViewportScreenBounds()
        shapes.get()
        cancelAnimationFrame(frame)
        frame = requestAnimationFrame(listener)
      })
      return () => {
        cancelAnimationFrame(frame)
        stop()
      }
    },
    hand: {
      isBusy: () => editor.isInAny(...pointerStates),
      onChange: (listener) =>
        react('hand', () => {
          editor.isInAny(...pointerStates)
          queueMicrotask(listener)
        }),
    },
    sketch(momentId) {
      const sheet = deps.sketch(momentId)
      if (!sheet) return false
      editor.setCurrentTool('sketch')
      const before = editor.getCamera()
      const near = sheetCamera(sheet, room(), deps.insets())
      const motion = deps.isCalm() ? { immediate: true } : { animation: { duration: 320 } }
      editor.setCamera(near, motion)
      // Back to where one was, unless one went elsewhere meanwhile.
      const stop = react('sketch is put away', () => {
        if (editor.getCurrentToolId() === 'sketch') return
        queueMicrotask(() => {
          stop()
          const { x, y, z } = editor.getCamera()
          if (Math.abs(x - near.x) + Math.abs(y - near.y) + Math.abs(z - near.z) < 1) editor.setCamera(before, motion)
        })
      })
      announce(canvasWords.sketchOpen)
      return true
    },
    focus() {
      editor.getContainer().focus({ preventScroll: true })
    },
    tools: {
      current: () => canvasTools.find((tool) => tool === editor.getCurrentToolId()) ?? 'select',
      choose: (tool) => void editor.setCurrentTool(tool),
      onChange: (listener) =>
        react('tool', () => {
          editor.getCurrentToolId()
          queueMicrotask(listener)
        }),
    },
    ink: {
      figure() {
        const [only, ...others] = editor.getSelectedShapes()
        return others.length === 0 && isFigureShape(only) ? only.id : undefined
      },
      image() {
        const [only, ...others] = editor.getSelectedShapes()
        return others.length === 0 && isImageShape(only) ? only.id : undefined
      },
      selected: () => editor.getSelectedShapes().flatMap((shape) => (isInkShape(shape) ? [shape.id] : [])),
      letGo: () => void editor.selectNone(),
      addImages: deps.addImages,
      boxOf(id) {
        const shape = editor.getCurrentPageShapes().find((other) => other.id === id)
        const bounds = shape && editor.getShapePageBounds(shape)
        return bounds && { x: bounds.x, y: bounds.y, w: bounds.w, h: bounds.h }
      },
      show(id) {
        const shape = editor.getCurrentPageShapes().find((other) => other.id === id)
        const bounds = shape && editor.getShapePageBounds(shape)
        if (!bounds) return
        const camera = editor.getCamera()
        const box = { x: bounds.x, y: bounds.y, w: bounds.w, h: bounds.h }
        const near = showCamera(box, camera, room(), deps.insets())
        if (near.x !== camera.x || near.y !== camera.y)
          editor.setCamera(near, deps.isCalm() ? { immediate: true } : { animation: { duration: 120 } })
      },
      onSelect: (listener) =>
        react('selected ink', () => {
          editor.getSelectedShapeIds()
          queueMicrotask(listener)
        }),
    },
    pen: {
      isAlone: () => editor.getInstanceState().isPenMode,
      letFingersDraw: () => void editor.updateInstanceState({ isPenMode: false }),
      onChange: (listener) =>
        react('pen alone', () => {
          void editor.getInstanceState().isPenMode
          queueMicrotask(listener)
        }),
    },
    begin: deps.begin,
    tidy(moments) {
      glide(() => deps.tidy(moments))
      announce(canvasWords.tidied)
    },
    arrange(moments, how) {
      glide(() => deps.arrange(moments, how))
      announce(canvasWords.arranged(moments.length))
    },
    order: deps.order,
    whole: {
      boxes: () =>
        editor
          .getCurrentPageShapes()
          .flatMap((shape) =>
            isMomentShape(shape) ? [{ x: shape.x, y: shape.y, w: shape.props.w, h: shape.props.h }] : [],
          ),
      seen() {
        const { x, y, w, h } = editor.getViewportPageBounds()
        return { x, y, w, h }
      },
      goTo: (point) => void editor.centerOnPoint(point),
      onCamera: (listener) =>
        react('camera moved', () => {
          editor.getViewportPageBounds()
          listener()
        }),
      onMoments: (listener) => editor.store.listen(listener, { scope: 'document' }),
    },
  }
}

/** As long as the transition in `canvas.css`. */
const glideMs = 420
