import type { Transcript } from '#shared/model/interview.ts'
import { messages } from '../messages.ts'

const shownTurns = 6

/** The beginning of what will be stored, with the names already replaced. */
export function ImportPreview({ transcript: { utterances } }: { transcript: Transcript }) {
  const rest = utterances.length - shownTurns
  return (
    <section className="ev-preview" aria-label={messages.import.preview}>
      <h3>{messages.import.preview}</h3>
      {utterances.slice(0, shownTurns).map((utterance, i) => (
        // The preview is never reordered, and two turns may be equal.
        // oxlint-disable-next-line react/no-array-index-key
        <p key={i}>
          {utterance.speaker ? <b>{utterance.speaker}: </b> : null}
          {utterance.text.length > 240 ? `${utterance.text.slice(0, 240)}…` : utterance.text}
        </p>
      ))}
      {rest > 0 ? <p className="quiet">{messages.import.more(rest)}</p> : null}
    </section>
  )
}
