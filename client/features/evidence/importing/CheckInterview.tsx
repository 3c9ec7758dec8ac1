import { useEffect, useId, useMemo, useRef, useState } from 'react'
import type { TranscriptRead } from '#shared/interviews/parse-transcript.ts'
import { suggestPseudonyms } from '#shared/interviews/pseudonymise.ts'
import type { InterviewId } from '#shared/model/ids.ts'
import type { Interview } from '#shared/model/interview.ts'
import { announce } from '../../../ui/browser/announce.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/fields/Field.tsx'
import { useBoard } from '../../../sync/board-context.tsx'
import { ImportPreview } from './ImportPreview.tsx'
import { messages } from '../messages.ts'
import { isoDay, nameOf } from '../names.ts'
import { OtherNames } from './OtherNames.tsx'
import { type ImportAnswers, planImport } from './plan-import.ts'
import { SpeakerRow } from './SpeakerRow.tsx'
import { storeInterview } from './store-interview.ts'

export type GoodRead = Extract<TranscriptRead, { ok: true }>

type Props = {
  readonly found: GoodRead
  readonly interviews: readonly Interview[]
  readonly onStored: (id: InterviewId) => void
  readonly onAgain: () => void
}

/** What was found in the text, and what will be kept of it: pseudonyms, roles, day, consent. */
export function CheckInterview({ found, interviews, onStored, onAgain }: Props) {
  const { sync, boardId } = useBoard()
  const { transcript, date, warnings } = found
  const [answers, setAnswers] = useState<ImportAnswers>(() => ({
    pseudonyms: suggestPseudonyms(transcript, participantsOf(interviews)),
    roles: new Map(transcript.speakers.map(({ name, role }) => [name, role])),
    others: '',
    title: '',
    date: date ?? isoDay(new Date()),
  }))
  const [agreed, setAgreed] = useState(false)
  const [showsTroubles, setShowsTroubles] = useState(false)
  const [state, setState] = useState<'open' | 'storing'>('open')
  const [failure, setFailure] = useState('')
  const heading = useRef<HTMLHeadingElement>(null)
  const id = useId()
  const plan = useMemo(() => planImport(transcript, answers), [transcript, answers])
  const says = messages.import

  useEffect(() => heading.current?.focus(), [])

  async function store(): Promise<void> {
    setShowsTroubles(true)
    setFailure('')
    if (plan.troubles.size > 0 || plan.tooLong || !agreed) return
    setState('storing')
    const stored = await storeInterview(sync, boardId, plan.interview)
    if (!stored.ok) {
      setState('open')
      setFailure(stored.sentence)
      return
    }
    announce(says.stored(nameOf(plan.interview)))
    onStored(stored.id)
  }

  return (
    <section className="ev-import" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} ref={heading} tabIndex={-1}>
        {says.title}
      </h2>
      <p className="quiet">
        {says.found(transcript.format, transcript.utterances.length, transcript.speakers.length)} {warnings.join(' ')}
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void store()
        }}
      >
        <fieldset className="ev-speakers">
          <legend>
            <h3>{says.speakers}</h3>
          </legend>
          <p className="small quiet">{transcript.speakers.length > 0 ? says.pseudonymLead : says.noSpeakers}</p>
          {transcript.speakers.map(({ name, role }) => (
            <SpeakerRow
              key={name}
              name={name}
              sample={transcript.utterances.find((utterance) => utterance.speaker === name)?.text ?? ''}
              pseudonym={answers.pseudonyms.get(name) ?? ''}
              role={answers.roles.get(name) ?? role}
              trouble={showsTroubles ? plan.troubles.get(name) : undefined}
              onPseudonym={(next) =>
                setAnswers({ ...answers, pseudonyms: new Map(answers.pseudonyms).set(name, next) })
              }
              onRole={(next) => setAnswers({ ...answers, roles: new Map(answers.roles).set(name, next) })}
            />
          ))}
        </fieldset>
        <OtherNames value={answers.others} onChange={(others) => setAnswers({ ...answers, others })} />
        <ImportPreview transcript={plan.transcript} />
        <div className="ev-pair">
          <Field
            label={says.titleField}
            hint={says.titleHint}
            value={answers.title}
            maxLength={80}
            onChange={(event) => setAnswers({ ...answers, title: event.target.value })}
          />
          <Field
            label={says.date}
            type="date"
            value={answers.date}
            onChange={(event) => setAnswers({ ...answers, date: event.target.value })}
          />
        </div>
        <div>
          <label className="ev-check">
            <input type="checkbox" checked={agreed} onChange={(event) => setAgreed(event.target.checked)} />
            {says.consent}
          </label>
          {showsTroubles && !agreed ? (
            <p className="trouble" role="alert">
              {says.needConsent}
            </p>
          ) : null}
        </div>
        {failure || (showsTroubles && plan.tooLong) ? (
          <p className="trouble" role="alert">
            {failure || plan.tooLong}
          </p>
        ) : null}
        <div className="ev-row">
          <Button look="primary" submit disabled={state === 'storing'}>
            {state === 'storing' ? says.storing : says.store}
          </Button>
          <Button look="link" disabled={state === 'storing'} onClick={onAgain}>
            {says.again}
          </Button>
        </div>
      </form>
    </section>
  )
}

/** An interviewer may have the same pseudonym in every interview; a participant has their own. */
function participantsOf(interviews: readonly Interview[]): readonly string[] {
  return interviews.flatMap(({ speakers }) =>
    speakers.filter((speaker) => speaker.role !== 'interviewer').map((speaker) => speaker.name),
  )
}
