import { useState } from 'react'
import type { Person } from '#shared/model/person.ts'
import { api } from '../../sync/api-client.ts'
import { useBoard } from '../../sync/board-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { disciplineWords } from '../../ui/discipline-words.ts'
import { Figure } from '../../ui/Figure.tsx'
import { useCommand } from '../../ui/use-command.ts'
import { Who } from '../../ui/Who.tsx'
import { peopleWords } from './messages.ts'

/** One person: who they are, and for the facilitator the hat and the right to write. */
export function PersonRow(props: { person: Person; isMe: boolean; isHere: boolean; leads: boolean }) {
  const { person, isMe, isHere, leads } = props
  const { boardId } = useBoard()
  const [trouble, run] = useCommand()
  const [isPassing, setIsPassing] = useState(false)
  const says = [
    person.discipline === 'other' ? '' : disciplineWords[person.discipline],
    peopleWords.roles[person.role],
    isMe ? peopleWords.you : isHere ? peopleWords.here : peopleWords.away,
  ]
  const other = person.role === 'observer' ? 'author' : 'observer'
  return (
    <li className="person">
      <Figure slot={person.slot} />
      <div>
        <strong>
          <Who person={person} />
        </strong>
        <p className="small quiet">{says.filter(Boolean).join(', ')}</p>
        {leads && !isMe && !isPassing ? (
          <p className="person-actions">
            <Button
              look="link"
              size="small"
              aria-label={peopleWords.passHatTo(person.name)}
              onClick={() => setIsPassing(true)}
            >
              {peopleWords.passHat}
            </Button>
            <Button
              look="link"
              size="small"
              aria-label={
                other === 'observer' ? peopleWords.makeObserverOf(person.name) : peopleWords.makeAuthorOf(person.name)
              }
              onClick={() => run(api.setRole(boardId, person.id, other))}
            >
              {other === 'observer' ? peopleWords.makeObserver : peopleWords.makeAuthor}
            </Button>
          </p>
        ) : null}
        {isPassing && leads ? (
          <p className="person-actions">
            <span className="small">{peopleWords.passHatSure(person.name)}</span>
            <Button
              size="small"
              onClick={() => {
                run(api.setRole(boardId, person.id, 'facilitator'))
                setIsPassing(false)
              }}
            >
              {peopleWords.passHatYes}
            </Button>
            <Button look="link" size="small" onClick={() => setIsPassing(false)}>
              {peopleWords.cancel}
            </Button>
          </p>
        ) : null}
        {trouble ? (
          <p className="trouble" role="alert">
            {trouble}
          </p>
        ) : null}
      </div>
    </li>
  )
}
