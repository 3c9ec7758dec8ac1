import { z } from 'zod'
import { idPattern } from './ids.ts'

/**
 * A small drawing inside a moment, on a sheet of 320 × 200.
 *
 * `points`: x and y in turn, whole units of the sheet · `width`: how broad the pen was pressed, 1 … 3 · `words`: what the
 * drawing shows, for those who do not see it; absent rather than empty.
 */
export type Sketch = { readonly strokes: readonly SketchStroke[]; readonly words?: string }
export type SketchStroke = { readonly id: string; readonly width: 1 | 2 | 3; readonly points: readonly number[] }

export const sketchSheet = { w: 320, h: 200 } as const

/** Enough for a drawing, too little for a painting: all strokes of a full sheet take about 100 KB. */
export const maxSketchStrokes = 200
export const maxSketchPoints = 200
/** What a sketch shows is a sentence. */
export const maxSketchWords = 200

type Point = { readonly x: number; readonly y: number }

const strokeSchema = z.object({
  id: z.string().regex(idPattern),
  width: z.union([z.literal(1), z.literal(2), z.literal(3)]).catch(1),
  points: z
    .array(z.number())
    .min(2)
    .readonly()
    .transform((points) => {
      const even = points.slice(0, Math.min(points.length - (points.length % 2), maxSketchPoints * 2))
      return even.map((value, at) => clamp(value, at % 2 === 0 ? sketchSheet.w : sketchSheet.h))
    }),
})

/** A sketch as it stands in a board file. */
export const sketchSchema = z
  .object({
    strokes: z
      .array(strokeSchema)
      .min(1)
      .readonly()
      .transform((strokes) => strokes.slice(0, maxSketchStrokes)),
    words: z
      .string()
      .transform((words) => words.trim().slice(0, maxSketchWords))
      .optional(),
  })
  .transform(({ strokes, words }): Sketch => ({ strokes, ...(words ? { words } : {}) }))

/** A stroke as somebody else wrote it down, or nothing where it is none. */
export function parseSketchStroke(id: string, value: unknown): SketchStroke | undefined {
  const read = strokeSchema.safeParse(typeof value === 'object' && value !== null ? { ...value, id } : undefined)
  return read.success ? read.data : undefined
}

/**
 * A stroke of the hand with as few points as show the same line (Douglas and Peucker 1973): what strays by less than
 * `tolerance`, in units of the sheet, is left out. `pressure` 0 … 1, as pens tell it; a mouse says 0.5.
 */
export function toSketchStroke(id: string, line: readonly Point[], pressure: number, tolerance = 0.8): SketchStroke {
  let kept = simplify(line, tolerance)
  for (let t = tolerance * 2; kept.length > maxSketchPoints; t *= 2) kept = simplify(line, t)
  return {
    id,
    width: pressure < 0.4 ? 1 : pressure < 0.75 ? 2 : 3,
    points: kept.flatMap(({ x, y }) => [clamp(x, sketchSheet.w), clamp(y, sketchSheet.h)]),
  }
}

/** The smallest box around all strokes, in units of the sheet. */
export function sketchBounds({ strokes }: Pick<Sketch, 'strokes'>): { x: number; y: number; w: number; h: number } {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { points } of strokes)
    for (let at = 0; at + 1 < points.length; at += 2) {
      const [x = 0, y = 0] = [points[at], points[at + 1]]
      left = Math.min(left, x)
      right = Math.max(right, x)
      top = Math.min(top, y)
      bottom = Math.max(bottom, y)
    }
  if (left > right) return { x: 0, y: 0, w: 0, h: 0 }
  return { x: left, y: top, w: right - left, h: bottom - top }
}

/**
 * Two sketches beside each other on one sheet, each as large as it was if it fits into its half. Nothing where they
 * have more strokes than a sheet holds, or what they show would be cut. A stroke of the second whose id is taken gets a longer one.
 */
export function besideEachOther(first: Sketch, second: Sketch): Sketch | undefined {
  const words = [first.words, second.words].filter(Boolean).join('; ')
  if (first.strokes.length + second.strokes.length > maxSketchStrokes || words.length > maxSketchWords) return undefined
  const taken = new Set(first.strokes.map(({ id }) => id))
  const right = intoHalf(second, 'right').map((stroke) => {
    let { id } = stroke
    for (let more = 2; taken.has(id); more++) id = `${stroke.id.slice(0, 60)}-${more}`
    taken.add(id)
    return { ...stroke, id }
  })
  return { strokes: [...intoHalf(first, 'left'), ...right], ...(words ? { words } : {}) }
}

function intoHalf({ strokes }: Sketch, side: 'left' | 'right'): readonly SketchStroke[] {
  const air = 4
  const half = sketchSheet.w / 2
  const { x, y, w, h } = sketchBounds({ strokes })
  const scale = Math.min(1, (half - 2 * air) / Math.max(1, w), (sketchSheet.h - 2 * air) / Math.max(1, h))
  const left = (side === 'left' ? 0 : half) + (half - w * scale) / 2
  const top = (sketchSheet.h - h * scale) / 2
  return strokes.map((stroke) => ({
    ...stroke,
    points: stroke.points.map((value, at) =>
      at % 2 === 0 ? clamp(left + (value - x) * scale, sketchSheet.w) : clamp(top + (value - y) * scale, sketchSheet.h),
    ),
  }))
}

/** Whether a stroke passes within `reach` of a point, in units of the sheet. */
export function isNearStroke({ points }: SketchStroke, point: Point, reach: number): boolean {
  for (let at = 0; at < points.length; at += 2) {
    const a = { x: points[at] ?? 0, y: points[at + 1] ?? 0 }
    const b = { x: points[at + 2] ?? a.x, y: points[at + 3] ?? a.y }
    if (distanceToLine(point, a, b) < reach) return true
  }
  return false
}

function clamp(value: number, most: number): number {
  return Math.max(0, Math.min(most, Math.round(value)))
}

function simplify(line: readonly Point[], tolerance: number): readonly Point[] {
  const first = line[0]
  const last = line.at(-1)
  if (line.length < 3 || !first || !last) return line
  const keep = new Set([0, line.length - 1])
  const open: [number, number][] = [[0, line.length - 1]]
  for (let part = open.pop(); part; part = open.pop()) {
    const [from, to] = part
    let worst = -1
    let most = tolerance
    for (let at = from + 1; at < to; at++) {
      const away = distanceToLine(line[at], line[from], line[to])
      if (away > most) {
        most = away
        worst = at
      }
    }
    if (worst < 0) continue
    keep.add(worst)
    open.push([from, worst], [worst, to])
  }
  return line.filter((_, at) => keep.has(at))
}

function distanceToLine(point: Point | undefined, a: Point | undefined, b: Point | undefined): number {
  if (!point || !a || !b) return 0
  const dx = b.x - a.x
  const dy = b.y - a.y
  const length = dx * dx + dy * dy
  // Beyond an end, it is the end that is nearest: a stroke that comes back is no point.
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((point.x - a.x) * dx + (point.y - a.y) * dy) / length))
  return Math.hypot(point.x - a.x - t * dx, point.y - a.y - t * dy)
}

/** Strokes are drawn and rubbed out, never changed. */
export function isSameSketch(a: Sketch, b: Sketch): boolean {
  return (
    a.words === b.words &&
    a.strokes.length === b.strokes.length &&
    a.strokes.every((stroke, at) => stroke.id === b.strokes[at]?.id)
  )
}
