import { useState } from 'react'
import type { InterviewId } from '#shared/model/ids.ts'
import { messages } from '../messages.ts'
import { OneLineForm } from './OneLineForm.tsx'
import type { NamedInterview } from './use-voices.ts'

/** What settled a difference for now: which interviews, and why, in the team's words. */
export function SettleForm(props: {
  interviews: readonly NamedInterview[]
  /** Those that have spoken to it. */
  heard: readonly InterviewId[]
  onYes: (because: string, interviews: readonly InterviewId[]) => void
  onNo: () => void
}) {
  const { interviews, heard, onYes, onNo } = props
  const [chosen, setChosen] = useState(heard)
  const words = messages.differences
  return (
    <>
      {interviews.length > 0 ? (
        <fieldset className="settled-by">
          <legend className="label">{words.by}</legend>
          <ul>
            {interviews.map(({ id, name }) => (
              <li key={id}>
                <label>
                  <input
                    type="checkbox"
                    checked={chosen.includes(id)}
                    onChange={(event) =>
                      setChosen(event.target.checked ? [...chosen, id] : chosen.filter((other) => other !== id))
                    }
                  />{' '}
                  {name}
                </label>
              </li>
            ))}
          </ul>
        </fieldset>
      ) : null}
      <OneLineForm
        label={words.because}
        hint={words.becauseHint}
        value=""
        yes={words.settle}
        onYes={(because) => onYes(because, chosen)}
        onNo={onNo}
      />
    </>
  )
}
