import { useMemo, useState } from 'react'
import type { MomentId } from '#shared/model/ids.ts'
import type { Merge } from '../merge-context.tsx'
import type { Table } from '../table.ts'
import { columnsFor } from './scene.ts'

type Kept = { readonly maps: Table['maps']; readonly groups: readonly (readonly MomentId[])[] }

/**
 * The columns of the lanes, by what the engine made of the maps when it first saw all of them as they are. Decisions do not
 * move the lanes: only an edited or a new map does.
 */
export function useColumns({ table, suggestions, isUpToDate }: Merge): ReadonlyMap<MomentId, number> {
  const [kept, setKept] = useState<Kept>()
  if (isUpToDate && kept?.maps !== table.maps) {
    const decided = table.flow.moments.map((moment) => moment.sources.map((source) => source.sourceId))
    setKept({ maps: table.maps, groups: [...decided, ...suggestions.moments.map(({ members }) => members)] })
  }
  const { maps } = table
  return useMemo(() => columnsFor({ maps }, kept?.groups ?? []), [maps, kept])
}
