import { createShapeId, type Editor, type TLShape, toRichText } from 'tldraw'
import type { Valence } from '#shared/model/moment.ts'
import { announce } from '../../ui/browser/announce.ts'
import { describeInkRecord } from '../describe-ink.ts'
import type { CanvasEdits } from '../editing/canvas-edits.ts'
import { placeBeside } from '../editing/next-place.ts'
import type { Box } from '../box.ts'
import type { CanvasView } from '../canvas-view-type.ts'
import { canvasWords } from '../messages.ts'
import { isInkShape } from '../projection/ink-shapes.ts'
import { isMomentShape } from '../projection/shape-types.ts'
import { figureSize, measureSticky } from '../projection/thing-shapes.ts'
import { openThing } from '../tools/PlaceTool.ts'
import type { PlacedByKey } from './stand.ts'

/** Notes, figures and words in the order of reading; strokes are for the eye. */
function readable(editor: Editor): readonly TLShape[] {
  return editor
    .getCurrentPageShapes()
    .filter((shape) => isInkShape(shape) && shape.type !== 'draw' && shape.type !== 'highlight')
    .toSorted((a, b) => a.y - b.y || a.x - b.x)
}

/** Selects the next thing drawn around the moments, or the one before, and says what it is. */
export function walkInk(editor: Editor, view: CanvasView, by: 1 | -1): void {
  const all = readable(editor)
  const at = all.findIndex((shape) => editor.getSelectedShapeIds().includes(shape.id))
  const next = all.at(at < 0 ? (by > 0 ? 0 : -1) : (at + by) % all.length)
  if (!next) return announce(canvasWords.nothingDrawn)
  editor.setCurrentTool('select')
  editor.select(next.id)
  view.ink.show(next.id)
  announce(describeInkRecord(next) ?? canvasWords.nothingDrawn)
}

/** What is drawn and selected, where nothing else is. */
export function selectedInk(editor: Editor): readonly TLShape[] {
  const shapes = editor.getSelectedShapes()
  return shapes.length > 0 && shapes.every(isInkShape) ? shapes : []
}

const sizes: Readonly<Record<PlacedByKey, { readonly w: number; readonly h: number }>> = {
  sticky: measureSticky(''),
  figure: figureSize(96),
  moment: { w: 168, h: 62 },
  text: { w: 120, h: 32 },
}

/** Puts something beside the selected moment, or into the middle of the view: the way without a pointer. */
export function placeThing(editor: Editor, view: CanvasView, edits: CanvasEdits, type: PlacedByKey): void {
  const size = sizes[type]
  const beside = editor.getSelectedShapes().find(isMomentShape)
  const taken: Box[] = []
  for (const shape of editor.getCurrentPageShapes()) {
    const bounds = isMomentShape(shape) || isInkShape(shape) ? editor.getShapePageBounds(shape) : undefined
    if (bounds) taken.push({ x: bounds.x, y: bounds.y, w: bounds.w, h: bounds.h })
  }
  const { x, y } = editor.getViewportPageBounds().center
  const point = beside
    ? placeBeside({ x: beside.x, y: beside.y, w: beside.props.w, h: beside.props.h }, size, taken)
    : { x, y }
  if (type === 'moment') {
    edits.addAt(point)
    return
  }
  if (type === 'text') return writeWords(editor, view, { x: point.x - size.w / 2, y: point.y - size.h / 2 })
  const mood: Valence | undefined = type === 'figure' ? (beside?.props.valence ?? undefined) : undefined
  const id = edits.addThing(type, point, mood)
  const shape = id && editor.getCurrentPageShapes().find((other) => other.id === id)
  if (!shape) return
  openThing(editor, shape.id)
  view.ink.show(shape.id)
  announce(canvasWords.placed[type])
}

/** Loose words, open for writing; left without any, they go again by themselves. */
function writeWords(editor: Editor, view: CanvasView, at: { readonly x: number; readonly y: number }): void {
  const id = createShapeId()
  editor.createShape({ id, type: 'text', ...at, props: { autoSize: true, richText: toRichText('') } })
  openThing(editor, id)
  view.ink.show(id)
  announce(canvasWords.placed.text)
}
