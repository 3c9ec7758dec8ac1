import { tidyFlow } from '#shared/layout/tidy-flow.ts'
import type { MomentId } from '#shared/model/ids.ts'
import type { Link } from '#shared/model/link.ts'
import type { Moment, Place } from '#shared/model/moment.ts'
import { unionOf } from '../fit-camera.ts'
import type { Box } from '../layers.ts'
import { measureCard } from '../projection/measure-card.ts'
import { belowAll } from './next-place.ts'

/** Copies stand to each other as they did, around a point; below everything where something stands there already. */
export function placeCopies(
  moments: readonly Moment[],
  links: readonly Omit<Link, 'id'>[],
  point: Place,
  taken: readonly Box[],
): ReadonlyMap<MomentId, Place> {
  const isPlaced = moments.every(({ place }) => place)
  const flow = isPlaced ? undefined : tidyFlow(moments, links.map(asLink), { sizeOf })
  const placed = moments.flatMap((moment) => {
    const place = flow ? flow.get(moment.id) : moment.place
    return place ? [{ id: moment.id, box: { ...place, w: sizeOf(moment).w, h: sizeOf(moment).h } }] : []
  })
  const all = unionOf(placed.map(({ box }) => box))
  if (!all) return new Map()
  const around = { x: point.x - all.w / 2, y: point.y - all.h / 2 }
  const to = taken.some((box) => touch(box, { ...all, ...around })) ? belowAll(taken) : around
  return new Map(placed.map(({ id, box }) => [id, { x: box.x + to.x - all.x, y: box.y + to.y - all.y }]))
}

function sizeOf(moment: Moment) {
  return measureCard(moment, 'full')
}

function asLink(link: Omit<Link, 'id'>): Link {
  return { ...link, id: `${link.from}|${link.to}|${link.kind}` as Link['id'] }
}

function touch(a: Box, b: Box): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
}
