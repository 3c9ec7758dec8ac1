import type { MapId } from '#shared/model/ids.ts'
import type { Slot } from '#shared/model/person.ts'

/** One map to look at: what its author drew, where they drew it. */
export function MapView({ mapId, slot }: { mapId: MapId; slot: Slot }) {
  return <div className={`map-canvas slot-${slot}`} data-map={mapId} />
}
