import { useMemo } from 'react'
import type * as Y from 'yjs'
import { readInterview } from '#shared/documents/interview-document.ts'
import { nameInterview } from '#shared/interviews/interview-name.ts'
import type { InterviewId } from '#shared/model/ids.ts'
import type { BoardVersion, VersionCause } from '#shared/protocol/api.ts'
import { useSessionFacts } from '../../sync/board-context.tsx'
import { useReadAll } from '../../sync/use-read-all.ts'
import { historyWords as words } from './messages.ts'

/** Says why a version was kept, in words: “After P3”. */
export function useCauseWords(versions: readonly Pick<BoardVersion, 'cause'>[]): (cause: VersionCause) => string {
  const { interviews } = useSessionFacts()
  const documents = useMemo(() => {
    const named = new Set(versions.flatMap(({ cause }) => ('interviewId' in cause ? [cause.interviewId] : [])))
    const known = interviews.filter(({ id }) => named.has(id))
    return known.map(({ id }) => ({ kind: 'interview', interviewId: id }) as const)
  }, [versions, interviews])
  const names = useReadAll(documents, readName)
  return useMemo(() => {
    const known = new Map<string, string>(
      documents.map(({ interviewId }, at) => [interviewId, names[at] || words.anInterview]),
    )
    const nameOf = (id: string) => known.get(id) ?? words.withdrawn
    return (cause) => {
      switch (cause.kind) {
        case 'hand':
          return cause.label
        case 'reveal':
          return words.causes.reveal
        case 'merged':
          return words.causes.merged
        case 'interview':
          return words.causes.interview(nameOf(cause.interviewId))
        case 'tied':
          return words.causes.tied(nameOf(cause.interviewId))
        case 'restore':
          return words.causes.restore(cause.number)
      }
    }
  }, [documents, names])
}

function readName(doc: Y.Doc): string {
  // The name does not depend on the id, which is the document's own.
  return nameInterview(readInterview(doc, '' as InterviewId))
}
