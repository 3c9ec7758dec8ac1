import { type Atom, type Editor, react, type TLDrawShape, type TLShape, type TLShapeId } from 'tldraw'
import type { Place } from '#shared/model/moment.ts'
import { sketchSheet, type SketchStroke, toSketchStroke } from '#shared/model/sketch.ts'
import { plainText } from '../describe-ink.ts'
import type { Box } from '../box.ts'
import { isMomentShape, type MomentShape } from '../projection/shape-types.ts'
import { boundsOf, lengthOf, type Point, readStroke } from './read-stroke.ts'

/**
 * What could be made of strokes. `at`: where that is offered, in page pixels. `gone`: the strokes and words that it takes
 * the place of.
 */
export type StrokeOffer = { readonly at: Place; readonly gone: readonly TLShapeId[] } & (
  | { readonly makes: 'moment'; readonly box: Box; readonly label: string; readonly sketch: readonly SketchStroke[] }
  | { readonly makes: 'link'; readonly from: MomentShape; readonly to: MomentShape }
)

type Deps = {
  readonly offer: Atom<StrokeOffer | undefined>
  readonly canOffer: () => boolean
  readonly isLinked: (from: MomentShape, to: MomentShape) => boolean
  readonly newStrokeId: () => string
  readonly onOffer: (offer: StrokeOffer) => void
}

/** The head of an arrow is a short stroke at its end. */
const headLength = 80
const headReach = 46

/**
 * Sees when a stroke that was just drawn, or the one that is selected, could be a moment or a link, and offers to make it
 * one. Never does it by itself. Returns the way to stop.
 *
 *   drawn ──▶ offered ──next stroke, another tool, the stroke goes──▶ not offered
 *                 └──the next stroke is the arrow's head──▶ offered, with the head
 */
export function watchStrokes(editor: Editor, deps: Deps): () => void {
  const { offer } = deps
  /** The offer is for what is selected, and stands as long as that is. */
  let selected: TLShapeId | undefined

  function make(next: StrokeOffer | undefined): void {
    offer.set(next)
    if (next) deps.onOffer(next)
  }

  const stopDrawn = editor.sideEffects.registerAfterChangeHandler('shape', (before, after, source) => {
    if (source !== 'user' || !isDrawn(before) || !isDrawn(after)) return
    if (before.props.isComplete || !after.props.isComplete) return
    queueMicrotask(() => {
      const stroke = editor.getShape(after.id)
      if (!isDrawn(stroke)) return
      const now = offer.get()
      if (now?.makes === 'link' && isHead(pointsOf(stroke), now)) offer.set({ ...now, gone: [...now.gone, stroke.id] })
      else make(deps.canOffer() ? read(editor, stroke, deps) : undefined)
    })
  })

  const stopSelected = react('selected stroke', () => {
    const [only, ...others] = editor.isIn('select.idle') ? editor.getSelectedShapes() : []
    const id = others.length === 0 && isDrawn(only) ? only.id : undefined
    if (id === selected) return
    selected = id
    queueMicrotask(() => {
      const stroke = id && id === selected ? editor.getShape(id) : undefined
      if (isDrawn(stroke) && deps.canOffer()) make(read(editor, stroke, deps))
      else if (!editor.isIn('draw')) offer.set(undefined)
    })
  })

  const stopGone = react('offered stroke', () => {
    const now = offer.get()
    if (now?.gone.some((id) => !editor.getShape(id))) queueMicrotask(() => offer.set(undefined))
  })

  return () => {
    stopDrawn()
    stopSelected()
    stopGone()
    offer.set(undefined)
  }
}

function read(editor: Editor, stroke: TLDrawShape, deps: Deps): StrokeOffer | undefined {
  const moments = new Map<MomentShape, Box>()
  for (const shape of editor.getCurrentPageShapes())
    if (isMomentShape(shape)) moments.set(shape, { x: shape.x, y: shape.y, w: shape.props.w, h: shape.props.h })
  const meaning = readStroke(pointsOf(stroke), moments)
  if (meaning?.is === 'arrow') {
    const { from, to } = meaning
    if (from.props.readOnly || from.props.layerKey !== to.props.layerKey || deps.isLinked(from, to)) return undefined
    const end = pointsOf(stroke).at(-1) ?? stroke
    return { makes: 'link', from, to, at: { x: end.x, y: end.y }, gone: [stroke.id] }
  }
  if (meaning?.is !== 'box') return undefined
  const { box } = meaning
  const inside = editor
    .getCurrentPageShapes()
    .filter((shape) => shape.id !== stroke.id && isInside(editor, shape, box))
    .toSorted((a, b) => a.y - b.y || a.x - b.x)
  const words = inside.filter((shape) => shape.type === 'text')
  const drawn = inside.filter(isDrawn)
  return {
    makes: 'moment',
    box,
    label: words
      .map((shape) => plainText(shape.props))
      .filter(Boolean)
      .join('\n'),
    sketch: drawn.map((shape) => toSketchStroke(deps.newStrokeId(), onSheet(pointsOf(shape), box), 0.5)),
    at: { x: box.x + box.w / 2, y: box.y + box.h },
    gone: [stroke, ...words, ...drawn].map(({ id }) => id),
  }
}

function isInside(editor: Editor, shape: TLShape, box: Box): boolean {
  const bounds = editor.getShapePageBounds(shape)
  if (!bounds) return false
  const slack = 6
  return (
    bounds.x >= box.x - slack &&
    bounds.y >= box.y - slack &&
    bounds.maxX <= box.x + box.w + slack &&
    bounds.maxY <= box.y + box.h + slack
  )
}

/** What was drawn in a box, on the sheet of a sketch: as large as it was, or as it fits. */
function onSheet(points: readonly Point[], box: Box): readonly Point[] {
  const scale = Math.min(1, sketchSheet.w / box.w, sketchSheet.h / box.h)
  const left = (sketchSheet.w - box.w * scale) / 2
  const top = (sketchSheet.h - box.h * scale) / 2
  return points.map(({ x, y }) => ({ x: left + (x - box.x) * scale, y: top + (y - box.y) * scale }))
}

function isHead(points: readonly Point[], { at }: { readonly at: Place }): boolean {
  const { x, y, w, h } = boundsOf(points)
  return lengthOf(points) < headLength && Math.hypot(x + w / 2 - at.x, y + h / 2 - at.y) < headReach
}

function isDrawn(shape: TLShape | undefined): shape is TLDrawShape {
  return shape?.type === 'draw'
}

function pointsOf({ x, y, props }: TLDrawShape): readonly Point[] {
  return props.segments.flatMap(({ points }) => points.map((point) => ({ x: x + point.x, y: y + point.y })))
}
