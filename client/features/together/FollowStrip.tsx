import { listed } from '../../ui/words/listed.ts'
import { useLocation, useSearch } from 'wouter'
import type { PersonId } from '#shared/model/ids.ts'
import { byName } from '#shared/model/person.ts'
import { useBoard, useSessionFacts } from '../../sync/board-context.tsx'
import type { Whereabouts } from '../../sync/together/presence-state.ts'
import { stopFollowing } from '../../sync/together/together-store.ts'
import { useTogether, useTogetherStore } from '../../sync/together/together-context.tsx'
import { AuthorTab } from '../../ui/drawn/AuthorTab.tsx'
import { Button } from '../../ui/Button.tsx'
import { togetherWords } from './messages.ts'

/** Whom I follow, and who follows me: one calm line, with the way out in it. */
export function FollowStrip({ where }: { where: ReadonlyMap<PersonId, Whereabouts> }) {
  const { myId } = useBoard()
  const { people } = useSessionFacts()
  const following = useTogether((state) => state.following)
  const call = useTogether((state) => state.call)
  const store = useTogetherStore()
  const [path, navigate] = useLocation()
  const search = useSearch()
  const here = search === '' ? path : `${path}?${search}`
  const leader = people.find(({ id }) => id === following?.personId)
  const withMe = people.filter(({ id }) => where.get(id)?.follows === myId).sort(byName)
  if (!leader && withMe.length === 0 && call === undefined) return null
  const at = leader && where.get(leader.id)
  return (
    <aside className="follow-strip small" aria-label={togetherWords.follow}>
      {leader && following ? (
        <>
          <AuthorTab slot={leader.slot} name={leader.name} />
          <p>
            {following.isCalled ? `${togetherWords.broughtYou(leader.name)} ` : ''}
            {at === undefined
              ? togetherWords.away(leader.name)
              : at.page === undefined
                ? togetherWords.alone(leader.name)
                : togetherWords.youFollow(leader.name)}{' '}
            <span className="quiet">{at?.view ? togetherWords.escHint : ''}</span>
          </p>
          <Button size="small" onClick={() => stopFollowing(store)}>
            {togetherWords.stop}
          </Button>
          {following.wayBack === here ? null : (
            <Button
              look="link"
              size="small"
              onClick={() => {
                stopFollowing(store)
                navigate(following.wayBack)
              }}
            >
              {togetherWords.wayBack}
            </Button>
          )}
        </>
      ) : null}
      {call === undefined ? null : <p>{togetherWords.brought}</p>}
      {withMe.length > 0 ? <p>{togetherWords.followedBy(listed(withMe.map(({ name }) => name)))}</p> : null}
      {call === undefined ? null : (
        <Button size="small" onClick={() => store.setState({ call: undefined })}>
          {togetherWords.letGo}
        </Button>
      )}
    </aside>
  )
}
