import { type Editor, react } from 'tldraw'
import type { Box } from '../box.ts'
import type { CanvasView } from '../canvas-view-type.ts'
import { isImageShape } from '../projection/image-shapes.ts'
import { isInkShape } from '../projection/ink-shapes.ts'
import { isFigureShape } from '../projection/thing-shapes.ts'
import type { CameraMoves } from './camera-moves.ts'

/** What features may ask of what is drawn around the moments. */
export function createInkView(
  editor: Editor,
  moves: CameraMoves,
  addImages: CanvasView['ink']['addImages'],
): CanvasView['ink'] {
  function boxOf(id: string): Box | undefined {
    const shape = editor.getCurrentPageShapes().find((other) => other.id === id)
    const bounds = shape && editor.getShapePageBounds(shape)
    return bounds && { x: bounds.x, y: bounds.y, w: bounds.w, h: bounds.h }
  }

  return {
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
    addImages: addImages,
    boxOf,
    show(id) {
      const box = boxOf(id)
      if (box) moves.showBox(box)
    },
    onSelect: (listener) =>
      react('selected ink', () => {
        editor.getSelectedShapeIds()
        queueMicrotask(listener)
      }),
  }
}
