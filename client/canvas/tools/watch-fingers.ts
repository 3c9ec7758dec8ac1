import type { Editor } from 'tldraw'

type Finger = { x: number; y: number }

/** A palm that rests is no wish to move the paper. */
const restPx = 10

/**
 * Fingers beside a pen. Once a pen was used, fingers move the paper (one: to and fro, two: nearer and farther) and never
 * draw, and while the pen is down they do nothing at all: they are the hand that holds it. tldraw would leave them
 * without any effect, and would take a palm beside the pen for a pinch. A mouse is meant as what it is, and ends it.
 *
 *   F1  a pen comes down: fingers that are there are forgotten, and what they had begun goes
 *   F2  no finger reaches tldraw from then on
 *   F3  the paper moves by the fingers that are down, once they have moved
 *   F4  one finger that comes and goes without moving selects what it falls on, whichever tool the pen has
 *
 * `frame` holds the canvas; its events are heard before the canvas hears them. Returns the way to stop.
 */
export function watchFingers(editor: Editor, frame: HTMLElement): () => void {
  const fingers = new Map<number, Finger>()
  /** Fingers that were there while a pen drew: the palm, until it is lifted. */
  const palm = new Set<number>()
  let isMoving = false
  let pen: number | undefined
  /** The finger that may be a tap, as long as it is alone and rests. */
  let tap: ({ readonly id: number } & Finger) | undefined
  const isPenMode = () => editor.getInstanceState().isPenMode

  function onDown(event: PointerEvent): void {
    if (!isOnPaper(event, editor)) return
    if (event.pointerType === 'pen') return takePen(event.pointerId)
    if (event.pointerType === 'mouse') {
      if (isPenMode()) editor.updateInstanceState({ isPenMode: false })
      return
    }
    fingers.set(event.pointerId, { x: event.clientX, y: event.clientY })
    tap = undefined
    if (!isPenMode()) return
    event.stopPropagation()
    if (pen !== undefined) palm.add(event.pointerId)
    else if (fingers.size === 1) tap = { id: event.pointerId, x: event.clientX, y: event.clientY }
    isMoving = false
  }

  function takePen(id: number): void {
    pen = id
    tap = undefined
    for (const finger of fingers.keys()) palm.add(finger)
    if (isPenMode()) return
    // tldraw has taken the palm for a finger that draws, and would pinch with it.
    const canvas = editor.getContainer().querySelector('.tl-canvas') ?? editor.getContainer()
    for (const finger of fingers.keys())
      canvas.dispatchEvent(
        new PointerEvent('pointercancel', { pointerId: finger, pointerType: 'touch', bubbles: true }),
      )
    if (fingers.size > 0) forgetStroke(editor)
    editor.updateInstanceState({ isPenMode: true })
  }

  function onMove(event: PointerEvent): void {
    const finger = fingers.get(event.pointerId)
    if (event.pointerType !== 'touch' || !finger || !isPenMode()) return
    event.stopPropagation()
    const now = { x: event.clientX, y: event.clientY }
    if (pen !== undefined || palm.has(event.pointerId)) {
      fingers.set(event.pointerId, now)
      return
    }
    if (!isMoving && Math.hypot(now.x - finger.x, now.y - finger.y) < restPx) return
    const before = [...fingers].flatMap(([id, at]) => (palm.has(id) ? [] : [at]))
    fingers.set(event.pointerId, now)
    const after = [...fingers].flatMap(([id, at]) => (palm.has(id) ? [] : [at]))
    tap = undefined
    // The first step is as long as the rest that was waited for; without it the paper would jump.
    if (isMoving) movePaper(editor, before, after)
    isMoving = true
  }

  function onUp(event: PointerEvent): void {
    if (event.pointerId === pen) {
      pen = undefined
      return
    }
    if (!fingers.delete(event.pointerId)) return
    palm.delete(event.pointerId)
    isMoving = false
    const tapped = tap?.id === event.pointerId && event.type === 'pointerup' ? tap : undefined
    tap = undefined
    if (!isPenMode()) return
    if (event.isTrusted) event.stopPropagation()
    if (tapped) selectAt(editor, tapped)
  }

  frame.addEventListener('pointerdown', onDown, true)
  frame.addEventListener('pointermove', onMove, true)
  frame.addEventListener('pointerup', onUp, true)
  frame.addEventListener('pointercancel', onUp, true)
  return () => {
    frame.removeEventListener('pointerdown', onDown, true)
    frame.removeEventListener('pointermove', onMove, true)
    frame.removeEventListener('pointerup', onUp, true)
    frame.removeEventListener('pointercancel', onUp, true)
  }
}

function isOnPaper({ target }: PointerEvent, editor: Editor): boolean {
  return (
    target instanceof Element &&
    editor.getContainer().contains(target) &&
    target.closest('button, a, textarea, input, [contenteditable]') === null
  )
}

/** Selects what lies under a finger, or nothing; on the open sheet of a sketch a finger does nothing. */
function selectAt(editor: Editor, finger: Finger): void {
  if (editor.isIn('sketch')) return
  const shape = editor.getShapeAtPoint(editor.screenToPage(finger), {
    hitInside: true,
    hitLabels: true,
    margin: restPx / editor.getZoomLevel(),
  })
  const edited = editor.getEditingShapeId()
  if (edited && edited !== shape?.id) editor.setEditingShape(null)
  if (shape) editor.select(shape.id)
  else editor.selectNone()
}

/** What a palm had begun to draw before its pen came down. */
function forgetStroke(editor: Editor): void {
  const isDrawing = editor.isInAny('draw.drawing', 'highlight.drawing')
  const last = isDrawing ? editor.getCurrentPageShapesSorted().at(-1) : undefined
  editor.cancel()
  if (last && (last.type === 'draw' || last.type === 'highlight')) editor.deleteShapes([last.id])
}

/** Where the middle of the fingers was is where it is now, and as much nearer as they went apart. */
function movePaper(editor: Editor, before: readonly Finger[], after: readonly Finger[]): void {
  const { x, y, z } = editor.getCamera()
  const { x: left, y: top } = editor.getViewportScreenBounds()
  const from = middleOf(before)
  const to = middleOf(after)
  const steps = editor.getCameraOptions().zoomSteps
  const spread = spreadOf(before)
  const wanted = spread > 0 ? z * (spreadOf(after) / spread) : z
  const zoom = Math.max(steps[0] ?? 0.1, Math.min(steps.at(-1) ?? 4, wanted))
  const point = { x: (from.x - left) / z - x, y: (from.y - top) / z - y }
  editor.setCamera(
    { x: (to.x - left) / zoom - point.x, y: (to.y - top) / zoom - point.y, z: zoom },
    { immediate: true },
  )
}

function middleOf(fingers: readonly Finger[]): Finger {
  const count = Math.max(1, fingers.length)
  return {
    x: fingers.reduce((sum, { x }) => sum + x, 0) / count,
    y: fingers.reduce((sum, { y }) => sum + y, 0) / count,
  }
}

function spreadOf(fingers: readonly Finger[]): number {
  const [a, b] = fingers
  return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0
}
