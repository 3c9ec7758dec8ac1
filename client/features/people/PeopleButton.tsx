import type { ReactNode } from 'react'
import { byName } from '#shared/model/person.ts'
import { useBoard, useSessionFacts } from '../../sync/board-context.tsx'
import { AuthorTab } from '../../ui/drawn/AuthorTab.tsx'
import { PopoverButton } from '../../ui/PopoverButton.tsx'
import { Who } from '../../ui/Who.tsx'
import { peopleWords } from './messages.ts'
import { PeoplePanel } from './PeoplePanel.tsx'
import './people.css'

const shownAtMost = 5

/** Who is on the board, in the top line; it opens what can be done about people. */
export function PeopleButton(props: {
  /** While drawing alone only oneself stands there: the others are said to be ready or drawing. */
  showsAll: boolean
  inviteHref: (invite: string) => string
  /** Going where the others are, and what is shown of them. */
  together?: ReactNode
  /** What can be done with the board as a whole. */
  whole?: ReactNode
  children?: ReactNode
}) {
  const { showsAll, inviteHref, together, whole, children } = props
  const { myId } = useBoard()
  const { people } = useSessionFacts()
  const all = people.toSorted(byName)
  const shown = (showsAll ? all : all.filter((person) => person.id === myId)).slice(0, shownAtMost)
  const hidden = showsAll ? all.length - shown.length : 0
  return (
    <PopoverButton
      className="people-button"
      panelClassName="people-panel"
      label={peopleWords.button(shown.map((person) => person.name))}
      face={
        <>
          {shown.map((person) => (
            <span key={person.id} className={person.id === myId ? 'is-me' : undefined}>
              {all.length > 3 && showsAll ? (
                <AuthorTab slot={person.slot} name={person.name} />
              ) : (
                <Who person={person} />
              )}
            </span>
          ))}
          {hidden > 0 ? <span className="small">{peopleWords.more(hidden)}</span> : null}
        </>
      }
    >
      <PeoplePanel inviteHref={inviteHref} together={together} whole={whole}>
        {children}
      </PeoplePanel>
    </PopoverButton>
  )
}
