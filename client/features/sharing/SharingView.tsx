import { byName } from '#shared/model/person.ts'
import { useBoard, useSessionFacts } from '../../sync/board-context.tsx'
import { useMedia } from '../../ui/browser/use-media.ts'
import { MapReader } from './MapReader.tsx'
import { NextStep } from './NextStep.tsx'
import { ReadyList } from './ReadyList.tsx'
import { Reveal } from './Reveal.tsx'
import { sharingWords } from './messages.ts'
import './sharing.css'

/** Who is ready, the one moment at which maps appear, and reading them afterwards. */
export function SharingView() {
  const { myId } = useBoard()
  const facts = useSessionFacts()
  const people = facts.people.toSorted(byName)
  const revealed = people.filter((person) => person.revealedAt !== undefined)
  const me = people.find((person) => person.id === myId)
  const hasMaps = revealed.length > 0
  // On a phone the maps come before the list of who has shared them.
  const isNarrow = useMedia('(max-width: 900px)')
  const reader = hasMaps ? <MapReader people={revealed} /> : null
  return (
    <div className={hasMaps ? 'sharing has-maps' : 'sharing'}>
      <section className="sharing-side" aria-labelledby="sharing-heading">
        <h1 id="sharing-heading">{hasMaps ? sharingWords.headingAfter : sharingWords.heading}</h1>
        <p className="quiet sharing-says">{hasMaps ? sharingWords.after : sharingWords.before}</p>
        {isNarrow ? reader : null}
        <ReadyList people={people} myId={myId} />
        <Reveal people={people} me={me} />
        {hasMaps ? <NextStep phase={facts.phase} leads={me?.role === 'facilitator'} /> : null}
      </section>
      {isNarrow ? null : reader}
    </div>
  )
}
