import { perform } from '../acts/perform.ts'
import { keepOnlyIn } from '../acts/moment-acts.ts'
import type { MomentId } from '#shared/model/ids.ts'
import type { SharedMoment } from '#shared/model/shared-map.ts'
import { selectMoments } from '../../../canvas/selection/selection-store.ts'
import { Button } from '../../../ui/Button.tsx'
import { Key } from '../../../ui/Key.tsx'
import { useMerge } from '../merge-context.tsx'
import { messages } from '../messages.ts'
import type { SourceFact } from '#shared/merge/merge-board.ts'
import { OpenMoment } from './OpenMoment.tsx'
import { SharedMomentDetails } from './SharedMomentDetails.tsx'

/** What can be done with the moment that is selected. A source that has its place shows the moment it is in. */
export function MomentPanel({ id }: { id: MomentId }) {
  const { board, selection } = useMerge()
  const moment = board.moments.get(id)
  const source = board.sources.get(id)
  const homes = board.placedIn.get(id) ?? []
  return (
    <>
      <p className="conf">
        <button type="button" className="words-link" onClick={() => selectMoments(selection, [])}>
          {messages.acts.back}
        </button>{' '}
        <Key name="Esc" />
      </p>
      {moment ? (
        <SharedMomentDetails moment={moment} />
      ) : source && homes.length > 1 ? (
        <InTwo source={source} homes={homes} />
      ) : homes[0] ? (
        <SharedMomentDetails moment={homes[0]} />
      ) : source ? (
        <OpenMoment source={source} />
      ) : null}
    </>
  )
}

/** Two people placed one source differently at once: both are shown, and people settle it. */
function InTwo({ source, homes }: { source: SourceFact; homes: readonly SharedMoment[] }) {
  const merge = useMerge()
  const { moment } = source
  return (
    <section>
      <h2>{moment.label}</h2>
      <p className="warning">{messages.moment.inTwo(homes.map((home) => home.label))}</p>
      <ul className="in-two">
        {homes.map((home) => (
          <li key={home.id}>
            <Button
              look="soft"
              disabled={!merge.isWritable}
              onClick={() => perform(merge, keepOnlyIn(moment.id, home.id))}
            >
              {messages.moment.keepHere(home.label)}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
