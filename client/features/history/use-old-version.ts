import { useEffect, useState } from 'react'
import type * as Y from 'yjs'
import type { BoardVersion } from '#shared/protocol/api.ts'
import { useBoard } from '../../sync/board-context.tsx'
import { fetchVersion } from '../../sync/http/old-version.ts'

/** The shared map, the brief and the members' maps as they were; `maps` by their id, and none where it is not known. */
export type OldVersion =
  | { readonly state: 'coming' }
  | {
      readonly state: 'here'
      readonly map: Y.Doc
      readonly brief: Y.Doc | undefined
      readonly maps: MembersMaps | undefined
    }
  | { readonly state: 'failed'; readonly sentence: string }

export type MembersMaps = ReadonlyMap<string, Y.Doc>

const coming: OldVersion = { state: 'coming' }

export function useOldVersion(version: Pick<BoardVersion, 'number' | 'brief' | 'maps'> | undefined): OldVersion {
  const { boardId } = useBoard()
  const [found, setFound] = useState<{ readonly key: string; readonly old: OldVersion }>()
  const number = version?.number
  const brief = version?.brief
  const maps = version?.maps
  const members = maps?.map(({ mapId, version: id }) => `${mapId} ${id}`).join(' ')
  const key = `${boardId} ${number} ${brief} ${members}`
  useEffect(() => {
    if (number === undefined) return
    let isShown = true
    async function open(map: number): Promise<OldVersion> {
      const [mapThen, briefThen, mapsThen] = await Promise.all([
        fetchVersion(boardId, 'map-shared', map),
        brief === undefined ? undefined : fetchVersion(boardId, 'board', brief),
        maps && Promise.all(maps.map(({ mapId, version: id }) => fetchVersion(boardId, `map-${mapId}`, id))),
      ])
      if (!mapThen.ok) return { state: 'failed', sentence: mapThen.sentence }
      if (briefThen && !briefThen.ok) return { state: 'failed', sentence: briefThen.sentence }
      const found = new Map<string, Y.Doc>()
      for (const [index, then] of (mapsThen ?? []).entries()) {
        if (!then.ok) return { state: 'failed', sentence: then.sentence }
        found.set(maps?.[index]?.mapId ?? '', then.value)
      }
      return { state: 'here', map: mapThen.value, brief: briefThen?.value, maps: maps && found }
    }
    void open(number).then((old) => {
      if (isShown) setFound({ key, old })
    })
    return () => {
      isShown = false
    }
    // `key` says which maps are meant; the list itself is a new one whenever the versions were asked for.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [boardId, number, brief, key])
  return found?.key === key ? found.old : coming
}
