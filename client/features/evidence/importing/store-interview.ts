import { writeInterviewText } from '#shared/documents/interview-document.ts'
import { systemOrigin } from '#shared/documents/transact.ts'
import type { BoardId, InterviewId } from '#shared/model/ids.ts'
import { api } from '../../../sync/http/api-client.ts'
import type { BoardSync, DocumentStatus, OpenDocument } from '../../../sync/board-sync.ts'
import { messages } from '../messages.ts'
import type { PlannedInterview } from './plan-import.ts'

export type Stored = { readonly ok: true; readonly id: InterviewId } | { readonly ok: false; readonly sentence: string }

/**
 * Creates the interview's document on the server and writes the words into it: one transaction, so that nobody ever sees
 * half of a conversation, and nobody's undo empties it. Done when it is on the server's disk.
 */
export async function storeInterview(sync: BoardSync, boardId: BoardId, interview: PlannedInterview): Promise<Stored> {
  const answer = await api.createInterview(boardId)
  if (!answer.ok) return { ok: false, sentence: answer.sentence }
  const id = answer.value.interviewId as InterviewId
  const release = sync.hold({ kind: 'interview', interviewId: id })
  try {
    const document = sync.open({ kind: 'interview', interviewId: id })
    const opened = await until(document, ({ state }) => state !== 'opening')
    if (opened.state !== 'open') {
      await api.deleteInterview(boardId, id)
      return { ok: false, sentence: messages.import.failed }
    }
    writeInterviewText(document.doc, interview, systemOrigin)
    const kept = await until(document, ({ state, save }) => state !== 'open' || save === 'saved')
    return kept.state === 'open' ? { ok: true, id } : { ok: false, sentence: messages.import.failed }
  } finally {
    release()
  }
}

function until(document: OpenDocument, isDone: (status: DocumentStatus) => boolean): Promise<DocumentStatus> {
  return new Promise((resolve) => {
    const now = document.status.getState()
    if (isDone(now)) return resolve(now)
    const stop = document.status.subscribe((status) => {
      if (!isDone(status)) return
      stop()
      resolve(status)
    })
  })
}
