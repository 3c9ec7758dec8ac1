import { type RecordProps, T, type TLBaseShape, type TLShapePartial } from 'tldraw'
import { type InkThing, type InkThingPatch, maxNoteLength } from '#shared/model/ink.ts'
import { type Valence, valences } from '#shared/model/moment.ts'
import { breakLines } from './break-lines.ts'

/** A sticky as tldraw draws it: a picture of what the document says. A hand may move it; its words are written by `CanvasEdits`. */
export type StickyProps = {
  readonly w: number
  readonly h: number
  readonly words: string
  /** The id of the person whose colour it has; empty where nobody says. */
  readonly by: string
  readonly readOnly: boolean
}
export type StickyShape = TLBaseShape<'sticky', StickyProps>

export type FigureProps = StickyProps & { readonly mood: Valence | null }
export type FigureShape = TLBaseShape<'figure', FigureProps>

export const stickyProps: RecordProps<StickyShape> = {
  w: T.positiveNumber,
  h: T.positiveNumber,
  words: T.string,
  by: T.string,
  readOnly: T.boolean,
}

export const figureProps: RecordProps<FigureShape> = {
  ...stickyProps,
  mood: T.setEnum(new Set<Valence>(valences)).nullable(),
}

export function isStickyShape(record: { readonly type?: unknown } | undefined): record is StickyShape {
  return record?.type === 'sticky'
}

export function isFigureShape(record: { readonly type?: unknown } | undefined): record is FigureShape {
  return record?.type === 'figure'
}

export function isThingShape(record: { readonly type?: unknown } | undefined): record is StickyShape | FigureShape {
  return isStickyShape(record) || isFigureShape(record)
}

/** A figure stands on a sheet of 40 × 54. */
const figureWidth = 40 / 54

export function figureSize(height: number): { readonly w: number; readonly h: number } {
  return { w: Math.round(height * figureWidth), h: height }
}

const noteWidths = [152, 200, 256]
const noteLine = 20
const notePadding = { across: 24, down: 26 }
const noteLines = 60
/** The hand face is 15 px and about a tenth wider than the face whose letters were measured. */
const noteEm = 15 * 1.12

/** How large a sticky is for its words, in page pixels, and how they break. The same on every device. */
export function measureSticky(words: string): {
  readonly w: number
  readonly h: number
  readonly lines: readonly string[]
} {
  const text = words.slice(0, maxNoteLength)
  let sticky = { w: 152, h: 76, lines: [''] as readonly string[] }
  for (const w of noteWidths) {
    const { lines } = breakLines(text, (w - notePadding.across) / noteEm, noteLines)
    sticky = { w, h: Math.max(76, lines.length * noteLine + notePadding.down), lines }
    if (lines.length <= 6) break
  }
  return sticky
}

/** A sticky or a figure on our one page. */
export function thingToShape(
  thing: InkThing,
  place: { readonly parentId: string; readonly offset: { readonly x: number; readonly y: number } },
  readOnly: boolean,
): Record<string, unknown> {
  const { words, by = '' } = thing
  const props =
    thing.type === 'figure'
      ? ({ ...figureSize(thing.height), words, by, readOnly, mood: thing.mood ?? null } satisfies FigureProps)
      : ({ ...sizeOfSticky(words), words, by, readOnly } satisfies StickyProps)
  return {
    id: thing.id,
    typeName: 'shape',
    type: thing.type,
    x: thing.place.x + place.offset.x,
    y: thing.place.y + place.offset.y,
    rotation: 0,
    index: 'a9',
    parentId: place.parentId,
    isLocked: false,
    opacity: 1,
    meta: {},
    props,
  }
}

function sizeOfSticky(words: string): { readonly w: number; readonly h: number } {
  const { w, h } = measureSticky(words)
  return { w, h }
}

/** What a hand can have changed of it: where it stands, and how high a figure is. */
export function handled(
  shape: StickyShape | FigureShape,
  offset: { readonly x: number; readonly y: number },
): InkThingPatch {
  const place = { x: shape.x - offset.x, y: shape.y - offset.y }
  return isFigureShape(shape) ? { place, height: shape.props.h } : { place }
}

/** A figure is resized as a whole: its breadth follows from its height. */
export function resizedFigure(
  shape: FigureShape,
  height: number,
  at: { x: number; y: number },
): TLShapePartial<FigureShape> {
  return { id: shape.id, type: 'figure', x: at.x, y: at.y, props: figureSize(Math.max(40, Math.min(600, height))) }
}
