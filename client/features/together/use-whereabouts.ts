import { useEffect } from 'react'
import { useLocation, useSearch } from 'wouter'
import { useBoard, useSessionFacts } from '../../sync/board-context.tsx'
import { useTogether } from '../../sync/together/together-context.tsx'

/**
 * Says on which page I am, for those who follow me. While I draw on a map that I have not shown, nothing is said; on one
 * that I have shown, others find it among the revealed maps.
 */
export function useSayWhereabouts(): void {
  const { sync, myId, boardId } = useBoard()
  const { people } = useSessionFacts()
  const { awareness } = sync.session
  const [path] = useLocation()
  const search = useSearch()
  const call = useTogether((state) => state.call)
  const follows = useTogether((state) => state.following?.personId)
  const me = people.find(({ id }) => id === myId)
  const page = path.slice(`/b/${boardId}/`.length)
  const isPrivate = page === 'draw' && me?.revealedAt === undefined
  const place = isPrivate
    ? { query: '' }
    : page === 'draw'
      ? { page: 'share', query: `?map=${me?.mapId ?? ''}` }
      : { page, query: search === '' ? '' : `?${search}`.slice(0, 300) }
  const said = JSON.stringify({ ...place, call, follows })
  useEffect(() => {
    const say = () => awareness.setLocalStateField('here', { ...asRecord(said), at: Date.now() })
    say()
    // Of several tabs, the one that is looked at is where I am.
    addEventListener('focus', say)
    return () => removeEventListener('focus', say)
  }, [awareness, said])
  useEffect(() => () => awareness.setLocalStateField('here', null), [awareness])
}

function asRecord(json: string): Record<string, unknown> {
  const value: unknown = JSON.parse(json)
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
