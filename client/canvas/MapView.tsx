import { useMemo, useState } from 'react'
import type { MapId } from '#shared/model/ids.ts'
import type { Slot } from '#shared/model/person.ts'
import { useDocument } from '../sync/board-context.tsx'
import type { MapLayer } from './layers.ts'
import { MapCanvas } from './MapCanvas.tsx'
import { canvasWords } from './messages.ts'
import { createSelectionStore } from './selection/selection-store.ts'

/** One map to look at: what its author drew, where they drew it. Fills whatever holds it. */
export function MapView({ mapId, slot }: { mapId: MapId; slot: Slot }) {
  const document = useDocument({ kind: 'map', mapId })
  const [selection] = useState(createSelectionStore)
  const layers = useMemo<readonly MapLayer[]>(
    () => [{ key: mapId, document, offset: { x: 0, y: 0 }, slot, readOnly: true }],
    [mapId, document, slot],
  )
  const presence = useMemo(() => ({ document, scene: mapId }), [document, mapId])
  return <MapCanvas layers={layers} selection={selection} mode="look" label={canvasWords.map} presence={presence} />
}
