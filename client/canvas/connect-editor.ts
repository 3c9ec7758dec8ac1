import { computed, DefaultSizeStyle, type Editor, react, registerDefaultSideEffects, type TLShapeId } from 'tldraw'
import { mintId } from '../sync/new-id.ts'
import { announce } from '../ui/browser/announce.ts'
import type { CanvasView } from './canvas-view-type.ts'
import type { MapCanvasProps } from './map-canvas-props.ts'
import type { MomentRef } from './layers.ts'
import type { Canvas } from './create-canvas.ts'
import { mountInView } from './view/mount-in-view.ts'
import { isInkShape } from './projection/ink-shapes.ts'
import { isMomentShape, isMomentShapeId, type MomentShape } from './projection/shape-types.ts'
import { farZoom } from './shapes/far-off.ts'
import { syncSelection } from './selection/sync-selection.ts'
import { canvasWords } from './messages.ts'
import { takeContentFromOutside } from './take-content.ts'
import { isStickyShape } from './projection/thing-shapes.ts'
import { watchStrokes } from './tools/watch-strokes.ts'
import { watchFingers } from './tools/watch-fingers.ts'

type Deps = {
  readonly canvas: Canvas
  readonly view: CanvasView
  readonly frame: HTMLElement
  readonly facts: () => MapCanvasProps
}

/** Ties an editor that has just been mounted to our canvas. Returns the way to untie it. */
export function connectEditor(editor: Editor, { canvas, view, frame, facts }: Deps): () => void {
  const stops: (() => void)[] = [registerDefaultSideEffects(editor)]
  takeContentFromOutside(editor, {
    words: (text, point) => canvas.edits.addWords(text, point),
    files: (files, point) => void canvas.takeFiles(files, point),
  })
  // Nothing here takes in what is dropped on it as tldraw's frames do; looking for such a shape under the pointer, over
  // and over among a thousand, was a quarter of what a drag cost.
  editor.getDraggingOverShape = () => undefined
  // On a map that several draw on, what is drawn says who drew it, and the eraser takes nothing but that.
  editor.getInitialMetaForShape = () => (canvas.drawsAround() ? { by: canvas.by } : {})
  const erase = editor.setErasingShapes.bind(editor)
  editor.setErasingShapes = (shapes) =>
    erase(
      shapes.flatMap((asked) => {
        const shape = editor.getShape(asked)
        return shape && (isInkShape(shape) || !canvas.drawsAround()) ? [shape.id] : []
      }),
    )
  // A fine pen and small words, as beside the moments they belong to.
  editor.setStyleForNextShapes(DefaultSizeStyle, 's')
  stops.push(syncSelection(editor, canvas.selection, canvas.layerKeys))
  stops.push(watchGestures(editor, canvas, facts))
  stops.push(keepTouches(editor.getContainer()))
  stops.push(watchFingers(editor, frame))
  stops.push(watchNotes(editor, canvas))
  stops.push(
    watchStrokes(editor, {
      offer: canvas.offer,
      canOffer: () => canvas.mode() === 'draw' && canvas.layerKeys().length > 0,
      isLinked: ({ props: from }, { props: to }) =>
        canvas.projection
          .layer(from.layerKey)
          ?.links.some((link) => link.from === from.momentId && link.to === to.momentId) ?? false,
      newStrokeId: mintId,
      onOffer: ({ makes }) => announce(canvasWords.offered[makes]),
    }),
  )
  stops.push(
    react('how far off', () => {
      const zoom = editor.getZoomLevel()
      if (zoom < farZoom) frame.dataset.far = 'farther'
      else if (zoom < 0.6) frame.dataset.far = 'far'
      else delete frame.dataset.far
    }),
  )

  let hovered: TLShapeId | undefined
  stops.push(
    react('hovered moment', () => {
      const shape = editor.getHoveredShape()
      const next = isMomentShape(shape) ? shape : undefined
      if (next?.id === hovered) return
      hovered = next?.id
      facts().onHover?.(next && refOf(next))
    }),
  )

  let shown = 0
  let isMounting = true
  stops.push(
    react('fit what has come', () => {
      // By ids, which change only when something comes or goes: a drag must not count a thousand shapes each frame.
      let count = 0
      for (const id of editor.getCurrentPageShapeIds()) if (isMomentShapeId(id)) count++
      if (count === shown) return
      const isFirst = shown === 0
      shown = count
      if (count === 0 || isMounting || canvas.isTouched() || facts().ownCamera) return
      queueMicrotask(() => view.zoomToFit({ animate: !isFirst, readable: true }))
    }),
  )
  isMounting = false
  // What is there already is in view before anything is mounted.
  if (shown > 0 && !canvas.isTouched() && !facts().ownCamera) view.zoomToFit({ readable: true })
  stops.push(mountInView(editor))

  // A label that opens out of sight is brought into it; a label that closes gives the keyboard back to the canvas.
  stops.push(
    canvas.selection.subscribe((now, before) => {
      if (now.editing === before.editing) return
      const { editing } = now
      if (editing) view.show(canvas.layerKeys().map((layerKey) => ({ layerKey, momentId: editing })))
      else
        requestAnimationFrame(() => {
          const isLost = document.activeElement === document.body || document.activeElement === null
          if (isLost && frame.isConnected && !canvas.selection.getState().editing) view.focus()
        })
    }),
  )
  return canvas.attach(editor, () => {
    for (const stop of stops.reverse()) stop()
  })
}

