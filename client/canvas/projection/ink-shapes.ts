import type { TLShape } from 'tldraw'
import { type InkRecord, recordToThing } from '#shared/documents/ink-document.ts'
import { imageShapeType } from '#shared/documents/map-images.ts'
import type { Place } from '#shared/model/moment.ts'
import { imagePropsOf } from './image-shapes.ts'
import { thingToShape } from './thing-shapes.ts'

/** What people draw beside moments. Other records in a document are kept there, and not drawn. */
const inkTypes: ReadonlySet<string> = new Set(['draw', 'highlight', 'text', 'sticky', 'figure', imageShapeType])

export function isInkShape(record: { readonly type: string }): boolean {
  return inkTypes.has(record.type)
}

/** A record of a document as a shape on our one page, or nothing where it would break the canvas. */
export function inkToShape(
  record: InkRecord,
  place: { readonly parentId: string; readonly offset: Place; readonly document?: string },
  readOnly = false,
): Record<string, unknown> | undefined {
  if (!inkTypes.has(record.type) || !record.id.startsWith('shape:')) return undefined
  const thing = recordToThing(record)
  if (thing) return thingToShape(thing, place, readOnly)
  const image = imagePropsOf(record)
  if (!image && !isDrawable(record)) return undefined
  const { x, y, rotation, index } = record
  if (!isFiniteNumber(x) || !isFiniteNumber(y)) return undefined
  return {
    id: record.id,
    typeName: 'shape',
    type: record.type,
    x: clamp(x) + place.offset.x,
    y: clamp(y) + place.offset.y,
    rotation: isFiniteNumber(rotation) ? rotation : 0,
    index: typeof index === 'string' && /^a[0-9A-Za-z]{1,30}$/.test(index) && !index.endsWith('0') ? index : 'a9',
    parentId: place.parentId,
    isLocked: false,
    opacity: 1,
    meta: {
      ...(image && place.document ? { document: place.document } : {}),
      ...(typeof record.by === 'string' ? { by: record.by } : {}),
    },
    props: image ?? record.props,
  }
}

/** A shape as it is written down: where it is without the layer's offset, and without what only this canvas knows. */
export function shapeToInk(shape: TLShape, offset: Place): InkRecord {
  return {
    id: shape.id,
    typeName: 'shape',
    type: shape.type,
    x: round(shape.x - offset.x),
    y: round(shape.y - offset.y),
    rotation: shape.rotation,
    index: shape.index,
    props: shape.props,
    ...(typeof shape.meta.by === 'string' ? { by: shape.meta.by } : {}),
  }
}

/** A stroke without a point in it is valid to tldraw's schema and breaks its geometry. */
function isDrawable(record: InkRecord): boolean {
  const { props } = record
  if (typeof props !== 'object' || props === null) return false
  if (record.type === 'text') return true
  const segments = (props as { segments?: unknown }).segments
  if (!Array.isArray(segments) || segments.length === 0) return false
  return segments.every(
    (segment: unknown) =>
      typeof segment === 'object' &&
      segment !== null &&
      'points' in segment &&
      Array.isArray(segment.points) &&
      segment.points.length > 0,
  )
}

function isFiniteNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}

function clamp(value: number): number {
  return Math.max(-1_000_000, Math.min(1_000_000, value))
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
