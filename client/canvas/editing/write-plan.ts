import { applyEdits } from '#shared/documents/apply-edits.ts'
import { act, localOrigin, type Origin } from '#shared/documents/transact.ts'
import type { PersonId } from '#shared/model/ids.ts'
import type { MapEdits } from '#shared/model/map-edits.ts'
import type { LayerState } from '../layer-state.ts'
import { pinPlaces } from './layer-facts.ts'

/** Writes what was planned into a layer's document as one step; moments that layout had placed stay where they are. */
export function writePlan(
  state: LayerState,
  plans: MapEdits | readonly MapEdits[],
  by: PersonId,
  origin: Origin = localOrigin,
): void {
  const { doc } = state.layer.document
  act(
    doc,
    () => {
      pinPlaces(state, origin)
      for (const plan of [plans].flat()) applyEdits(doc, signed(plan, by), origin)
    },
    origin,
  )
}

/** What is added says who did. */
export function signed(plan: MapEdits, by: PersonId): MapEdits {
  const sign = <T>(things: readonly T[] = []) => things.map((thing) => ({ ...thing, by }))
  return { ...plan, addMoments: sign(plan.addMoments), addLinks: sign(plan.addLinks) }
}