function refOf({ props }: MomentShape): MomentRef {
  return { layerKey: props.layerKey, momentId: props.momentId }
}

/**
 * Touches on the canvas are the tools' alone: no scrolling, no tap that becomes a click. tldraw says so too late, in
 * listeners that the browser no longer asks; here they are asked, and tldraw's are not.
 */
function keepTouches(container: HTMLElement): () => void {
  container.addEventListener('touchstart', keepTouch, { passive: false })
  container.addEventListener('touchend', keepTouch, { passive: false })
  return () => {
    container.removeEventListener('touchstart', keepTouch)
    container.removeEventListener('touchend', keepTouch)
  }
}

function keepTouch(event: TouchEvent): void {
  if (event.target instanceof Element && event.target.closest('button, a, textarea, [contenteditable]')) return
  event.stopPropagation()
  if (event.cancelable) event.preventDefault()
}

/** Writes down what a hand did when it lets go, and sees what was dropped on what. */
function watchGestures(editor: Editor, { projection }: Canvas, facts: () => MapCanvasProps): () => void {
  const isAtWork = computed(
    'hand at work',
    () => !editor.getPath().endsWith('.idle') || editor.getEditingShapeId() !== null,
  )
  const isMoving = computed('hand moves something', () => editor.isIn('select.translating'))
  let lifted: MomentShape | undefined
  const stopMoving = react('lifted', () => {
    const moving = isMoving.get()
    queueMicrotask(() => {
      if (moving) {
        const [only, ...others] = editor.getSelectedShapes()
        lifted = others.length === 0 && isMomentShape(only) ? only : undefined
      }
    })
  })
  const stopWorking = react('let go', () => {
    if (isAtWork.get()) return
    queueMicrotask(() => {
      if (lifted) dropOn(editor, lifted, facts().onDropOn)
      lifted = undefined
      projection.endGesture()
      // What can be undone is in the documents; tldraw's own memory would only grow.
      editor.clearHistory()
    })
  })
  return () => {
    stopMoving()
    stopWorking()
  }
}

/** A note that closes is looked at: one on which nobody wrote goes again. */
function watchNotes(editor: Editor, { edits }: Canvas): () => void {
  let open: TLShapeId | undefined
  return react('open note', () => {
    const shape = editor.getEditingShape()
    const closed = open
    open = isStickyShape(shape) ? shape.id : undefined
    if (closed && closed !== open) queueMicrotask(() => edits.closeThing(closed))
  })
}

function dropOn(editor: Editor, lifted: MomentShape, take: MapCanvasProps['onDropOn']): void {
  const target = editor.getShapeAtPoint(editor.inputs.currentPagePoint, {
    hitInside: true,
    filter: (shape) => isMomentShape(shape) && shape.id !== lifted.id,
  })
  if (!take || !isMomentShape(target) || !take(refOf(lifted), refOf(target))) return
  editor.updateShape({ id: lifted.id, type: 'moment', x: lifted.x, y: lifted.y })
}
