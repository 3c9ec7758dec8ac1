import { chapterByMoment } from '#shared/layout/chapters.ts'
import { outlineOf } from '#shared/layout/outline-order.ts'
import { momentsById } from '#shared/model/experience-map.ts'
import type { MomentId } from '#shared/model/ids.ts'
import type { LayerState } from '../layer-state.ts'
import type { MapLayer } from '../layers.ts'
import { measureCard } from './measure-card.ts'
import { placeMoments } from './place-moments.ts'
import type { WatchedMap } from './watch-map.ts'

/** What a layer shows now; the same object as `before` where nothing differs. */
export function readLayerState(layer: MapLayer, watched: WatchedMap, before?: LayerState): LayerState {
  const moments = layer.moments ?? [...watched.moments().values()]
  const links = layer.links ?? watched.links()
  const isSame =
    before?.layer === layer &&
    before.links === links &&
    before.moments.length === moments.length &&
    moments.every((moment, index) => moment === before.moments[index])
  if (isSame) return before
  const size = layer.size ?? 'full'
  const { places: given } = layer
  if (given && moments.every(({ id }) => given.has(id))) return { layer, moments, links, places: given }
  const derived = placeMoments(moments, links, (moment) => measureCard(moment, size))
  const places = layer.places ? new Map([...derived, ...layer.places]) : derived
  return { layer, moments, links, places }
}

/** Only where there are any: a map without chapters need not be read as an outline at each step of a drag. */
export function chaptersOf({ moments, links }: LayerState): ReadonlyMap<MomentId, string> {
  if (!moments.some(({ chapter }) => chapter)) return new Map()
  return chapterByMoment(outlineOf({ moments, links }), momentsById({ moments }))
}
