import { useMemo } from 'react'
import { type GuideEdit, readBrief, readEvidence, readGuideEdits, readPaths } from '#shared/documents/board-document.ts'
import { buildGuide } from '#shared/guide/build-guide.ts'
import type { Guide } from '#shared/guide/guide.ts'
import { countSupport } from '#shared/interviews/support.ts'
import { outlineOf } from '#shared/layout/outline-order.ts'
import { allDifferences } from '#shared/merge/all-differences.ts'
import { chaptersOfShared } from '#shared/layout/shared-chapters.ts'
import { saidDifference } from '../../ui/words/difference-words.ts'
import { useDocument, useRead, useSessionFacts } from '../../sync/board-context.tsx'
import { useSharedFlow } from '../../sync/use-shared-flow.ts'
import { type MarginNote, marginNotes } from './margin-notes.ts'

export type GuideData = {
  readonly guide: Guide
  readonly edits: ReadonlyMap<string, GuideEdit>
  readonly notes: readonly MarginNote[]
  /** There is a shared map to write it from. */
  readonly hasMap: boolean
  readonly hasMaps: boolean
}

/** `version`: what the map is called whose guide it is. The guide as it follows from brief, shared map, differences and evidence, with what people changed about it. */
export function useGuide(version: string | undefined): GuideData {
  const { title, interviews } = useSessionFacts()
  const board = useDocument({ kind: 'board' })
  const brief = useRead(board, readBrief)
  const evidence = useRead(board, readEvidence)
  const paths = useRead(board, readPaths)
  const edits = useRead(board, readGuideEdits)
  const { flow, shared, maps } = useSharedFlow()
  const moments = useMemo(() => {
    const byId = new Map(flow.moments.map((moment) => [moment.id, moment]))
    return outlineOf(flow).flatMap((row) => byId.get(row.momentId) ?? [])
  }, [flow])
  const differences = useMemo(() => allDifferences(maps, shared, saidDifference), [maps, shared])
  const support = useMemo(() => {
    const there = new Set(interviews.map((interview) => interview.id))
    return countSupport(
      evidence.filter((tie) => there.has(tie.interviewId)),
      paths.filter((path) => there.has(path.interviewId)),
    )
  }, [evidence, paths, interviews])
  const guide = useMemo(
    () =>
      buildGuide({
        title,
        brief,
        moments,
        links: flow.links,
        chapters: chaptersOfShared(moments, maps),
        differences,
        decisions: shared.differences,
        support,
        authors: maps.map((map) => map.author),
        interviews: interviews.length,
        edits,
        ...(version === undefined ? {} : { version }),
      }),
    [title, brief, moments, flow, differences, shared, support, maps, interviews, edits, version],
  )
  const notes = useMemo(() => marginNotes(guide, edits), [guide, edits])
  return { guide, edits, notes, hasMap: moments.length > 0, hasMaps: maps.length > 0 }
}
