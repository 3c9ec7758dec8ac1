import { type InkRecord, recordToThing } from '#shared/documents/ink-document.ts'
import { readImage } from '#shared/documents/map-images.ts'
import type { Box } from '../box.ts'
import { figureSize, measureSticky } from '../projection/thing-shapes.ts'

/** What something drawn covers, in page pixels; of a stroke the points it runs through, of loose words a line. */
export function inkBox(record: InkRecord): Box | undefined {
  const { x, y, props } = record
  if (typeof x !== 'number' || typeof y !== 'number' || !Number.isFinite(x + y)) return undefined
  const thing = recordToThing(record)
  if (thing) {
    const { w, h } = thing.type === 'figure' ? figureSize(thing.height) : measureSticky(thing.words)
    return { x, y, w, h }
  }
  const image = readImage(record)
  if (image) return { x, y, w: image.w, h: image.h }
  if (record.type === 'text') return { x, y, w: 120, h: 32 }
  const points = pointsOf(props)
  if (points.length === 0) return { x, y, w: 1, h: 1 }
  let [left, top, right, bottom] = [0, 0, 0, 0]
  for (const point of points) {
    left = Math.min(left, point.x)
    top = Math.min(top, point.y)
    right = Math.max(right, point.x)
    bottom = Math.max(bottom, point.y)
  }
  return { x: x + left, y: y + top, w: right - left, h: bottom - top }
}

function pointsOf(props: unknown): readonly { readonly x: number; readonly y: number }[] {
  const segments: unknown = typeof props === 'object' && props !== null && 'segments' in props ? props.segments : []
  if (!Array.isArray(segments)) return []
  return segments.flatMap((segment: unknown) => {
    const points: unknown = typeof segment === 'object' && segment !== null && 'points' in segment ? segment.points : []
    return Array.isArray(points) ? points.filter(isPoint) : []
  })
}

function isPoint(value: unknown): value is { readonly x: number; readonly y: number } {
  if (typeof value !== 'object' || value === null || !('x' in value) || !('y' in value)) return false
  return typeof value.x === 'number' && typeof value.y === 'number' && Number.isFinite(value.x + value.y)
}
