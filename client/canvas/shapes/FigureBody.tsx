import { useEditor, useValue } from 'tldraw'
import { stickFigure } from '../../ui/drawn/stick-figure.ts'
import type { FigureShape } from '../projection/thing-shapes.ts'
import { useFarOff } from './far-off.ts'

/** The figure, and its name under it. */
export function FigureBody({ shape }: { shape: FigureShape }) {
  const editor = useEditor()
  const isSelected = useValue('selected', () => editor.getSelectedShapeIds().includes(shape.id), [editor, shape.id])
  const isFar = useFarOff()
  const { w, h, mood, words } = shape.props
  return (
    <div className={`stick-figure${isSelected ? ' chosen' : ''}`} style={{ width: w, height: h }}>
      <svg viewBox="0 0 40 54" aria-hidden="true">
        {stickFigure(shape.id, mood ?? undefined).map((stroke) => (
          <path key={stroke} d={stroke} />
        ))}
      </svg>
      {words && !isFar ? <span className="figure-name">{words}</span> : null}
    </div>
  )
}
