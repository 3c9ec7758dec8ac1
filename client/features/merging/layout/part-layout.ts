import { type ExperienceMap, wholeLinks } from '#shared/model/experience-map.ts'
import type { MomentId } from '#shared/model/ids.ts'
import type { Place } from '#shared/model/moment.ts'
import type { BoxSize } from './lane-layout.ts'
import { storyDepths } from './story-order.ts'

const across = 40
const down = 72

/**
 * The moments around some: themselves, and what comes right before and after them; around several only what lies
 * between them, or there would be too much to read.
 */
export function partAround<T extends Pick<ExperienceMap, 'moments' | 'links'>>(
  map: T,
  ids: readonly MomentId[],
): Pick<T, 'moments' | 'links'> {
  const chosen = new Set(ids)
  const after = new Set<MomentId>()
  const before = new Set<MomentId>()
  for (const { from, to } of wholeLinks(map)) {
    if (chosen.has(from)) after.add(to)
    if (chosen.has(to)) before.add(from)
  }
  const isNear = (id: MomentId) => (chosen.size > 2 ? after.has(id) && before.has(id) : after.has(id) || before.has(id))
  const near = new Set(map.moments.flatMap(({ id }) => (chosen.has(id) || isNear(id) ? [id] : [])))
  return {
    moments: map.moments.filter(({ id }) => near.has(id)),
    links: map.links.filter(({ from, to }) => near.has(from) && near.has(to)),
  }
}

/** A small part of a map from top to bottom, each depth of the story in one row, rows centred. */
export function layPart(
  map: Pick<ExperienceMap, 'moments' | 'links'>,
  sizeOf: (id: MomentId) => BoxSize,
): ReadonlyMap<MomentId, Place> {
  const depths = storyDepths(map)
  const rows = Map.groupBy(map.moments, ({ id }) => depths.get(id) ?? 0)
  const places = new Map<MomentId, Place>()
  let y = 0
  for (const [, row] of [...rows].sort(([a], [b]) => a - b)) {
    const sizes = row.map(({ id }) => sizeOf(id))
    const width = sizes.reduce((sum, { w }) => sum + w + across, -across)
    let x = -width / 2
    for (const [i, { id }] of row.entries()) {
      places.set(id, { x, y })
      x += (sizes[i]?.w ?? 0) + across
    }
    y += Math.max(...sizes.map(({ h }) => h)) + down
  }
  return places
}
