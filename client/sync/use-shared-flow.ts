import { useMemo } from 'react'
import type * as Y from 'yjs'
import { readLinks, readMoments } from '#shared/documents/map-document.ts'
import { readSharedMap } from '#shared/documents/shared-map-document.ts'
import { type SharedFlow, sharedFlow } from '#shared/merge/shared-flow.ts'
import type { ExperienceMap } from '#shared/model/experience-map.ts'
import { byName } from '#shared/model/person.ts'
import type { SharedMap } from '#shared/model/shared-map.ts'
import { useDocument, useRead, useSessionFacts } from './board-context.tsx'
import { useReadAll } from './use-read-all.ts'

/** The maps that everyone may read, A to Z by author. */
function useRevealedMaps(): readonly ExperienceMap[] {
  const { people } = useSessionFacts()
  const authors = useMemo(
    () => people.filter((person) => person.revealedAt !== undefined).sort((a, b) => byName(a, b)),
    [people],
  )
  const names = useMemo(() => authors.map(({ mapId }) => ({ kind: 'map', mapId }) as const), [authors])
  const drawn = useReadAll(names, readDrawn)
  return useMemo(
    () =>
      authors.flatMap(({ mapId, id, name, discipline }, i) => {
        const map = drawn[i]
        return map ? [{ id: mapId, author: { id, name, discipline }, ...map }] : []
      }),
    [authors, drawn],
  )
}

/** The shared map with what it was made from. */
export function useSharedFlow(): {
  readonly flow: SharedFlow
  readonly shared: SharedMap
  readonly maps: readonly ExperienceMap[]
} {
  const maps = useRevealedMaps()
  const shared = useRead(useDocument({ kind: 'map-shared' }), readSharedMap)
  return useMemo(() => ({ flow: sharedFlow(shared, maps), shared, maps }), [shared, maps])
}

/** What of a map the shared one follows from. */
export function readDrawn(doc: Y.Doc): Pick<ExperienceMap, 'moments' | 'links'> {
  return { moments: readMoments(doc), links: readLinks(doc) }
}
