import { useLocation, useSearch } from 'wouter'
import type { Person } from '#shared/model/person.ts'
import { useTogether, useTogetherStore } from '../../sync/together/together-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { closePopover } from './close-popover.ts'
import { togetherWords } from './messages.ts'

/** Beside somebody who is here: go where they go. */
export function FollowButton({ person }: { person: Person }) {
  const store = useTogetherStore()
  const isFollowed = useTogether((state) => state.following?.personId === person.id)
  const [path] = useLocation()
  const search = useSearch()
  return (
    <Button
      look="link"
      size="small"
      aria-label={isFollowed ? togetherWords.stopName(person.name) : togetherWords.followName(person.name)}
      onClick={(event) => {
        closePopover(event.currentTarget)
        store.setState({
          following: isFollowed
            ? undefined
            : { personId: person.id, isCalled: false, wayBack: search === '' ? path : `${path}?${search}` },
        })
      }}
    >
      {isFollowed ? togetherWords.stop : togetherWords.follow}
    </Button>
  )
}
