import type { Editor } from 'tldraw'
import type { MomentId } from '#shared/model/ids.ts'
import { runCommand } from './canvas-commands.ts'
import type { Canvas } from '../create-canvas.ts'
import { commandFor, type KeyFacts, labelCommandFor } from '../editing/canvas-keys.ts'
import type { CanvasView } from '../canvas-view-type.ts'
import type { MapCanvasProps } from '../map-canvas-props.ts'
import type { LayerState } from '../layer-state.ts'
import { editMoment, linkFrom } from '../selection/selection-store.ts'

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
export function hearKey(event: React.KeyboardEvent, { canvas, editor, view, facts }: Deps): void {
  const { target } = event
  const { selection } = canvas
  if (!(target instanceof HTMLElement) || !editor.getContainer().contains(target)) return
  const key = {
    key: event.key,
    shiftKey: event.shiftKey,
    altKey: event.altKey,
    accelKey: event.ctrlKey || event.metaKey,
    isComposing: event.nativeEvent.isComposing,
  }
  if (target.classList.contains('label-editor')) {
    // tldraw listens to keys too, and must not hear what is typed.
    event.stopPropagation()
    const caret = target instanceof HTMLTextAreaElement ? target.selectionStart : 0
    if (!runLabelKey(labelCommandFor(key), commandFor(key)?.do, canvas, { isAccel: key.accelKey, caret })) return
    event.preventDefault()
    // At once, so that the next key does not fall into a label that is about to go.
    if (!selection.getState().editing) view.focus()
    return
  }
  if (target.classList.contains('note-editor')) {
    event.stopPropagation()
    if (!runNoteKey(key, canvas, editor)) return
    event.preventDefault()
    if (!editor.getEditingShapeId()) view.focus()
    return
  }
  if (editor.getEditingShapeId() || isField(target) || target.closest('button')) return
  const command = commandFor(key)
  const isDone =
    command &&
    runCommand(command, {
      editor,
      view,
      projection: canvas.projection,
      edits: canvas.edits,
      selection,
      keys: canvas.layerKeys,
      mode: canvas.mode,
      drawsAround: canvas.drawsAround,
      pickLink: (from) => linkFrom(selection, from),
      takeOffer: canvas.takeOffer,
      eraseSketch: (erases) => canvas.openSketch.update((sheet) => sheet && { ...sheet, erases }),
      onOpen: (moment) => facts().onOpen?.(moment),
      onHelp: () => facts().onHelp?.(),
      onSearch: () => facts().onSearch?.(),
      onFeelings: () => facts().onFeelings?.(),
      onImage: () => facts().onImage?.(),
      onOverview() {
        const { onOverview } = facts()
        onOverview?.()
        return onOverview !== undefined
      },
    })
  if (!isDone) return
  event.stopPropagation()
  if (command.do !== 'leave') event.preventDefault()
}

/**
 * Shift is let go of. tldraw remembers it a while, and says it anew with each step of a camera that moves meanwhile: after
 * Shift+1 the next stroke would go on from the last one.
 */
export function hearKeyUp(event: React.KeyboardEvent, editor: Editor): void {
  if (event.key === 'Shift' && !editor.inputs.isPointing) editor.inputs.shiftKey = false
}

/** In an open note every key is a letter but the ways out and back. */
function runNoteKey(key: KeyFacts, canvas: Canvas, editor: Editor): boolean {
  const command = commandFor(key)?.do
  if (key.key === 'Escape' && !key.isComposing) {
    editor.setEditingShape(null)
    editor.setCurrentTool('select.idle')
    return true
  }
  if (!key.accelKey || (command !== 'undo' && command !== 'redo')) return false
  canvas.edits[command]()
  return true
}

/** True where the key is ours and the browser must not have it. */
function runLabelKey(
  command: ReturnType<typeof labelCommandFor>,
  canvasCommand: string | undefined,
  canvas: Canvas,
  { isAccel, caret }: { readonly isAccel: boolean; readonly caret: number },
): boolean {
  const { editing } = canvas.selection.getState()
  if (!editing) return false
  switch (command) {
    case 'close':
      editMoment(canvas.selection, undefined)
      return true
    case 'next': {
      const goesOn = stateOf(canvas, editing)?.links.some((link) => link.from === editing && link.kind === 'next')
      if (goesOn) editMoment(canvas.selection, undefined)
      else canvas.edits.addNext(editing)
      return true
    }
    case 'branch':
      canvas.edits.addBeside(editing)
      return true
    case 'split':
      canvas.edits.split(editing, caret)
      return true
    case 'join':
      canvas.edits.join([editing])
      return true
    case 'type':
      if (!isAccel || (canvasCommand !== 'undo' && canvasCommand !== 'redo')) return false
      canvas.edits[canvasCommand]()
      return true
  }
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
