import type { CommentTarget } from '#shared/model/comment.ts'
import type { MapId, MomentId } from '#shared/model/ids.ts'
import type { Place } from '#shared/model/moment.ts'
import type { Box } from '../box.ts'

/** The layer of the shared map on whichever canvas it lies; all other layers are called by their maps. */
const sharedLayer = 'shared'

export type BoxOf = (layerKey: string, momentId: MomentId) => Box | undefined

export function layerOf(target: CommentTarget): string {
  return ('mapId' in target && target.mapId) || sharedLayer
}

/** The map of a layer, as a comment names it. */
export function mapOfLayer(layerKey: string): { readonly mapId?: MapId } {
  return layerKey === sharedLayer ? {} : { mapId: layerKey as MapId }
}

/** Where the mark of a comment stands, in page pixels; nothing where what it is about is not on the canvas. */
export function placeOnCanvas(target: CommentTarget, boxOf: BoxOf): Place | undefined {
  const layer = layerOf(target)
  switch (target.kind) {
    case 'moment': {
      const box = boxOf(layer, target.id)
      return box && { x: box.x + box.w, y: box.y }
    }
    case 'link': {
      const from = boxOf(layer, target.from)
      const to = boxOf(layer, target.to)
      return from && to && { x: (middleX(from) + middleX(to)) / 2, y: (middleY(from) + middleY(to)) / 2 }
    }
    case 'place': {
      if (target.near === undefined) return { x: target.x, y: target.y }
      const box = boxOf(layer, target.near)
      return box && { x: box.x + target.x, y: box.y + target.y }
    }
    case 'difference':
      return undefined
  }
}

/** A place as something to comment on: told from the moment nearest to it, because moments move and take it along. */
export function placeTarget(
  point: Place,
  moments: readonly { readonly layerKey: string; readonly momentId: MomentId; readonly box: Box }[],
): CommentTarget | undefined {
  let nearest: (typeof moments)[number] | undefined
  let least = Infinity
  for (const moment of moments) {
    const distance = Math.hypot(middleX(moment.box) - point.x, middleY(moment.box) - point.y)
    if (distance >= least) continue
    least = distance
    nearest = moment
  }
  if (!nearest) return undefined
  const { layerKey, momentId, box } = nearest
  return {
    kind: 'place',
    ...mapOfLayer(layerKey),
    x: Math.round(point.x - box.x),
    y: Math.round(point.y - box.y),
    near: momentId,
  }
}

function middleX({ x, w }: Box): number {
  return x + w / 2
}

function middleY({ y, h }: Box): number {
  return y + h / 2
}
