import type { PersonId } from '#shared/model/ids.ts'
import type { Person } from '#shared/model/person.ts'
import { formatClock } from '../../ui/words/format-time.ts'
import { Figure } from '../../ui/drawn/Figure.tsx'
import { sharingWords } from './messages.ts'

/** Each person and how far they are, in a word. No counts and no sizes: those would say something about a private map. */
export function ReadyList({ people, myId }: { people: readonly Person[]; myId: PersonId }) {
  return (
    <ul className="ready-list">
      {people.map((person) => (
        <li key={person.id}>
          <Figure slot={person.slot} />
          <span>
            <strong>{person.name}</strong>
            {person.id === myId && person.name.toLowerCase() !== sharingWords.you ? (
              <span className="faint"> {sharingWords.you}</span>
            ) : null}
          </span>
          <span className="quiet ready-state">{stateOf(person)}</span>
        </li>
      ))}
    </ul>
  )
}

function stateOf(person: Person): string {
  if (person.revealedAt !== undefined) return sharingWords.states.shared(formatClock(person.revealedAt))
  if (person.role === 'observer') return sharingWords.states.observer
  return person.ready ? sharingWords.states.ready : sharingWords.states.drawing
}
