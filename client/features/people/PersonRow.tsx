import type { ReactNode } from 'react'
import type { Person } from '#shared/model/person.ts'
import { disciplineWords } from '../../ui/words/discipline-words.ts'
import { Figure } from '../../ui/drawn/Figure.tsx'
import { Who } from '../../ui/Who.tsx'
import { peopleWords } from './messages.ts'

/** One person: who they are, whether they are here, and below it what can be done about them. */
export function PersonRow(props: { person: Person; isMe: boolean; isHere: boolean; children?: ReactNode }) {
  const { person, isMe, isHere, children } = props
  const says = [
    person.discipline === 'other' ? '' : disciplineWords[person.discipline],
    peopleWords.roles[person.role],
    person.letIn ? peopleWords.letIn : '',
    isMe ? peopleWords.you : isHere ? peopleWords.here : peopleWords.away,
  ]
  return (
    <li className="person">
      <Figure slot={person.slot} />
      <div>
        <strong>
          <Who person={person} />
        </strong>
        <p className="small quiet">{says.filter(Boolean).join(', ')}</p>
        {children}
      </div>
    </li>
  )
}
