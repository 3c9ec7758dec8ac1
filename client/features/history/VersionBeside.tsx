import { lazy, Suspense, useMemo, useState } from 'react'
import { readBrief } from '#shared/documents/board-document.ts'
import { readSharedMap } from '#shared/documents/shared-map-document.ts'
import { compareMaps, type MapComparison } from '#shared/history/compare-maps.ts'
import type { ExperienceMap } from '#shared/model/experience-map.ts'
import { sharedFlow } from '#shared/merge/shared-flow.ts'
import type { BoardVersion } from '#shared/protocol/api.ts'
import { useDocument, useRead, useSessionFacts } from '../../sync/board-context.tsx'
import { readDrawn, useSharedFlow } from '../../sync/use-shared-flow.ts'
import { formatClock, formatDay } from '../../ui/words/format-time.ts'
import { Switch } from '../../ui/fields/Switch.tsx'
import { useMedia } from '../../ui/browser/use-media.ts'
import { briefChanges } from './brief-changes.ts'
import { ChangeList } from './ChangeList.tsx'
import { GoBack } from './GoBack.tsx'
import { MapThen } from './MapThen.tsx'
import { historyWords as words } from './messages.ts'
import { useAuthorWords } from './use-author-words.ts'
import { type MembersMaps, type OldVersion, useOldVersion } from './use-old-version.ts'

const VersionsCanvas = lazy(async () => ({ default: (await import('./VersionsCanvas.tsx')).VersionsCanvas }))

/** One version beside what is there now, in words, and the way back to it. */
export function VersionBeside(props: { version: BoardVersion; cause: string; onKept: () => Promise<void> }) {
  const { version, cause, onKept } = props
  const old = useOldVersion(version)
  const authorWords = useAuthorWords()
  const { number, at } = version
  return (
    <section className="version" aria-labelledby="version-heading">
      <h2 id="version-heading">{words.of(number, cause)}</h2>
      <p className="small quiet">{words.keptBy(formatDay(at), formatClock(at), authorWords(version))}</p>
      {old.state === 'coming' ? <p className="quiet">{words.opening}</p> : null}
      {old.state === 'failed' ? (
        <p className="trouble" role="alert">
          {old.sentence}
        </p>
      ) : null}
      {old.state === 'here' ? <Beside old={old} number={number} onKept={onKept} /> : null}
    </section>
  )
}

function Beside(props: { old: Extract<OldVersion, { state: 'here' }>; number: number; onKept: () => Promise<void> }) {
  const { old, number, onKept } = props
  const { flow, shared, maps } = useSharedFlow()
  const brief = useRead(useDocument({ kind: 'board' }), readBrief)
  const then = useMemo(() => readSharedMap(old.map), [old.map])
  const comparison = useMemo(() => compareMaps(then, shared), [then, shared])
  const changes = useMemo(() => briefChanges(old.brief, brief), [old.brief, brief])
  const mapsThen = useMapsThen(old.maps)
  const before = useMemo(
    () => ({ flow: sharedFlow(then, mapsThen ?? maps), marks: marksThen(comparison) }),
    [then, mapsThen, maps, comparison],
  )
  const hasLinksOfNow = !mapsThen && before.flow.links.some(({ drawnBy }) => drawnBy.length > 0)
  const now = useMemo(() => ({ flow, marks: marksNow(comparison) }), [flow, comparison])
  const [look, setLook] = useState<'words' | 'map'>('words')
  const isNarrow = useMedia('(max-width: 899px)')
  return (
    <>
      <ChangeList comparison={comparison} brief={changes} />
      <GoBack old={old} number={number} isBriefOtherwise={changes.length > 0} onKept={onKept} />
      {isNarrow ? null : (
        <Switch
          label={words.look.label}
          options={[
            { value: 'words', word: words.look.words },
            { value: 'map', word: words.look.map },
          ]}
          value={look}
          onChange={setLook}
        />
      )}
      {hasLinksOfNow ? <p className="small quiet">{words.linksOfNow}</p> : null}
      {look === 'map' && !isNarrow ? (
        <Suspense>
          <VersionsCanvas before={before} now={now} />
        </Suspense>
      ) : (
        <div className="then-and-now">
          <MapThen heading={words.mapThen} marked={before} />
          <MapThen heading={words.mapNow} marked={now} />
        </div>
      )}
    </>
  )
}

/** The members' maps as they were kept with the version; nothing where they were not. */
function useMapsThen(docs: MembersMaps | undefined): readonly ExperienceMap[] | undefined {
  const { people } = useSessionFacts()
  return useMemo(() => {
    if (!docs) return undefined
    return people.flatMap(({ id, name, discipline, mapId }) => {
      const doc = docs.get(mapId)
      return doc ? [{ id: mapId, author: { id, name, discipline }, ...readDrawn(doc) }] : []
    })
  }, [docs, people])
}

function marksThen({ moments }: MapComparison): ReadonlyMap<string, string> {
  return new Map(
    moments.flatMap((change): readonly (readonly [string, string])[] => {
      if (change.kind === 'gone') return [[change.before.id, words.goneMark]]
      return change.kind === 'renamed' ? [[change.before.id, words.renamedMark(change.now.label)]] : []
    }),
  )
}

function marksNow({ moments }: MapComparison): ReadonlyMap<string, string> {
  return new Map(
    moments.flatMap((change): readonly (readonly [string, string])[] => {
      if (change.kind === 'new') return [[change.now.id, words.newMark]]
      return change.kind === 'renamed' ? [[change.now.id, words.wasMark(change.before.label)]] : []
    }),
  )
}
