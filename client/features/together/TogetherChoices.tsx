import { byName } from '#shared/model/person.ts'
import { useBoard, useSessionFacts } from '../../sync/board-context.tsx'
import { mintId } from '../../sync/new-id.ts'
import { useTogether, useTogetherStore } from '../../sync/together/together-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { Who } from '../../ui/Who.tsx'
import { closePopover } from './close-popover.ts'
import { FollowButton } from './FollowButton.tsx'
import { togetherWords } from './messages.ts'
import { useWhereabouts } from './use-following.ts'

/** In the panel of people: what of the others is shown on the canvas, and for the facilitator the call to everyone. */
export function TogetherChoices() {
  const { myId } = useBoard()
  const { people } = useSessionFacts()
  const store = useTogetherStore()
  const showsOthers = useTogether((state) => state.showsOthers)
  const showsAuthors = useTogether((state) => state.showsAuthors)
  const call = useTogether((state) => state.call)
  const where = useWhereabouts()
  const here = people.filter(({ id }) => where.has(id)).sort(byName)
  const leads = people.some(({ id, role }) => id === myId && role === 'facilitator')
  return (
    <section className="panel-part together-choices">
      <h3>{togetherWords.shown}</h3>
      <label>
        <input
          type="checkbox"
          checked={showsOthers}
          onChange={(event) => store.setState({ showsOthers: event.currentTarget.checked })}
        />
        {togetherWords.showOthers}
      </label>
      <label>
        <input
          type="checkbox"
          checked={showsAuthors}
          onChange={(event) => store.setState({ showsAuthors: event.currentTarget.checked })}
        />
        {togetherWords.showAuthors}
      </label>
      {here.length > 0 ? (
        <ul className="follow-list" aria-label={togetherWords.follow}>
          {here.map((person) => (
            <li key={person.id}>
              <Who person={person} />
              <FollowButton person={person} />
            </li>
          ))}
        </ul>
      ) : null}
      {leads && people.length > 1 ? (
        <p>
          <Button
            look="soft"
            size="small"
            onClick={(event) => {
              closePopover(event.currentTarget)
              store.setState({ call: call === undefined ? mintId() : undefined, following: undefined })
            }}
          >
            {call === undefined ? togetherWords.bring : togetherWords.letGo}
          </Button>
        </p>
      ) : null}
    </section>
  )
}
