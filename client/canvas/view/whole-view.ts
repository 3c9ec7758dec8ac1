import { type Editor, react } from 'tldraw'
import type { CanvasView } from '../canvas-view-type.ts'
import { isMomentShape } from '../projection/shape-types.ts'

/** What the small picture of the whole map asks of the canvas. */
export function createWholeView(editor: Editor): CanvasView['whole'] {
  return {
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
  }
}
