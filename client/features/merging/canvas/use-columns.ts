import { useMemo, useState } from 'react'
import type { MomentId } from '#shared/model/ids.ts'
import type { Merge } from '../merge-context.tsx'
import type { MergeBoard } from '#shared/merge/merge-board.ts'
import { columnsFor } from './scene.ts'

type Kept = { readonly maps: MergeBoard['maps']; readonly groups: readonly (readonly MomentId[])[] }

/**
 * The columns of the lanes, by what the engine made of the maps when it first saw all of them as they are. Decisions do not
 * move the lanes: only an edited or a new map does.
 */
export function useColumns({ board, suggestions, isUpToDate }: Merge): ReadonlyMap<MomentId, number> {
  const [kept, setKept] = useState<Kept>()
  if (isUpToDate && kept?.maps !== board.maps) {
    const decided = board.flow.moments.map((moment) => moment.sources.map((source) => source.sourceId))
    setKept({ maps: board.maps, groups: [...decided, ...suggestions.moments.map(({ members }) => members)] })
  }
  const { maps } = board
  return useMemo(() => columnsFor({ maps }, kept?.groups ?? []), [maps, kept])
}
