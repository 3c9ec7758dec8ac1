import { type SpeakerRole } from '#shared/model/interview.ts'
import { Choice, Field } from '../../../ui/fields/Field.tsx'
import { messages, roleWords } from '../messages.ts'

type Props = {
  readonly name: string
  readonly sample: string
  readonly pseudonym: string
  readonly role: SpeakerRole
  readonly trouble: string | undefined
  readonly onPseudonym: (pseudonym: string) => void
  readonly onRole: (role: SpeakerRole) => void
}

const choices: readonly SpeakerRole[] = ['participant', 'interviewer', 'unknown']
const sampleLength = 90

/** One speaker: something they said, what they do in the conversation, and what they are called from now on. */
export function SpeakerRow({ name, sample, pseudonym, role, trouble, onPseudonym, onRole }: Props) {
  return (
    <div className="ev-speaker">
      <p className="ev-sample">
        <b>{name}</b>
        {sample
          ? ` ${messages.import.says(sample.length > sampleLength ? `${sample.slice(0, sampleLength)}…` : sample)}`
          : null}
      </p>
      <Field
        label={messages.import.pseudonym(name)}
        value={pseudonym}
        maxLength={40}
        autoComplete="off"
        trouble={trouble}
        onChange={(event) => onPseudonym(event.target.value)}
      />
      <Choice
        label={messages.import.role(name)}
        value={role}
        onChange={(event) => onRole(choices.find((choice) => choice === event.target.value) ?? 'unknown')}
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {roleWords[choice]}
          </option>
        ))}
      </Choice>
    </div>
  )
}
