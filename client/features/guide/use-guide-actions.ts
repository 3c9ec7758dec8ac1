import { useMemo, useState } from 'react'
import { announce } from '../../ui/browser/announce.ts'
import { useBoard, useDocument, useDocumentStatus } from '../../sync/board-context.tsx'
import { mintId } from '../../sync/new-id.ts'
import { createGuideActions, type GuideActions } from './create-guide-actions.ts'

/** What can be done about the guide here, and what was done last. */
export function useGuideActions(): { readonly actions: GuideActions; readonly lastDone: string } {
  const { myId: by } = useBoard()
  const board = useDocument({ kind: 'board' })
  const canWrite = useDocumentStatus(board).writable
  const [lastDone, onDone] = useState('')
  const actions = useMemo(
    () => createGuideActions({ board, canWrite, by, now: Date.now, mint: mintId, onDone, announce }),
    [canWrite, by, board],
  )
  return { actions, lastDone }
}
