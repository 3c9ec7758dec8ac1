import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import { byName } from '#shared/model/person.ts'
import { useBoard, useSessionFacts } from '../../sync/board-context.tsx'
import { formatDay } from '../../ui/words/format-time.ts'
import { AfterRemoval } from './AfterRemoval.tsx'
import { ClockControl } from './ClockControl.tsx'
import { DeleteBoard } from './DeleteBoard.tsx'
import { InviteLink } from './InviteLink.tsx'
import { InviteList } from './InviteList.tsx'
import { LeaveDevice } from './LeaveDevice.tsx'
import { peopleWords } from './messages.ts'
import { MyCode } from './MyCode.tsx'
import { MyDevices } from './MyDevices.tsx'
import { PersonActions } from './PersonActions.tsx'
import { PersonRow } from './PersonRow.tsx'
import { usePresent } from './use-present.ts'

/** Who is here, what they do here, and what the facilitator can do about it. */
export function PeoplePanel(props: {
  inviteHref: (invite: string) => string
  together?: ReactNode
  /** What can be done with the board as a whole. */
  whole?: ReactNode
  children?: ReactNode
}) {
  const { inviteHref, together, whole, children } = props
  const { myId } = useBoard()
  const facts = useSessionFacts()
  const present = usePresent()
  /** How many links were ended or renewed meanwhile: the one that is shown may be among them. */
  const [ended, setEnded] = useState(0)
  const [removed, setRemoved] = useState<{ readonly name: string; readonly cameBy?: string | undefined }>()
  const leads = facts.people.some((person) => person.id === myId && person.role === 'facilitator')
  return (
    <>
      <h2>{peopleWords.heading}</h2>
      <ul className="people-list">
        {facts.people.toSorted(byName).map((person) => (
          <PersonRow
            key={person.id}
            person={person}
            isMe={person.id === myId}
            isHere={person.id === myId || present.has(person.id)}
          >
            {leads && person.id !== myId ? (
              <PersonActions person={person} inviteHref={inviteHref} onRemoved={setRemoved} />
            ) : null}
          </PersonRow>
        ))}
      </ul>
      {removed?.cameBy === undefined ? null : (
        <AfterRemoval
          key={removed.cameBy}
          removed={{ name: removed.name, cameBy: removed.cameBy }}
          inviteHref={inviteHref}
          onRenewed={() => setEnded(ended + 1)}
          onDone={() => setRemoved(undefined)}
        />
      )}
      {together}
      <InviteLink key={ended} hrefOf={inviteHref} />
      {leads ? <InviteList onEnded={() => setEnded(ended + 1)} /> : null}
      <MyCode />
      <MyDevices />
      {leads ? <ClockControl timer={facts.timer} /> : null}
      {facts.sampleUntil === undefined ? null : (
        <p className="small quiet">{peopleWords.sample(formatDay(facts.sampleUntil))}</p>
      )}
      <p className="people-foot small">
        <Link href="/">{peopleWords.boards}</Link>
        {children}
      </p>
      <div className="people-end">
        {whole}
        <LeaveDevice />
        {leads ? <DeleteBoard /> : null}
      </div>
    </>
  )
}
