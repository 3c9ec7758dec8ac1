import type { MapId, MomentId } from '#shared/model/ids.ts'
import type { Place } from '#shared/model/moment.ts'
import { type LaneLook, laneLooks } from './lane-looks.ts'

/** The measures of the merge canvas, in page pixels. */
export const measures = {
  /** From one moment of a lane to the next. */
  column: 152,
  /** Left of the first column: the author's figure and name. */
  laneHead: 88,
  /** Between the rows of the shared map: a kind, a note and a link's bend stand there. */
  rowGap: 48,
  leastBand: 292,
} as const

/** A moment stands in the middle of this, whatever the lane's look: folding a lane moves nothing sideways. */
const fullWidth = 124

export type BoxSize = { readonly w: number; readonly h: number }

export type Lane = {
  readonly mapId: MapId
  readonly side: 'above' | 'below'
  readonly y: number
  /** Where the top left corner of each of its moments is. */
  readonly places: ReadonlyMap<MomentId, Place>
}

export type LaneLayout = {
  readonly lanes: readonly Lane[]
  /** Between the lanes: where the shared map grows. */
  readonly band: { readonly top: number; readonly bottom: number }
  readonly laneHeight: number
  readonly width: number
}

/**
 * The members' maps as lanes around the shared map: the first half of the names above, the others below, in the given
 * order, which is not a rank. Lanes on one side are staggered, so that the ribbons of the outer ones run between the
 * moments of the inner ones.
 */
export function layLanes({
  maps,
  columns,
  sizeOf,
  bandHeight,
  look,
}: {
  maps: readonly { readonly id: MapId; readonly moments: readonly MomentId[] }[]
  columns: ReadonlyMap<MomentId, number>
  sizeOf: (id: MomentId) => BoxSize
  /** The least height between the lanes, for the shared map. */
  bandHeight: number
  look: LaneLook
}): LaneLayout {
  const { laneHeight, laneGap } = laneLooks[look]
  const above = Math.ceil(maps.length / 2)
  const step = laneHeight + laneGap
  const band = { top: above * step, bottom: above * step + Math.max(measures.leastBand, bandHeight) }
  let width = 0
  const lanes = maps.map(({ id, moments }, i): Lane => {
    const isAbove = i < above
    const y = isAbove ? i * step : band.bottom + laneGap + (i - above) * step
    const rowsOnSide = isAbove ? above : maps.length - above
    const turn = isAbove ? i : i - above
    const stagger = (turn * measures.column) / Math.max(2, rowsOnSide)
    const places = new Map<MomentId, Place>()
    for (const moment of moments) {
      const { w, h } = sizeOf(moment)
      const x = measures.laneHead + stagger + (columns.get(moment) ?? 0) * measures.column
      places.set(moment, { x: x + (fullWidth - w) / 2, y: y + (laneHeight - h) / 2 })
      width = Math.max(width, x + fullWidth + measures.column / 2)
    }
    return { mapId: id, side: isAbove ? 'above' : 'below', y, places }
  })
  return { lanes, band, laneHeight, width }
}
