import type { Editor } from 'tldraw'
import type { MomentId } from '#shared/model/ids.ts'
import type { CanvasView } from '../canvas-view-type.ts'
import type { Canvas } from '../create-canvas.ts'
import type { LayerState } from '../layer-state.ts'
import type { MapCanvasProps } from '../map-canvas-props.ts'
import { commandFor } from './canvas-commands.ts'
import { labelCommandFor, noteCommandFor } from './label-commands.ts'
import { performOnCanvas } from './perform-on-canvas.ts'

type Deps = {
  readonly canvas: Canvas
  readonly editor: Editor
  readonly view: CanvasView
  readonly facts: () => MapCanvasProps
}

/**
 * A key on its way to whatever has the focus inside the canvas, before tldraw hears it: what is ours is done here, and
 * tldraw gets the rest (Escape, the space bar, modifiers of a drag).
 */
export function hearKey(event: React.KeyboardEvent, deps: Deps): void {
  const { canvas, editor, view } = deps
  const { target } = event
  if (!(target instanceof HTMLElement) || !editor.getContainer().contains(target)) return
  const { isComposing } = event.nativeEvent
  if (target.classList.contains('label-editor')) {
    // tldraw listens to keys too, and must not hear what is typed.
    event.stopPropagation()
    const id = canvas.selection.getState().editing
    const command = isComposing ? undefined : labelCommandFor(event)
    if (!command || !id) return
    const caret = target instanceof HTMLTextAreaElement ? target.selectionStart : 0
    performOnCanvas(command.does({ id, caret }), deps)
    event.preventDefault()
    // At once, so that the next key does not fall into a label that is about to go.
    if (!canvas.selection.getState().editing) view.focus()
    return
  }
  if (target.classList.contains('note-editor')) {
    event.stopPropagation()
    if (isComposing || !hearInNote(event, deps)) return
    event.preventDefault()
    if (!editor.getEditingShapeId()) view.focus()
    return
  }
  if (isComposing || editor.getEditingShapeId() || isField(target) || target.closest('button')) return
  const act = commandFor(event)?.does
  const done = act && performOnCanvas(act, deps)
  if (!done?.isTaken) return
  event.stopPropagation()
  if (!done.leaves) event.preventDefault()
}

/**
 * Shift is let go of. tldraw remembers it a while, and says it anew with each step of a camera that moves meanwhile: after
 * Shift+1 the next stroke would go on from the last one.
 */
export function hearKeyUp(event: React.KeyboardEvent, editor: Editor): void {
  if (event.key === 'Shift' && !editor.inputs.isPointing) editor.inputs.shiftKey = false
}

/** In an open note every key is a letter but the ways out and back. */
function hearInNote(event: React.KeyboardEvent, deps: Deps): boolean {
  if (event.key === 'Escape') {
    deps.editor.setEditingShape(null)
    deps.editor.setCurrentTool('select.idle')
    return true
  }
  const command = noteCommandFor(event)
  if (command) performOnCanvas(command.does, deps)
  return command !== undefined
}

/** The layer that has a moment. */
export function stateOf(canvas: Canvas, id: MomentId): LayerState | undefined {
  return canvas
    .layerKeys()
    .map((key) => canvas.projection.layer(key))
    .find((state) => state?.places.has(id))
}

/** Whether one types there. */
export function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement)
  )
}
