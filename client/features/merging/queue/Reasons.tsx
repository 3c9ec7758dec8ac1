import type { GuardWarning, Reason } from '#shared/merge/suggestion.ts'
import { messages } from '../messages.ts'
import { reasonWords } from '../reason-words.ts'

/** Why it may be one moment, and why it may not; the guard's warnings stand before the decision, as sentences. */
export function Reasons({
  reasons,
  warnings = [],
}: {
  reasons: readonly Reason[]
  warnings?: readonly GuardWarning[]
}) {
  // What a warning says in a sentence is not said a second time.
  const isWarned = ({ kind }: Reason) => warnings.some((warning) => warning === kind)
  const against = reasons.filter((reason) => reason.against && !isWarned(reason))
  const speaking = reasons.filter((reason) => !reason.against)
  return (
    <div className="reasons">
      <Chips label={messages.queue.for} reasons={speaking} isHeaded={against.length > 0} />
      <Chips label={messages.queue.against} reasons={against} isHeaded />
      {warnings.map((warning) => (
        <p key={warning} className="warning">
          {reasonWords.warnings[warning]}
        </p>
      ))}
    </div>
  )
}

function Chips({ label, reasons, isHeaded }: { label: string; reasons: readonly Reason[]; isHeaded: boolean }) {
  if (reasons.length === 0) return null
  return (
    <>
      <h3 className={isHeaded ? undefined : 'unseen'}>{label}</h3>
      <ul aria-label={label} className="chips">
        {[...new Set(reasons.map((reason) => reasonWords.reason(reason)))].slice(0, 5).map((text) => (
          <li key={text} className="chip">
            {text}
          </li>
        ))}
      </ul>
    </>
  )
}
