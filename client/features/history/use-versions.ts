import { useEffect, useState } from 'react'
import type { BoardVersion } from '#shared/protocol/api.ts'
import { api } from '../../sync/http/api-client.ts'
import { useBoard, useSessionFacts } from '../../sync/board-context.tsx'

export type Versions =
  | { readonly state: 'coming' }
  | { readonly state: 'here'; readonly versions: readonly BoardVersion[] }
  | { readonly state: 'failed'; readonly sentence: string }

/** The versions of this board, asked for again when one was kept, by whomever; the function asks at once. */
export function useVersions(): readonly [Versions, () => Promise<void>] {
  const { boardId } = useBoard()
  const { newestVersion, phase, interviews, people } = useSessionFacts()
  const [versions, setVersions] = useState<Versions>({ state: 'coming' })
  const shown = people.filter((person) => person.revealedAt !== undefined).length
  const cause = `${boardId} ${newestVersion} ${phase} ${interviews.length} ${shown}`

  async function look(): Promise<void> {
    const answer = await api.boardVersions(boardId)
    setVersions(
      answer.ok ? { state: 'here', versions: answer.value.versions } : { state: 'failed', sentence: answer.sentence },
    )
  }
  useEffect(() => {
    const lookIfSeen = () => {
      if (document.visibilityState === 'visible') void look()
    }
    lookIfSeen()
    document.addEventListener('visibilitychange', lookIfSeen)
    return () => document.removeEventListener('visibilitychange', lookIfSeen)
    // `look` is a new function at each render and always means this board.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [cause])
  return [versions, look]
}
