import type { LinkId, MomentId } from '#shared/model/ids.ts'
import { goesBack, type Link } from '#shared/model/link.ts'
import type { Place } from '#shared/model/moment.ts'

export type Direction = 'left' | 'right' | 'up' | 'down'

type Flow = {
  readonly links: readonly Link[]
  readonly places: ReadonlyMap<MomentId, Place>
}

/**
 * Where an arrow key leads: right and left along the flow, up and down between branches that leave the same moment or
 * reach it. Where the flow says nothing, the nearest moment on that side.
 */
export function walkFrom(flow: Flow, from: MomentId, direction: Direction): MomentId | undefined {
  const { links } = flow
  if (direction === 'right') return sorted(flow, nextOf(links, from))[0] ?? nearest(flow, from, direction)
  if (direction === 'left') return sorted(flow, previousOf(links, from))[0] ?? nearest(flow, from, direction)
  const siblings = new Set<MomentId>()
  for (const before of previousOf(links, from)) for (const id of nextOf(links, before)) siblings.add(id)
  for (const after of nextOf(links, from)) for (const id of previousOf(links, after)) siblings.add(id)
  siblings.delete(from)
  const own = flow.places.get(from)
  const beside = sorted(flow, [...siblings]).filter((id) => {
    const place = flow.places.get(id)
    return own && place && (direction === 'down' ? place.y > own.y : place.y < own.y)
  })
  return (direction === 'down' ? beside[0] : beside.at(-1)) ?? nearest(flow, from, direction)
}

/** The first moment of the flow: where a walk begins. */
export function firstOf(flow: Flow): MomentId | undefined {
  const reached = new Set(flow.links.filter((link) => !goesBack(link)).map((link) => link.to))
  const all = sorted(flow, [...flow.places.keys()])
  return all.find((id) => !reached.has(id)) ?? all[0]
}

export function lastOf(flow: Flow): MomentId | undefined {
  return sorted(flow, [...flow.places.keys()]).at(-1)
}

/** The links of a moment, on the way out or in: from one to the next with each press. */
export function linkBeside(
  links: readonly Link[],
  moment: MomentId,
  way: 'out' | 'in',
  after?: LinkId,
): LinkId | undefined {
  const own = links.filter((link) => (way === 'out' ? link.from : link.to) === moment)
  const index = own.findIndex((link) => link.id === after)
  return own[(index + 1) % Math.max(1, own.length)]?.id
}

function nextOf(links: readonly Link[], id: MomentId): MomentId[] {
  const own = links.filter((link) => link.from === id)
  const on = own.filter((link) => link.kind === 'next')
  const rest = own.filter((link) => link.kind === 'error')
  return [...on, ...rest].map((link) => link.to)
}

function previousOf(links: readonly Link[], id: MomentId): MomentId[] {
  return links.filter((link) => link.to === id && !goesBack(link)).map((link) => link.from)
}

/** From top to bottom, then from left to right; the same on every device. */
function sorted({ places }: Flow, ids: readonly MomentId[]): readonly MomentId[] {
  const at = (id: MomentId) => places.get(id) ?? { x: 0, y: 0 }
  return [...new Set(ids)].sort((a, b) => at(a).y - at(b).y || at(a).x - at(b).x || (a < b ? -1 : 1))
}

function nearest({ places }: Flow, from: MomentId, direction: Direction): MomentId | undefined {
  const own = places.get(from)
  if (!own) return undefined
  let best: { id: MomentId; distance: number } | undefined
  for (const [id, place] of places) {
    const dx = place.x - own.x
    const dy = place.y - own.y
    const along = { left: -dx, right: dx, up: -dy, down: dy }[direction]
    const aside = direction === 'left' || direction === 'right' ? Math.abs(dy) : Math.abs(dx)
    if (id === from || along < 8 || aside > along * 2) continue
    const distance = along + aside * 2
    if (!best || distance < best.distance) best = { id, distance }
  }
  return best?.id
}
