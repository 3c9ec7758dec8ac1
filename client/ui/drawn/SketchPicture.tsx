import { type Sketch, sketchBounds, type SketchStroke } from '#shared/model/sketch.ts'

/** Round each stroke, so that half of a broad pen still fits, in units of the sheet. */
const air = 3

/**
 * A sketch as a picture, cut to what is drawn; it takes the size it is given. Decoration where the words for it stand
 * beside it, else a picture with a name.
 */
export function SketchPicture({ sketch, label }: { sketch: Sketch; label?: string }) {
  const { x, y, w, h } = sketchBounds(sketch)
  const box = `${x - air} ${y - air} ${w + air * 2} ${h + air * 2}`
  const said = label ? ({ role: 'img', 'aria-label': label } as const) : ({ 'aria-hidden': true } as const)
  return (
    <svg className="sketch-picture" viewBox={box} preserveAspectRatio="xMidYMid meet" {...said}>
      {sketch.strokes.map((stroke) => (
        <SketchLine key={stroke.id} stroke={stroke} />
      ))}
    </svg>
  )
}

export function SketchLine({ stroke, className }: { stroke: SketchStroke; className?: string | undefined }) {
  return <path className={className} d={linePath(stroke.points)} strokeWidth={0.9 + stroke.width * 0.8} />
}

/** At most so much of a line is bent at each of its points, in units of the sheet: a curve is round, a corner stays one. */
const bend = 4

/** A stroke as a path: straight from point to point, and a little round at each. */
function linePath(points: readonly number[]): string {
  const at = (index: number) => ({ x: points[index * 2] ?? 0, y: points[index * 2 + 1] ?? 0 })
  const count = points.length / 2
  // A dot is a line without length, drawn by its round ends.
  if (count < 2) return `M${at(0).x} ${at(0).y}l0.01 0`
  let path = `M${at(0).x} ${at(0).y}`
  for (let index = 1; index < count - 1; index++) {
    const point = at(index)
    path += `L${pair(towards(point, at(index - 1)))}Q${pair(point)} ${pair(towards(point, at(index + 1)))}`
  }
  return `${path}L${pair(at(count - 1))}`
}

type Point = { readonly x: number; readonly y: number }

function towards(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1
  const part = Math.min(bend, length / 2) / length
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }
}

function pair({ x, y }: Point): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`
}
