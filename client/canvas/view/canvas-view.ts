import { type Editor, react } from 'tldraw'
import type { MomentId } from '#shared/model/ids.ts'
import { announce } from '../../ui/browser/announce.ts'
import type { OrderEdits } from '../editing/order-edits.ts'
import type { CanvasEdits } from '../editing/canvas-edits.ts'
import type { Box } from '../box.ts'
import { canvasTools, type CanvasView, type Flight } from '../canvas-view-type.ts'
import { canvasWords } from '../messages.ts'
import { pointerStates } from '../pointer-gesture.ts'
import { type CameraDeps, createCameraMoves } from './camera-moves.ts'
import { shapeHistory } from './fold-shapes.ts'
import { createInkView } from './ink-view.ts'
import { createWholeView } from './whole-view.ts'

export type FlightInTheAir = { readonly from: Box; readonly to: Box; readonly flight: Flight }

/** What features may ask of this canvas. */
export function createCanvasView(
  editor: Editor,
  deps: CameraDeps & {
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
  const moves = createCameraMoves(editor, deps)
  const { showBox: _, goNear, ...views } = moves
  const { boxOf } = views
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
    ...views,
    toScreen({ x, y }) {
      const camera = editor.getCamera()
      return { x: (x + camera.x) * camera.z, y: (y + camera.y) * camera.z }
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
      const goBack = goNear(sheet)
      const stop = react('sketch is put away', () => {
        if (editor.getCurrentToolId() === 'sketch') return
        queueMicrotask(() => {
          stop()
          goBack()
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
    ink: createInkView(editor, moves, deps.addImages),
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
    whole: createWholeView(editor),
  }
}

/** As long as the transition in `canvas.css`. */
const glideMs = 420
