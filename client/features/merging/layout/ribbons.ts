import type { MapId, MomentId } from '#shared/model/ids.ts'
import type { SharedMoment } from '#shared/model/shared-map.ts'
import type { Box } from '../../../canvas/box.ts'
import { ribbonPath } from '../../../ui/drawn/pen.ts'

/** One author's stream from a moment of their lane to the shared map. */
export type RibbonLine = {
  readonly key: string
  readonly mapId: MapId
  readonly sourceId: MomentId
  readonly momentId: MomentId
  readonly path: string
  readonly isSuggested: boolean
  /** A part of the moment, not the same as it: a narrower stream. */
  readonly isPart: boolean
}

export type RibbonEnd = {
  readonly sourceId: MomentId
  readonly mapId: MapId
  readonly isSuggested: boolean
  readonly isPart?: boolean
}

/** What flows into what: decided sources, and the members of the suggestion in hand towards where they would go. */
export function streamsInto(moment: SharedMoment): readonly RibbonEnd[] {
  return moment.sources.map(({ sourceId, mapId, relation }) => ({
    sourceId,
    mapId,
    isSuggested: false,
    isPart: relation === 'part-of',
  }))
}

const width = 12
/** Ribbons that arrive at one side of a moment stand this far apart. */
const spread = 20

/**
 * The ribbons that end at one moment. Those from above arrive at its upper edge side by side in the order of where they
 * come from, so that they do not cross at the end; those from below at its lower edge.
 * A ribbon goes straight on to the last lane before the shared map (`bandTop`, `bandBottom`) and bends behind it.
 */
export function ribbonsInto({
  momentId,
  box,
  ends,
  boxOf,
  bandTop,
  bandBottom,
}: {
  momentId: MomentId
  box: Box
  ends: readonly RibbonEnd[]
  boxOf: (source: MomentId) => Box | undefined
  bandTop: number
  bandBottom: number
}): readonly RibbonLine[] {
  const found = ends.flatMap((end) => {
    const from = boxOf(end.sourceId)
    return from ? [{ ...end, from, x: from.x + from.w / 2, isAbove: from.y < box.y }] : []
  })
  const lines: RibbonLine[] = []
  for (const isAbove of [true, false]) {
    const side = found.filter((end) => end.isAbove === isAbove).sort((a, b) => a.x - b.x)
    const step = Math.min(spread, Math.max(0, box.w - 2 * width) / Math.max(1, side.length - 1))
    for (const [i, end] of side.entries()) {
      const at = box.x + box.w / 2 + (i - (side.length - 1) / 2) * step
      const start = { x: end.x, y: isAbove ? end.from.y + end.from.h - 3 : end.from.y + 3 }
      const stop = { x: at, y: isAbove ? box.y + 4 : box.y + box.h - 4 }
      const run = isAbove ? Math.max(start.y, bandTop - 40) : Math.min(start.y, bandBottom + 40)
      lines.push({
        key: `${end.sourceId}|${momentId}`,
        mapId: end.mapId,
        sourceId: end.sourceId,
        momentId,
        isSuggested: end.isSuggested,
        isPart: end.isPart ?? false,
        path: ribbonPath(start, stop, { run }),
      })
    }
  }
  return lines
}
