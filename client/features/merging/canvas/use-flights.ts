import { useEffect, useRef } from 'react'
import type { CanvasView, Flight } from '../../../canvas/layers.ts'
import type { Table } from '../table.ts'
import { sharedKey } from './scene.ts'

/** More than this at once would be a swarm, not a way that anybody can follow. */
const mostFlights = 12

/** Lets sources fly into the moment they were placed in, whoever decided it. */
export function useFlights(view: CanvasView | undefined, table: Table): void {
  const known = useRef<ReadonlySet<string>>(undefined)
  useEffect(() => {
    const { placements } = table.shared
    const keys = new Set(placements.map(({ sourceId, momentId }) => `${sourceId}|${momentId}`))
    const before = known.current
    known.current = keys
    if (!view || !before) return
    // A source that two people placed at once flies once.
    const fresh = new Map(
      placements
        .filter(({ sourceId, momentId }) => !before.has(`${sourceId}|${momentId}`))
        .map((placement) => [placement.sourceId, placement]),
    )
    const flights = [...fresh.values()].map(({ sourceId, mapId, momentId }): Flight => ({
      from: { layerKey: mapId, momentId: sourceId },
      to: { layerKey: sharedKey, momentId },
    }))
    if (flights.length > 0) void view.fly(flights.slice(0, mostFlights))
  }, [view, table])
}
