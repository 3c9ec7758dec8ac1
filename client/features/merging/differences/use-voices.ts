import { useMemo } from 'react'
import type * as Y from 'yjs'
import { readEvidence } from '#shared/documents/board-document.ts'
import { readInterview } from '#shared/documents/interview-document.ts'
import { type DifferenceVoice, voicesOn } from '#shared/interviews/difference-evidence.ts'
import type { Difference } from '#shared/model/difference.ts'
import type { InterviewId } from '#shared/model/ids.ts'
import { useDocument, useRead, useSessionFacts } from '../../../sync/board-context.tsx'
import { useReadAll } from '../../../sync/use-read-all.ts'
import { messages } from '../messages.ts'

/** An interview as it is called in a sentence. */
export type NamedInterview = { readonly id: InterviewId; readonly name: string }

/** The interviews that are there, the oldest first, under their participants' pseudonyms. */
export function useInterviews(): readonly NamedInterview[] {
  const { interviews } = useSessionFacts()
  const names = useMemo(
    () => interviews.map(({ id }) => ({ kind: 'interview', interviewId: id }) as const),
    [interviews],
  )
  const called = useReadAll(names, readName)
  return useMemo(
    () => interviews.map(({ id }, i) => ({ id, name: called[i] || messages.voices.unnamed(i + 1) })),
    [interviews, called],
  )
}

/** Which interviews have spoken to a difference. */
export function useVoices(difference: Pick<Difference, 'key' | 'moments'>): readonly DifferenceVoice[] {
  const { interviews } = useSessionFacts()
  const evidence = useRead(useDocument({ kind: 'board' }), readEvidence)
  return useMemo(
    () =>
      voicesOn(
        difference,
        evidence,
        interviews.map(({ id }) => id),
      ),
    [difference, evidence, interviews],
  )
}

function readName(doc: Y.Doc): string {
  const { speakers, title } = readInterview(doc, '' as InterviewId)
  const told = speakers.filter(({ role }) => role === 'participant')
  return told.map(({ name }) => name).join(' and ') || title
}
