import { type Atom, useEditor } from 'tldraw'
import { sketchSheet } from '#shared/model/sketch.ts'
import { boxPath } from '../../ui/drawn/pen.ts'
import { SketchLine } from '../../ui/drawn/SketchPicture.tsx'
import type { OpenSketch } from '../tools/SketchTool.ts'
import { useOpenSketch } from '../tools/use-open-sketch.ts'

const border = { across: 12, top: 34, bottom: 12 }
const card = { width: sketchSheet.w + border.across * 2, height: sketchSheet.h + border.top + border.bottom }

/** A moment as large as one can draw in it, over the moment itself: its label, and the sheet with what is drawn so far. */
export function SketchSheet({ open }: { open: Atom<OpenSketch | undefined> }) {
  const editor = useEditor()
  const opened = useOpenSketch(editor, open)
  if (!opened) return null
  const { sheet, moment } = opened
  const { at, draft, taken } = sheet
  return (
    <div
      className="sketch-sheet"
      style={{ translate: `${at.x - border.across}px ${at.y - border.top}px`, ...card }}
      aria-hidden="true"
    >
      <svg viewBox={`0 0 ${card.width} ${card.height}`}>
        <path className="paper" d={boxPath(card, moment.momentId)} />
        <rect x={border.across} y={border.top} width={sketchSheet.w} height={sketchSheet.h} />
        <g className="sketch-picture" transform={`translate(${border.across} ${border.top})`}>
          {moment.sketch?.strokes.map((stroke) => (
            <SketchLine key={stroke.id} stroke={stroke} className={taken?.has(stroke.id) ? 'taken' : undefined} />
          ))}
          {draft ? <SketchLine stroke={draft} /> : null}
        </g>
      </svg>
      <p>{moment.label}</p>
    </div>
  )
}
