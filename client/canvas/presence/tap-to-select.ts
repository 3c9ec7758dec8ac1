import type { Editor } from 'tldraw'
import { isLinkShape, isMomentShape } from '../projection/shape-types.ts'
import { selectLinks, selectMoments, type SelectionStore } from '../selection/selection-store.ts'

/** A hand that moves less than this, in pixels of the screen, has tapped. */
const tapPx = 6

/**
 * With the hand, which moves the map, a tap selects what it falls on, so that what others drew can be commented on
 * without another tool. Returns the way to stop.
 */
export function tapToSelect(editor: Editor, frame: HTMLElement, selection: SelectionStore): () => void {
  let down: { readonly x: number; readonly y: number; readonly pointerId: number } | undefined
  function press(event: PointerEvent): void {
    const { target, clientX: x, clientY: y, pointerId } = event
    const isOnCanvas = target instanceof Element && target.closest('.tl-canvas') && !target.closest('button')
    down = isOnCanvas && event.isPrimary && editor.getCurrentToolId() === 'hand' ? { x, y, pointerId } : undefined
  }
  function release({ clientX: x, clientY: y, pointerId }: PointerEvent): void {
    const from = down
    down = undefined
    if (!from || from.pointerId !== pointerId || Math.hypot(x - from.x, y - from.y) > tapPx) return
    const shape = editor.getShapeAtPoint(editor.screenToPage({ x, y }), {
      hitInside: true,
      margin: tapPx / editor.getZoomLevel(),
      filter: (other) => isMomentShape(other) || isLinkShape(other),
    })
    if (isMomentShape(shape)) selectMoments(selection, [shape.props.momentId])
    else if (isLinkShape(shape)) selectLinks(selection, [shape.props.linkId])
    else selectMoments(selection, [])
  }
  frame.addEventListener('pointerdown', press, { capture: true })
  frame.addEventListener('pointerup', release, { capture: true })
  return () => {
    frame.removeEventListener('pointerdown', press, { capture: true })
    frame.removeEventListener('pointerup', release, { capture: true })
  }
}
