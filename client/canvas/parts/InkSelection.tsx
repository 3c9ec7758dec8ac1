import { type TLSelectionForegroundProps, useEditor, useSelectionEvents, useValue } from 'tldraw'
import { isInkShape } from '../projection/ink-shapes.ts'

const corners = ['top_left', 'top_right', 'bottom_right', 'bottom_left'] as const

/** The frame around selected strokes and words, with corners to resize them by. Moments show on themselves that they are selected. */
export function InkSelection({ bounds, rotation }: TLSelectionForegroundProps) {
  const editor = useEditor()
  const isShown = useValue(
    'strokes are selected',
    () =>
      editor.getSelectedShapes().length > 0 &&
      editor.getSelectedShapes().every(isInkShape) &&
      editor.isInAny('select.idle', 'select.pointing_shape', 'select.pointing_resize_handle', 'select.resizing'),
    [editor],
  )
  const zoom = useValue('zoom', () => editor.getZoomLevel(), [editor])
  if (!isShown) return null
  const size = 9 / zoom
  return (
    <svg
      className="tl-overlays__item ink-selection"
      aria-hidden="true"
      style={{ transform: `translate(${bounds.x}px, ${bounds.y}px) rotate(${rotation}rad)` }}
    >
      <rect className="frame" width={bounds.w} height={bounds.h} strokeWidth={1.4 / zoom} />
      {corners.map((corner) => (
        <Corner
          key={corner}
          corner={corner}
          x={corner.endsWith('left') ? 0 : bounds.w}
          y={corner.startsWith('top') ? 0 : bounds.h}
          size={size}
        />
      ))}
    </svg>
  )
}

function Corner({ corner, x, y, size }: { corner: (typeof corners)[number]; x: number; y: number; size: number }) {
  const events = useSelectionEvents(corner)
  const grip = size * 2.4
  return (
    <>
      <rect className="corner" x={x - size / 2} y={y - size / 2} width={size} height={size} strokeWidth={size / 7} />
      <rect className={`grip ${corner}`} x={x - grip / 2} y={y - grip / 2} width={grip} height={grip} {...events} />
    </>
  )
}
