import { useMemo } from 'react'
import { readBrief } from '#shared/documents/board-document.ts'
import { readSharedMap } from '#shared/documents/shared-map-document.ts'
import { compareMaps, isSameMap } from '#shared/history/compare-maps.ts'
import { useDocument, useRead } from '../../sync/board-context.tsx'
import { formatDay } from '../../ui/words/format-time.ts'
import { briefChanges } from './brief-changes.ts'
import { historyWords as words } from './messages.ts'
import { useOldVersion } from './use-old-version.ts'
import { useVersions } from './use-versions.ts'

/** Which version the map of now is, or comes from: “3 of 12 February, changed since”. Nothing until that is known. */
export function useVersionName(): string | undefined {
  const [versions] = useVersions()
  const newest = versions.state === 'here' ? versions.versions[0] : undefined
  const old = useOldVersion(newest)
  const map = useRead(useDocument({ kind: 'map-shared' }), readSharedMap)
  const brief = useRead(useDocument({ kind: 'board' }), readBrief)
  const isChanged = useMemo(() => {
    if (old.state !== 'here') return undefined
    const isSame = isSameMap(compareMaps(readSharedMap(old.map), map))
    return !isSame || briefChanges(old.brief, brief).length > 0
  }, [old, map, brief])
  if (versions.state !== 'here') return undefined
  if (!newest) return words.guideNone
  if (isChanged === undefined) return undefined
  const day = formatDay(newest.at)
  return isChanged ? words.guideChanged(newest.number, day) : words.guide(newest.number, day)
}
