import type { TLShape, TLShapeId } from 'tldraw'
import type { LinkId, MomentId } from '#shared/model/ids.ts'
import type { Place } from '#shared/model/moment.ts'
import { isInkShape } from '../projection/ink-shapes.ts'
import { isLinkShape, isMomentShape } from '../projection/shape-types.ts'

/** What changed shapes mean for each layer, by its key. */
export type ReadGesture = {
  /** In page pixels, without the layer's offset. A layer whose links alone were touched has no moments here. */
  readonly moves: ReadonlyMap<string, ReadonlyMap<MomentId, Place>>
  readonly ink: readonly TLShape[]
  /** Changed, but not to be written before the gesture ends. */
  readonly waiting: readonly TLShapeId[]
}

/** Reads what changed: moments are written while they move, strokes only when the gesture has ended (`isHeld`). */
export function readChanged(
  shapes: readonly TLShape[],
  { isHeld, offsetOf }: { readonly isHeld: boolean; readonly offsetOf: (layerKey: string) => Place | undefined },
): ReadGesture {
  const moves = new Map<string, Map<MomentId, Place>>()
  const movesIn = (layerKey: string) => {
    const known = moves.get(layerKey) ?? new Map<MomentId, Place>()
    moves.set(layerKey, known)
    return known
  }
  const ink: TLShape[] = []
  const waiting: TLShapeId[] = []
  for (const shape of shapes) {
    if (isMomentShape(shape) || isLinkShape(shape)) {
      const { layerKey } = shape.props
      const offset = offsetOf(layerKey)
      if (!offset) continue
      const moved = movesIn(layerKey)
      if (isMomentShape(shape)) moved.set(shape.props.momentId, { x: shape.x - offset.x, y: shape.y - offset.y })
    } else if (isHeld) waiting.push(shape.id)
    else if (isInkShape(shape)) ink.push(shape)
  }
  return { moves, ink, waiting }
}

/** The moments and links of one layer among shapes that were removed. */
export function readRemoved(
  shapes: readonly TLShape[],
  layerKey: string,
): { readonly moments: readonly MomentId[]; readonly links: readonly LinkId[] } {
  const moments: MomentId[] = []
  const links: LinkId[] = []
  for (const shape of shapes) {
    if (isMomentShape(shape) && shape.props.layerKey === layerKey) moments.push(shape.props.momentId)
    if (isLinkShape(shape) && shape.props.layerKey === layerKey) links.push(shape.props.linkId)
  }
  return { moments, links }
}
