import { useMemo } from 'react'
import { readInk } from '#shared/documents/ink-document.ts'
import type { MapImage } from '#shared/documents/map-images.ts'
import type { MomentId } from '#shared/model/ids.ts'
import { useReadAll } from '../../../sync/use-read-all.ts'
import type { MergeBoard } from '#shared/merge/merge-board.ts'
import { imagesByMoment } from './images-by-moment.ts'

/** The images that lie beside moments of the members' maps. */
export function useImages({ maps }: Pick<MergeBoard, 'maps'>): ReadonlyMap<MomentId, readonly MapImage[]> {
  const names = useMemo(() => maps.map(({ id }) => ({ kind: 'map', mapId: id }) as const), [maps])
  const inks = useReadAll(names, readInk)
  return useMemo(
    () => new Map(maps.flatMap(({ moments }, at) => [...imagesByMoment(inks[at] ?? [], moments)])),
    [maps, inks],
  )
}
