import type { MomentId } from '#shared/model/ids.ts'
import { allowAgain } from '../decisions/decide.ts'
import { useMerge } from '../merge-context.tsx'
import { messages } from '../messages.ts'
import { labelOf } from '../table.ts'

/** What these sources were kept apart from; each can be taken back. */
export function KeptApartList({ sources }: { sources: readonly MomentId[] }) {
  const { table, isWritable, hand, nameOf } = useMerge()
  const pairs = table.shared.keptApart.filter(
    ({ a, b }) => (sources.includes(a) || sources.includes(b)) && table.sources.has(a) && table.sources.has(b),
  )
  if (pairs.length === 0) return null
  return (
    <div className="kept-apart">
      <h3>{messages.moment.keptApart}</h3>
      <ul>
        {pairs.map(({ a, b, by }) => {
          const other = sources.includes(a) ? b : a
          return (
            <li key={`${a}|${b}`}>
              <span>
                “{labelOf(other, table)}” <span className="faint">{messages.moment.by(nameOf(by))}</span>
              </span>
              {isWritable ? (
                <button type="button" className="words-link" onClick={() => allowAgain(hand(), [a, b])}>
                  {messages.moment.together}
                </button>
              ) : null}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
