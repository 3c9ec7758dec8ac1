import { goesBack } from '#shared/model/link.ts'
import { changeMoment } from '#shared/documents/map-document.ts'
import { localOrigin, type Origin } from '#shared/documents/transact.ts'
import type { MomentId } from '#shared/model/ids.ts'
import type { Box } from '../box.ts'
import type { LayerState } from '../layer-state.ts'
import { measureCard } from '../projection/measure-card.ts'

export function canWrite({ layer }: LayerState): boolean {
  return !layer.readOnly && layer.document.status.getState().writable
}

/** Whoever adds to or moves in a map that was laid out for them means the others to stay where they are. */
export function pinPlaces(
  state: LayerState,
  origin: Origin = localOrigin,
  except?: ReadonlyMap<MomentId, unknown>,
): void {
  if (state.layer.places || state.layer.moments) return
  for (const moment of state.moments) {
    const place = moment.place || except?.has(moment.id) ? undefined : state.places.get(moment.id)
    if (place) changeMoment(state.layer.document.doc, moment.id, { place }, origin)
  }
}

/** Every moment of a layer as it stands there, without the layer's offset. */
export function boxesOf(
  state: Pick<LayerState, 'moments' | 'places'> & { readonly layer: Pick<LayerState['layer'], 'size'> },
): ReadonlyMap<MomentId, Box> {
  const boxes = new Map<MomentId, Box>()
  for (const moment of state.moments) {
    const place = state.places.get(moment.id)
    if (place) boxes.set(moment.id, { ...place, ...measureCard(moment, state.layer.size ?? 'full') })
  }
  return boxes
}

/** The boxes of what led to a moment, the nearest first. */
export function flowTo(state: LayerState, id: MomentId, boxes: ReadonlyMap<MomentId, Box>): readonly Box[] {
  const flow: Box[] = []
  const seen = new Set<MomentId>()
  for (let at: MomentId | undefined = id; at && !seen.has(at);) {
    seen.add(at)
    const here: MomentId = at
    at = state.links.find((link) => link.to === here && !goesBack(link))?.from
    const box = at && boxes.get(at)
    if (box) flow.push(box)
  }
  return flow
}
