import type { TLShape, TLShapeId } from 'tldraw'
import { isInLane } from '../layers.ts'
import { type Obstacle, type Route, routeLink } from './route-link.ts'
import { isMomentShape, type LinkProps } from './shape-types.ts'
import { kindDrawings } from '../../ui/drawn/kind-drawings.ts'
import { kindWords } from '../../ui/words/kind-words.ts'

/** Where a link runs between its moments as they stand now; nothing where one of them is missing. */
export function routeBetween(
  shapeOf: (id: TLShapeId) => TLShape | undefined,
  { from, to, kind }: Pick<LinkProps, 'from' | 'to' | 'kind'>,
): Route | undefined {
  const [start, end] = [obstacleOf(shapeOf(from)), obstacleOf(shapeOf(to))]
  return start && end && routeLink(start, end, kind)
}

/** A moment as what a link runs up to: its card, and what hangs above and below it. */
function obstacleOf(shape: TLShape | undefined): Obstacle | undefined {
  if (!isMomentShape(shape)) return undefined
  const { w, h, kind, valence, size } = shape.props
  const isSmall = isInLane(size)
  return {
    x: shape.x,
    y: shape.y,
    w,
    h,
    above: !kindWords[kind] || isSmall ? 0 : 8,
    below: valence !== null && !isSmall ? 12 : kindDrawings[kind].isUnderlined ? 3 : 0,
  }
}
