import { useMemo } from 'react'
import type { InterviewId } from '#shared/model/ids.ts'
import { announce } from '../../ui/browser/announce.ts'
import { useBoard, useDocument, useDocumentStatus } from '../../sync/board-context.tsx'
import { mintId } from '../../sync/new-id.ts'
import { createEvidenceActions, type EvidenceActions } from './create-evidence-actions.ts'
import { useEvidenceStore } from './evidence-store.ts'

/** What can be done with the interview that was chosen. */
export function useEvidenceActions(chosen: InterviewId | undefined): EvidenceActions | undefined {
  const { myId: by, sync } = useBoard()
  const store = useEvidenceStore()
  const board = useDocument({ kind: 'board' })
  const sharedMap = useDocument({ kind: 'map-shared' })
  const canWrite = useDocumentStatus(board).writable
  return useMemo(() => {
    if (!chosen) return undefined
    const interview = sync.open({ kind: 'interview', interviewId: chosen })
    const documents = { interviewId: chosen, interview, board, sharedMap }
    return createEvidenceActions({ ...documents, store, canWrite, by, now: Date.now, mint: mintId, announce })
  }, [canWrite, chosen, by, sync, store, board, sharedMap])
}
