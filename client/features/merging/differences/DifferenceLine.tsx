import { messages } from '../messages.ts'
import type { DifferenceEntry } from '../decisions/plan-difference.ts'

/** A difference that is not open: its question, what is said, and where it stands. */
export function DifferenceLine({ entry, onOpen }: { entry: DifferenceEntry; onOpen: () => void }) {
  const { difference, state } = entry
  return (
    <>
      <div>
        <h2>
          <button type="button" className="words-link bare" aria-expanded={false} onClick={onOpen}>
            {difference.title}
          </button>
        </h2>
        <p className="sum">{difference.sides.map((side) => side.claim).join(' / ')}</p>
      </div>
      <span className="state">{messages.differences.states[state]}</span>
    </>
  )
}
