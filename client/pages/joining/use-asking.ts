import { useEffect, useState } from 'react'
import type { AskingFact, SessionFacts } from '#shared/documents/session-document.ts'
import type { PersonId } from '#shared/model/ids.ts'
import { api } from '../../sync/http/api-client.ts'
import { useBoard } from '../../sync/board-context.tsx'
import { announce } from '../../ui/browser/announce.ts'
import { backWords } from './coming-back-messages.ts'

/** A device that waits for a yes, with the code that it shows and whom it wants to be. */
export type Asking = { readonly id: string; readonly code: string; readonly personId: PersonId }

/**
 * The devices that wait for this person's yes, or for a facilitator's. That there are some is said by the session, at
 * once; which ones, the server tells those alone whom it concerns. The function takes one away that needs no answer of
 * this person any more.
 */
export function useAsking(
  facts: Pick<SessionFacts, 'asking' | 'people'>,
): readonly [asking: readonly Asking[], answered: (id: string) => void] {
  const { boardId, myId } = useBoard()
  const leads = facts.people.some(({ id, role }) => id === myId && role === 'facilitator')
  const mine = (facts.asking ?? []).filter(({ personId }) => leads || personId === myId)
  const key = mine.map(keyOf).join(' ')
  const [found, setFound] = useState<{ readonly key: string; readonly asking: readonly Asking[] }>()
  const [answered, setAnswered] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => {
    if (key === '') return
    let isShown = true
    void api.approvals(boardId).then((answer) => {
      if (!isShown || !answer.ok) return
      const asking = answer.value.approvals.map((one) => ({ ...one, personId: one.personId as PersonId }))
      setFound({ key, asking })
      if (asking.length > 0) announce(backWords.someoneAsks)
    })
    return () => {
      isShown = false
    }
  }, [boardId, key])
  const asking = found?.key === key && key !== '' ? found.asking.filter(({ id }) => !answered.has(id)) : []
  return [asking, (id) => setAnswered((before) => new Set(before).add(id))]
}

function keyOf({ personId, count, at }: AskingFact): string {
  return `${personId}:${count}:${at}`
}
