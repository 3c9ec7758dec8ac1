import { useMemo } from 'react'
import { readAuthors } from '#shared/documents/map-authors.ts'
import type { LinkId, MapId, MomentId, PersonId } from '#shared/model/ids.ts'
import { useRead } from '../../../sync/board-context.tsx'
import { useMerge } from '../merge-context.tsx'

/** Who drew each moment and link of the shared map: the authors of its sources, or whoever added it here by hand. */
export function useDrawnBy(): ReadonlyMap<MomentId | LinkId, readonly PersonId[]> {
  const { board, document } = useMerge()
  const added = useRead(document, readAuthors)
  return useMemo(() => {
    const owners = new Map(board.maps.map(({ id, author }) => [id, author.id] as const))
    const drawn = new Map<MomentId | LinkId, readonly PersonId[]>()
    const note = (id: MomentId | LinkId, maps: readonly MapId[]) => {
      const people = new Set(maps.flatMap((mapId) => owners.get(mapId) ?? []))
      const hand = added.get(id)
      if (people.size === 0 && hand) people.add(hand)
      if (people.size > 0) drawn.set(id, [...people])
    }
    for (const { id, sources } of board.flow.moments)
      note(
        id,
        sources.map(({ mapId }) => mapId),
      )
    for (const { id, drawnBy } of board.flow.links) note(id, drawnBy)
    return drawn
  }, [board, added])
}
