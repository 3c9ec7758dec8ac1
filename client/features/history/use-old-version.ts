import { useEffect, useState } from 'react'
import type * as Y from 'yjs'
import type { BoardVersion } from '#shared/protocol/api.ts'
import { useBoard } from '../../sync/board-context.tsx'
import { fetchVersion } from '../../sync/old-version.ts'

/** The shared map and the brief as they were. */
export type OldVersion =
  | { readonly state: 'coming' }
  | { readonly state: 'here'; readonly map: Y.Doc; readonly brief: Y.Doc | undefined }
  | { readonly state: 'failed'; readonly sentence: string }

const coming: OldVersion = { state: 'coming' }

export function useOldVersion(version: Pick<BoardVersion, 'number' | 'brief'> | undefined): OldVersion {
  const { boardId } = useBoard()
  const [found, setFound] = useState<{ readonly key: string; readonly old: OldVersion }>()
  const number = version?.number
  const brief = version?.brief
  const key = `${boardId} ${number} ${brief}`
  useEffect(() => {
    if (number === undefined) return
    let isShown = true
    async function open(map: number): Promise<OldVersion> {
      const [mapThen, briefThen] = await Promise.all([
        fetchVersion(boardId, 'map-shared', map),
        brief === undefined ? undefined : fetchVersion(boardId, 'board', brief),
      ])
      if (!mapThen.ok) return { state: 'failed', sentence: mapThen.sentence }
      if (briefThen && !briefThen.ok) return { state: 'failed', sentence: briefThen.sentence }
      return { state: 'here', map: mapThen.value, brief: briefThen?.value }
    }
    void open(number).then((old) => {
      if (isShown) setFound({ key, old })
    })
    return () => {
      isShown = false
    }
  }, [boardId, number, brief, key])
  return found?.key === key ? found.old : coming
}
