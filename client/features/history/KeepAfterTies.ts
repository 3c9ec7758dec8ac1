import { useEffect } from 'react'
import type * as Y from 'yjs'
import { readEvidence } from '#shared/documents/board-document.ts'
import type { InterviewId } from '#shared/model/ids.ts'
import { api } from '../../sync/http/api-client.ts'
import { useBoard, useDocument } from '../../sync/board-context.tsx'
import type { OpenDocument } from '../../sync/open-document.ts'

/**
 * Keeps a version after this person has tied an interview to the map: when it is taken off the page (by another
 * key for another interview) or the page is closed. The server keeps nothing where nothing has changed.
 */
export function KeepAfterTies(): null {
  const { boardId, myId } = useBoard()
  const board = useDocument({ kind: 'board' })
  useEffect(() => {
    const before = new Set(tiesOf(board.doc).keys())
    let isOver = false

    function keepNow(isClosing: boolean): void {
      if (isOver) return
      const mine = [...tiesOf(board.doc)].filter(([id, { by }]) => by === myId && !before.has(id))
      const last = mine.at(-1)?.[1]
      if (!last) return
      isOver = true
      const tied: InterviewId = last.interviewId
      if (isClosing) void api.keepBoardVersion(boardId, { tied })
      else void whenSaved(board).then(() => api.keepBoardVersion(boardId, { tied }))
    }
    const onClose = () => keepNow(true)
    addEventListener('pagehide', onClose)
    return () => {
      removeEventListener('pagehide', onClose)
      keepNow(false)
    }
  }, [boardId, myId, board])
  return null
}

type Tie = { readonly by: string; readonly at: number; readonly interviewId: InterviewId }

/** By id, the oldest first. */
function tiesOf(doc: Y.Doc): ReadonlyMap<string, Tie> {
  return new Map(
    readEvidence(doc)
      .toSorted((a, b) => a.at - b.at)
      .map((tie) => [tie.id, tie]),
  )
}

/** The version is made of what the server has. A document that never gets there keeps none. */
function whenSaved(document: OpenDocument): Promise<void> {
  return new Promise((resolve) => {
    if (document.status.getState().save === 'saved') return resolve()
    const stop = document.status.subscribe(({ save }) => {
      if (save !== 'saved') return
      stop()
      resolve()
    })
  })
}
