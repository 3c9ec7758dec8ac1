import type { InkRecord } from '#shared/documents/ink-document.ts'
import { type MapImage, readImage } from '#shared/documents/map-images.ts'
import type { MomentId } from '#shared/model/ids.ts'
import type { Moment } from '#shared/model/moment.ts'

/** About as large as a moment is drawn by its author, in page pixels. */
const card = { w: 190, h: 62 }
/** An image farther from every moment than this, edge to edge, belongs to the map and to no moment of it. */
const farthest = 220

/** The images of a map by the moment that each lies nearest to; of two that are as near, the first that was drawn. */
export function imagesByMoment(
  ink: readonly InkRecord[],
  moments: readonly Pick<Moment, 'id' | 'place'>[],
): ReadonlyMap<MomentId, readonly MapImage[]> {
  const found = new Map<MomentId, MapImage[]>()
  for (const record of ink) {
    const image = readImage(record)
    const { x, y } = record
    if (!image || typeof x !== 'number' || typeof y !== 'number') continue
    let nearest: { readonly id: MomentId; readonly away: number } | undefined
    for (const { id, place } of moments) {
      if (!place) continue
      const across = Math.max(0, place.x - (x + image.w), x - (place.x + card.w))
      const down = Math.max(0, place.y - (y + image.h), y - (place.y + card.h))
      const away = Math.hypot(across, down)
      if (away <= farthest && away < (nearest?.away ?? Infinity)) nearest = { id, away }
    }
    if (nearest) found.set(nearest.id, [...(found.get(nearest.id) ?? []), image])
  }
  return found
}
