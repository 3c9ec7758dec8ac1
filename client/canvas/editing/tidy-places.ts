import { chapterByMoment } from '#shared/layout/chapters.ts'
import { outlineOf } from '#shared/layout/outline-order.ts'
import { tidyMap } from '#shared/layout/tidy-map.ts'
import { unlocked } from '#shared/layout/together.ts'
import { momentsById } from '#shared/model/experience-map.ts'
import type { MomentId } from '#shared/model/ids.ts'
import type { Place } from '#shared/model/moment.ts'
import type { Box } from '../box.ts'
import type { LayerState } from '../layer-state.ts'
import { measureCard } from '../projection/measure-card.ts'
import { boxesOf } from './layer-facts.ts'
import { belowAll } from './next-place.ts'

/** Moments with their places, on a canvas or not. */
type StandingMap = Pick<LayerState, 'moments' | 'links' | 'places'> & {
  readonly layer: Pick<LayerState['layer'], 'size'>
}

/**
 * Where some moments of a layer stand once they are tidied (all of them where fewer than two are named). What is locked
 * stays where it is: the others are laid out around it, or below it where they would lie on it.
 */
export function tidyPlaces(state: StandingMap, asked: readonly MomentId[]): ReadonlyMap<MomentId, Place> {
  const chosen = new Set(unlocked(state, asked.length > 1 ? asked : state.moments.map(({ id }) => id)))
  const all = boxesOf(state)
  const boxes = [...all].flatMap(([id, box]) => (chosen.has(id) ? [box] : []))
  const locked = state.moments.flatMap((moment) => (moment.locked ? (all.get(moment.id) ?? []) : []))
  if (boxes.length === 0) return new Map()
  // Read from the whole map: what hangs from a moment that is locked lies in its chapter all the same.
  const lies = chapterByMoment(outlineOf(state), momentsById(state))
  const moments = state.moments.flatMap(({ chapter: _own, ...moment }) => {
    const chapter = lies.get(moment.id)
    return chosen.has(moment.id) ? [{ ...moment, ...(chapter ? { chapter } : {}) }] : []
  })
  const links = state.links.filter(({ from, to }) => chosen.has(from) && chosen.has(to))
  const lay = (origin: Place) =>
    tidyMap(moments, links, {
      sizeOf: (moment) => measureCard(moment, state.layer.size ?? 'full'),
      origin,
    })
  const corner = { x: Math.min(...boxes.map(({ x }) => x)), y: Math.min(...boxes.map(({ y }) => y)) }
  const places = lay(corner)
  const isCovered = moments.some((moment) => {
    const place = places.get(moment.id)
    const size = all.get(moment.id)
    return place && size && locked.some((box) => touch(box, { ...place, w: size.w, h: size.h }))
  })
  return isCovered ? lay({ x: corner.x, y: belowAll(locked).y }) : places
}

function touch(a: Box, b: Box): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
}
