import { type FormEvent, useState } from 'react'
import { type Discipline, type NewPerson, type Slot, slots } from '#shared/model/person.ts'
import type { Welcome } from '#shared/protocol/api.ts'
import { AuthorTab } from '../../ui/drawn/AuthorTab.tsx'
import { Button } from '../../ui/Button.tsx'
import { disciplineWords, slotWords } from '../../ui/words/discipline-words.ts'
import { Choice, Field } from '../../ui/fields/Field.tsx'
import { Figure } from '../../ui/drawn/Figure.tsx'
import { firstWords, joinWords } from '../messages.ts'
import './join-form.css'

type Known = NonNullable<Welcome['people']>

function plain(text: string): string {
  return text.normalize('NFC').trim().toLocaleLowerCase()
}

/** Somebody of that name; of several, the one who does the same. */
function findNamesake(people: Known, { name, discipline }: { name: string; discipline: Discipline }) {
  const same = people.filter((person) => plain(person.name) === plain(name))
  return same.find((person) => person.discipline === discipline) ?? same[0]
}

/** A name, a discipline, a colour. Whoever gives a name that is on the board already is asked first whether that is them. */
export function JoinForm(props: {
  people: NonNullable<Welcome['people']>
  freeSlots: readonly Slot[]
  busy: boolean
  isAlternative: boolean
  onJoin: (person: NewPerson) => void
  /** They are somebody who is on the board. */
  onIsThem: (personId: string) => void
}) {
  const { people, freeSlots, busy, isAlternative, onJoin, onIsThem } = props
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<Slot>()
  const [trouble, setTrouble] = useState<string>()
  const [same, setSame] = useState<(typeof people)[number]>()
  const offered = freeSlots.length > 0 ? slots.filter((slot) => freeSlots.includes(slot)) : slots
  const slot = chosen && offered.includes(chosen) ? chosen : offered[0]

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (!name.trim()) {
      setTrouble(firstWords.nameMissing)
      const field = event.currentTarget.elements.namedItem('name')
      if (field instanceof HTMLElement) field.focus()
      return
    }
    const discipline = String(new FormData(event.currentTarget).get('discipline')) as Discipline
    const namesake = same ? undefined : findNamesake(people, { name, discipline })
    if (namesake) return setSame(namesake)
    onJoin({ name: name.trim(), discipline, ...(slot ? { slot } : {}) })
  }

  return (
    <form className="join-form" onSubmit={submit} noValidate>
      {isAlternative ? <h2>{joinWords.someoneElse}</h2> : null}
      <div className="join-two">
        <Field
          label={joinWords.name}
          name="name"
          maxLength={60}
          autoComplete="given-name"
          value={name}
          trouble={trouble}
          onChange={(event) => {
            setName(event.target.value)
            setSame(undefined)
          }}
        />
        <Choice label={joinWords.discipline} name="discipline" defaultValue="design">
          {Object.entries(disciplineWords).map(([value, word]) => (
            <option key={value} value={value}>
              {word}
            </option>
          ))}
        </Choice>
      </div>
      <fieldset className="join-colours">
        <legend className="label">{joinWords.colour}</legend>
        {freeSlots.length === 0 ? <p className="small quiet">{joinWords.coloursTaken}</p> : null}
        <div className="colours">
          {offered.map((known) => (
            <label key={known} className={`colour slot-${known}`}>
              <input
                type="radio"
                name="slot"
                value={known}
                checked={known === slot}
                onChange={() => setChosen(known)}
              />
              <Figure slot={known} />
              <AuthorTab slot={known} name={name || '?'} />
              <span className="small">{slotWords[known]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {same ? (
        <div className="join-same" role="alert">
          <p>{joinWords.sameName(same.name, disciplineWords[same.discipline])}</p>
          <p className="plain-actions">
            <Button look="primary" onClick={() => onIsThem(same.personId)}>
              {joinWords.isThem(same.name)}
            </Button>
          </p>
        </div>
      ) : null}
      <p className="join-go">
        <Button submit look={isAlternative || same ? 'plain' : 'primary'} aria-disabled={busy ? true : undefined}>
          {busy ? joinWords.joining : same ? joinWords.isAnother(same.name) : joinWords.join}
        </Button>
        <span className="small faint">{joinWords.private}</span>
      </p>
    </form>
  )
}
