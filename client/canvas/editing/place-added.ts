import { goesBack } from '#shared/model/link.ts'
import type { MomentId } from '#shared/model/ids.ts'
import type { MapEdits } from '#shared/model/map-edits.ts'
import type { LayerState } from '../layer-state.ts'
import { boxesOf, flowTo } from './layer-facts.ts'
import { placeAfter, placeBelow, placeBetween, type PutPlace } from './next-place.ts'

/**
 * Where a planned moment stands: between the two that the plan puts it between; after the one it goes on from; or below
 * `near`, the one it was asked for, where the story goes on another way already.
 */
export function placeAdded(state: LayerState, plan: MapEdits, id: MomentId, near: MomentId): PutPlace | undefined {
  const boxes = boxesOf(state)
  const box = boxes.get(near)
  if (!box) return undefined
  const taken = [...boxes.values()]
  const moved = plan.changeLinks?.find((link) => link.to === id)
  const from = moved
    ? state.links.find((link) => link.id === moved.id)?.from
    : plan.addLinks?.find((link) => link.to === id)?.from
  const to = plan.addLinks?.find((link) => link.from === id)?.to
  const [before, after] = [from && boxes.get(from), to && boxes.get(to)]
  if (before && after) return placeBetween(before, after, taken)
  if (from !== near) return placeBelow(box, taken)
  const beside = state.links.find((link) => link.from === near && !goesBack(link))?.to
  const other = beside && boxes.get(beside)
  return other ? placeBelow(other, taken) : placeAfter(box, flowTo(state, near, boxes), taken)
}
