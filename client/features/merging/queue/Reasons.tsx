import type { Reason } from '#shared/merge/suggest-moments.ts'
import { messages } from '../messages.ts'

/** Why it may be one moment, and why it may not; the guard's warnings stand before the decision, as sentences. */
export function Reasons({ reasons, warnings = [] }: { reasons: readonly Reason[]; warnings?: readonly string[] }) {
  // What a warning says in a sentence is not said a second time.
  const isWarned = ({ text }: Reason) => warnings.some((warning) => warning.includes(text.replace(/^\S+ /, '')))
  const against = reasons.filter((reason) => reason.against && !isWarned(reason))
  const speaking = reasons.filter((reason) => !reason.against)
  return (
    <div className="reasons">
      <Chips label={messages.queue.for} reasons={speaking} isHeaded={against.length > 0} />
      <Chips label={messages.queue.against} reasons={against} isHeaded />
      {warnings.map((warning) => (
        <p key={warning} className="warning">
          {warning}
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
        {[...new Set(reasons.map((reason) => reason.text))].slice(0, 5).map((text) => (
          <li key={text} className="chip">
            {text}
          </li>
        ))}
      </ul>
    </>
  )
}
