import type { MomentId } from '#shared/model/ids.ts'
import { goesBack, type Link } from '#shared/model/link.ts'
import type { Moment, Place } from '#shared/model/moment.ts'
import type { Size } from '#shared/layout/tidy-flow.ts'
import { tidyMap } from '#shared/layout/tidy-map.ts'

/**
 * Where every moment stands. A stored place wins. Where nobody placed anything the whole is laid out as a flow; a single
 * moment without a place stands beside what it is linked with, as the flow would have it, and never on top of another.
 */
export function placeMoments(
  moments: readonly Moment[],
  links: readonly Link[],
  sizeOf: (moment: Moment) => Size,
): ReadonlyMap<MomentId, Place> {
  const places = new Map<MomentId, Place>()
  const open: Moment[] = []
  for (const moment of moments) {
    if (moment.place) places.set(moment.id, moment.place)
    else open.push(moment)
  }
  if (open.length === 0) return places
  const flow = tidyMap(moments, links, { sizeOf })
  if (places.size === 0) return flow

  const taken = moments.flatMap((moment) => {
    const place = places.get(moment.id)
    return place ? [{ ...place, ...sizeOf(moment) }] : []
  })
  const neighbours = neighboursOf(links)
  const bottom = Math.max(...taken.map((box) => box.y + box.h))
  const left = Math.min(...taken.map((box) => box.x))
  // In the order of the flow, so that a run of new moments keeps its order wherever it is anchored.
  const inOrder = open.sort((a, b) => byFlow(flow.get(a.id), flow.get(b.id)) || (a.id < b.id ? -1 : 1))
  for (const moment of inOrder) {
    const own = flow.get(moment.id) ?? { x: 0, y: 0 }
    const anchor = neighbours.get(moment.id)?.find((id) => places.has(id))
    const from = anchor && places.get(anchor)
    const inFlow = anchor && flow.get(anchor)
    let { x, y } =
      from && inFlow ? { x: from.x + own.x - inFlow.x, y: from.y + own.y - inFlow.y } : { x: left, y: bottom + 80 }
    const size = sizeOf(moment)
    for (let hit = overlapping({ x, y, ...size }, taken); hit; hit = overlapping({ x, y, ...size }, taken))
      y = hit.y + hit.h + 40
    places.set(moment.id, { x, y })
    taken.push({ x, y, ...size })
  }
  return places
}

type Rectangle = Place & Size

function overlapping(box: Rectangle, taken: readonly Rectangle[]): Rectangle | undefined {
  return taken.find(
    (other) =>
      box.x < other.x + other.w + 16 &&
      other.x < box.x + box.w + 16 &&
      box.y < other.y + other.h + 16 &&
      other.y < box.y + box.h + 16,
  )
}

/** Those it follows first, then those that follow it. */
function neighboursOf(links: readonly Link[]): ReadonlyMap<MomentId, readonly MomentId[]> {
  const neighbours = new Map<MomentId, MomentId[]>()
  const add = (id: MomentId, other: MomentId) => {
    const known = neighbours.get(id)
    if (known) known.push(other)
    else neighbours.set(id, [other])
  }
  for (const link of links) if (!goesBack(link)) add(link.to, link.from)
  for (const link of links) add(link.from, link.to)
  return neighbours
}

function byFlow(a: Place | undefined, b: Place | undefined): number {
  return (a?.y ?? 0) - (b?.y ?? 0) || (a?.x ?? 0) - (b?.x ?? 0)
}
