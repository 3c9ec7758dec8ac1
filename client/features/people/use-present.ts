import { useEffect, useState } from 'react'
import type { PersonId } from '#shared/model/ids.ts'
import { useBoard } from '../../sync/board-context.tsx'

/** The people who have the board open right now, by what their browsers say in the session document. */
export function usePresent(): ReadonlySet<PersonId> {
  const { awareness } = useBoard().sync.session
  const [present, setPresent] = useState(() => readPresent(awareness.getStates()))
  useEffect(() => {
    const refresh = () => setPresent(readPresent(awareness.getStates()))
    awareness.on('change', refresh)
    return () => awareness.off('change', refresh)
  }, [awareness])
  return present
}

function readPresent(states: ReadonlyMap<number, Record<string, unknown>>): ReadonlySet<PersonId> {
  const present = new Set<PersonId>()
  for (const { personId } of states.values()) if (typeof personId === 'string') present.add(personId as PersonId)
  return present
}
