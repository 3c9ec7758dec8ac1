import { useEffect, useState } from 'react'
import type { BoardId } from '#shared/model/ids.ts'
import { api } from '../sync/api-client.ts'

/** A device that waits for this person's yes, with the code that it shows. */
export type Asking = { readonly id: string; readonly code: string }

const lookEveryMs = 10_000

/** The devices that wait; looked for while somebody looks at the page. The function takes one that has its answer away. */
export function useAsking(
  boardId: BoardId,
  isOnline: boolean,
): readonly [asking: readonly Asking[], answered: (id: string) => void] {
  const [asking, setAsking] = useState<readonly Asking[]>([])
  useEffect(() => {
    if (!isOnline) return
    let isShown = true
    function look(): void {
      if (document.visibilityState !== 'visible') return
      void api.approvals(boardId).then((answer) => {
        if (isShown && answer.ok) setAsking((now) => sameOr(now, answer.value.approvals))
      })
    }
    const timer = setInterval(look, lookEveryMs)
    document.addEventListener('visibilitychange', look)
    look()
    return () => {
      isShown = false
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [boardId, isOnline])
  return [asking, (id) => setAsking((now) => now.filter((one) => one.id !== id))]
}

/** The same object until something is different, so that the page rests. */
function sameOr(now: readonly Asking[], next: readonly Asking[]): readonly Asking[] {
  return now.length === next.length && now.every((one, at) => one.id === next[at]?.id) ? now : next
}
