import { DefaultShapeIndicator, type TLShapeId, useEditor, useValue } from 'tldraw'
import { isInkShape } from '../projection/ink-shapes.ts'

/** tldraw's lines around strokes and words that are selected or under the pointer. Moments and links have none. */
export function InkIndicators() {
  const editor = useEditor()
  const ids = useValue(
    'strokes with a line around them',
    () => {
      const isIdle = editor.isInAny('select.idle', 'select.editing_shape')
      if (!isIdle && !editor.isInAny(...statesWithLines)) return ''
      const { isHoveringCanvas, isCoarsePointer } = editor.getInstanceState()
      const hovered = isIdle && isHoveringCanvas && !isCoarsePointer ? editor.getHoveredShapeId() : null
      const around = new Set([...editor.getSelectedShapeIds(), ...(hovered ? [hovered] : [])])
      return [...around].filter((id) => isInk(editor.getShape(id))).join(' ')
    },
    [editor],
  )
  if (!ids) return null
  return ids.split(' ').map((id) => <DefaultShapeIndicator key={id} shapeId={id as TLShapeId} />)
}

const statesWithLines = [
  'select.brushing',
  'select.scribble_brushing',
  'select.pointing_shape',
  'select.pointing_selection',
  'select.pointing_handle',
]

function isInk(shape: { readonly type: string } | undefined): boolean {
  return shape !== undefined && isInkShape(shape)
}
