import { useCallback, useEffect, useRef } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { PersonId } from '#shared/model/ids.ts'
import { phases } from '#shared/model/phase.ts'
import { useBoard, useSessionFacts } from '../../sync/board-context.tsx'
import {
  freshCall,
  type PresenceStates,
  readWhereabouts,
  type Whereabouts,
} from '../../sync/together/presence-state.ts'
import { stopFollowing } from '../../sync/together/together-store.ts'
import { usePresence, useTogether, useTogetherStore } from '../../sync/together/together-context.tsx'
import { announce } from '../../ui/browser/announce.ts'
import { togetherWords } from './messages.ts'

export function useWhereabouts(): ReadonlyMap<PersonId, Whereabouts> {
  const { sync, myId } = useBoard()
  const read = useCallback((states: PresenceStates) => readWhereabouts(states, myId), [myId])
  return usePresence(sync.session.awareness, read)
}

/** Goes from page to page with whom I follow; the canvas follows by itself. Going somewhere else, or Escape, ends it. */
export function useFollowing(where: ReadonlyMap<PersonId, Whereabouts>): void {
  const { boardId } = useBoard()
  const { people } = useSessionFacts()
  const together = useTogetherStore()
  const [path, navigate] = useLocation()
  const search = useSearch()
  const here = search === '' ? path : `${path}?${search}`
  const following = useTogether((state) => state.following)
  const known = useRef(where)
  const taken = useRef<string>(undefined)

  // A facilitator asks everyone to come, or lets them go.
  useEffect(() => {
    const before = known.current
    known.current = where
    const leaders = new Set(people.filter(({ role }) => role === 'facilitator').map(({ id }) => id))
    const caller = freshCall(before, where, leaders)
    if (caller) together.setState({ following: { personId: caller, isCalled: true, wayBack: here } })
    else if (following?.isCalled && before.get(following.personId)?.call && !where.get(following.personId)?.call)
      if (where.has(following.personId)) stopFollowing(together)
  }, [where, people, together, here, following])

  const leader = following && where.get(following.personId)
  const page = leader && phases.find((phase) => phase === leader.page)
  const there = page && `/b/${boardId}/${page}${/^\?[\w=&%.~|-]*$/.test(leader.query) ? leader.query : ''}`
  useEffect(() => {
    if (!following) taken.current = undefined
    else if (there && there !== taken.current) {
      taken.current = there
      if (there !== here) navigate(there)
    }
  }, [following, there, here, navigate])

  useEffect(() => {
    if (taken.current !== undefined && here !== taken.current) stopFollowing(together)
  }, [here, together])

  const name = people.find(({ id }) => id === following?.personId)?.name
  const said = useRef(false)
  useEffect(() => {
    if (name !== undefined) announce(togetherWords.started(name))
    else if (said.current) announce(togetherWords.stopped)
    said.current = name !== undefined
  }, [name])

  const isFollowing = following !== undefined
  useEffect(() => {
    if (!isFollowing) return undefined
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !closesSomething(event.target)) stopFollowing(together)
    }
    document.addEventListener('keydown', leave, { capture: true })
    return () => document.removeEventListener('keydown', leave, { capture: true })
  }, [isFollowing, together])
}

/** Escape first closes what is open: the panel of people, the comments. */
function closesSomething(target: EventTarget | null): boolean {
  return (
    document.querySelector(':popover-open') !== null ||
    (target instanceof Element && target.closest('.comments-panel, textarea, input') !== null)
  )
}
