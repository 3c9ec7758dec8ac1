import { useEffect, useState } from 'react'
import { api } from '../../sync/http/api-client.ts'
import { useBoard, useDocumentStatus } from '../../sync/board-context.tsx'
import { useLasting } from '../../ui/browser/use-lasting.ts'

/** A server that starts anew is back by then. */
const passingMs = 1_500
const againMs = 5_000

/** Whether the server answers, and no socket to it opens: something on the way lets pages through and nothing else. */
export function useBlockedSockets(): boolean {
  const { boardId, sync } = useBoard()
  const { isUnreached } = useDocumentStatus(sync.session)
  const lasts = useLasting(isUnreached, passingMs)
  const [answers, setAnswers] = useState(false)
  useEffect(() => {
    if (!lasts) return
    let isShown = true
    let timer: ReturnType<typeof setTimeout> | undefined
    async function ask(): Promise<void> {
      const answer = await api.me(boardId)
      if (!isShown) return
      setAnswers(answer.ok)
      timer = setTimeout(() => void ask(), againMs)
    }
    void ask()
    return () => {
      isShown = false
      clearTimeout(timer)
      setAnswers(false)
    }
  }, [boardId, lasts])
  return lasts && answers
}
