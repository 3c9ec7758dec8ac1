import { useMemo } from 'react'
import type * as Y from 'yjs'
import { readEvidence, readPaths } from '#shared/documents/board-document.ts'
import { readInterview } from '#shared/documents/interview-document.ts'
import { countSupport } from '#shared/interviews/support.ts'
import { outlineOf } from '#shared/layout/outline-order.ts'
import { allDifferences } from '#shared/merge/all-differences.ts'
import type { Difference } from '#shared/model/difference.ts'
import type { InterviewId, MomentId } from '#shared/model/ids.ts'
import type { Evidence, Interview, SupportCount } from '#shared/model/interview.ts'
import type { SharedLink, SharedMoment, StoryPath } from '#shared/model/shared-map.ts'
import { saidDifference } from '../../ui/words/difference-words.ts'
import { useDocument, useRead, useSessionFacts } from '../../sync/board-context.tsx'
import { useReadAll } from '../../sync/use-read-all.ts'
import { useSharedFlow } from '../../sync/use-shared-flow.ts'

export type EvidenceData = {
  /** In the order in which they were added. */
  readonly interviews: readonly Interview[]
  /** The moments of the shared map, in the order of the flow. */
  readonly moments: readonly SharedMoment[]
  readonly links: readonly SharedLink[]
  /** Ties and paths of the interviews that are there. */
  readonly evidence: readonly Evidence[]
  readonly paths: readonly StoryPath[]
  readonly support: ReadonlyMap<MomentId, SupportCount>
  /** The numbers of the differences that a moment is part of, as the merge page lists them. */
  readonly differences: ReadonlyMap<MomentId, readonly number[]>
  /** In the order in which the merge page lists them. */
  readonly allDifferences: readonly Difference[]
}

/** Everything the page shows, derived from session, board, interviews and maps. */
export function useEvidenceData(): EvidenceData {
  const { interviews: facts } = useSessionFacts()
  const names = useMemo(() => facts.map(({ id }) => ({ kind: 'interview', interviewId: id }) as const), [facts])
  const texts = useReadAll(names, readWithoutId)
  const interviews = useMemo(
    () => facts.flatMap(({ id }, i) => (texts[i] ? [{ ...texts[i], id }] : [])),
    [facts, texts],
  )
  const board = useDocument({ kind: 'board' })
  const allEvidence = useRead(board, readEvidence)
  const allPaths = useRead(board, readPaths)
  const { flow, shared, maps } = useSharedFlow()

  const moments = useMemo(() => {
    const byId = new Map(flow.moments.map((moment) => [moment.id, moment]))
    return outlineOf(flow).flatMap((row) => byId.get(row.momentId) ?? [])
  }, [flow])
  const present = useMemo(() => {
    const there = new Set(facts.map((fact) => fact.id))
    return {
      evidence: allEvidence.filter((tie) => there.has(tie.interviewId)),
      paths: allPaths.filter((path) => there.has(path.interviewId)),
    }
  }, [facts, allEvidence, allPaths])
  const support = useMemo(
    () => new Map(countSupport(present.evidence, present.paths).map((found) => [found.momentId, found])),
    [present],
  )
  const found = useMemo(() => allDifferences(maps, shared, saidDifference), [maps, shared])
  const differences = useMemo(() => {
    const numbers = new Map<MomentId, number[]>()
    for (const [i, difference] of found.entries())
      for (const id of new Set(difference.moments)) numbers.set(id, [...(numbers.get(id) ?? []), i + 1])
    return numbers
  }, [found])
  return useMemo(
    () => ({ interviews, moments, links: flow.links, ...present, support, differences, allDifferences: found }),
    [interviews, moments, flow, present, support, differences, found],
  )
}

function readWithoutId(doc: Y.Doc): Interview {
  return readInterview(doc, '' as InterviewId)
}
