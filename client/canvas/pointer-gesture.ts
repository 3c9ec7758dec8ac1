import type { Editor } from 'tldraw'
import { isMomentShape } from './projection/shape-types.ts'
import type { Gesture } from './gestures/touched-shapes.ts'

/** In which states of tldraw's tools a pointer is at work: what it does is one step, written when it is done. */
export const pointerStates = [
  'select.translating',
  'select.resizing',
  'select.rotating',
  'select.dragging_handle',
  'draw.drawing',
  'highlight.drawing',
  'eraser.erasing',
  'eraser.pointing',
]

/** What a hand is doing with the editor just now. */
export function gestureOf(editor: Editor | undefined): Gesture {
  if (!editor) return 'none'
  if (editor.isInAny(...pointerStates)) return 'pointer'
  const edited = editor.getEditingShape()
  return edited && !isMomentShape(edited) ? 'typing' : 'none'
}
