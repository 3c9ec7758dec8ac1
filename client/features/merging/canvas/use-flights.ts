import { useEffect, useRef } from 'react'
import type { CanvasView, Flight } from '../../../canvas/canvas-view-type.ts'
import type { MergeBoard } from '#shared/merge/merge-board.ts'
import { sharedKey } from './scene.ts'

/** More than this at once would be a swarm, not a way that anybody can follow. */
const mostFlights = 12

/** Lets sources fly into the moment they were placed in, whoever decided it. One that only moved on does not fly again. */
export function useFlights(view: CanvasView | undefined, board: MergeBoard): void {
  const known = useRef<ReadonlySet<string>>(undefined)
  useEffect(() => {
    // By source: one that two people placed at once flies once.
    const placed = new Map(board.shared.placements.map((placement) => [placement.sourceId, placement]))
    const before = known.current
    known.current = new Set(placed.keys())
    if (!view || !before) return
    const fresh = [...placed.values()].filter(({ sourceId }) => !before.has(sourceId))
    const flights = fresh.slice(0, mostFlights).map(({ sourceId, mapId, momentId }): Flight => ({
      from: { layerKey: mapId, momentId: sourceId },
      to: { layerKey: sharedKey, momentId },
    }))
    if (flights.length > 0) void view.fly(flights)
  }, [view, board])
}
