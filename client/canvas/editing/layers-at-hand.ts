import type { MomentId } from '#shared/model/ids.ts'
import type { CanvasLayers } from '../canvas-layers.ts'
import type { LayerState } from '../layer-state.ts'
import { canWrite } from './layer-facts.ts'

/** The maps on a canvas as they are now, and which of them an edit goes into. */
export type LayersAtHand = {
  /** In the order in which they were given. */
  all(): readonly LayerState[]
  /** The layer of a moment; nothing where this person may not write there. */
  of(id: MomentId): LayerState | undefined
  /** Where something new goes that was asked for from no moment: the first layer that can be written. */
  home(): LayerState | undefined
}

export function createLayersAtHand(projection: CanvasLayers, keys: () => readonly string[]): LayersAtHand {
  const all = () => keys().flatMap((key) => projection.layer(key) ?? [])
  return {
    all,
    of(id) {
      const found = all().find((state) => state.places.has(id))
      return found && canWrite(found) ? found : undefined
    },
    home: () => all().find(canWrite),
  }
}
