import type { Person } from '#shared/model/person.ts'
import { useGuideContext } from './guide-context.ts'
import type { MarginNote } from './margin-notes.ts'
import { messages } from './messages.ts'

/** A note's sentence and its two ways out; one of them changes nothing. */
export function MarginNoteText({ note, people }: { note: MarginNote; people: readonly Person[] }) {
  const { actions, edit } = useGuideContext()
  const says = messages.notes
  if (note.kind === 'too-many')
    return (
      <>
        <p>{says.tooMany(note.lines.length)}</p>
        {actions.canWrite ? (
          <p className="gd-ways">
            <button type="button" onClick={() => actions.hide(...note.lines.slice(3))}>
              {says.keepThree}
            </button>
            <button type="button" onClick={() => actions.leave(note)}>
              {says.keepAll(note.lines.length)}
            </button>
          </p>
        ) : null}
      </>
    )
  const { line, sentence, instead, by } = note
  const author = people.find((person) => person.id === by)
  return (
    <>
      <p>
        <span className="unseen">{says.about(line.text)}: </span>
        {sentence}
        {instead ? (
          <>
            {' '}
            {says.perhaps}
            <br />
            <i>“{instead}”</i>
          </>
        ) : null}
      </p>
      <p className="gd-ways">
        {actions.canWrite ? (
          <>
            {instead ? (
              <button type="button" onClick={() => actions.change(line, instead)}>
                {says.use}
              </button>
            ) : (
              <button type="button" onClick={() => edit(line.id)}>
                {says.change}
              </button>
            )}
            <button type="button" onClick={() => actions.leave(note)}>
              {says.leave}
            </button>
          </>
        ) : null}
        {author ? <span>{says.by(author.name)}</span> : null}
      </p>
    </>
  )
}
