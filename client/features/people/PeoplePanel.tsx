import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { byName } from '#shared/model/person.ts'
import { useBoard, useSessionFacts } from '../../sync/board-context.tsx'
import { formatDay } from '../../ui/format-time.ts'
import { ClockControl } from './ClockControl.tsx'
import { DeleteBoard } from './DeleteBoard.tsx'
import { InviteLink } from './InviteLink.tsx'
import { InviteList } from './InviteList.tsx'
import { LeaveDevice } from './LeaveDevice.tsx'
import { peopleWords } from './messages.ts'
import { MyCode } from './MyCode.tsx'
import { PersonActions } from './PersonActions.tsx'
import { PersonRow } from './PersonRow.tsx'
import { usePresent } from './use-present.ts'

/** Who is here, what they do here, and what the facilitator can do about it. */
export function PeoplePanel(props: {
  inviteHref: (invite: string) => string
  together?: ReactNode
  children?: ReactNode
}) {
  const { inviteHref, together, children } = props
  const { myId } = useBoard()
  const facts = useSessionFacts()
  const present = usePresent()
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
            {leads && person.id !== myId ? <PersonActions person={person} inviteHref={inviteHref} /> : null}
          </PersonRow>
        ))}
      </ul>
      {together}
      <InviteLink hrefOf={inviteHref} />
      {leads ? <InviteList /> : null}
      <MyCode />
      {leads ? <ClockControl timer={facts.timer} /> : null}
      {facts.sampleUntil === undefined ? null : (
        <p className="small quiet">{peopleWords.sample(formatDay(facts.sampleUntil))}</p>
      )}
      <p className="people-foot small">
        <Link href="/">{peopleWords.boards}</Link>
        {children}
      </p>
      <div className="people-end">
        <LeaveDevice />
        {leads ? <DeleteBoard /> : null}
      </div>
    </>
  )
}
