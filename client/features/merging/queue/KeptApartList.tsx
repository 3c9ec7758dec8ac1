import { perform } from '../acts/perform.ts'
import { allowAgain } from '../acts/moment-acts.ts'
import type { MomentId } from '#shared/model/ids.ts'
import { useMerge } from '../merge-context.tsx'
import { messages } from '../messages.ts'
import { labelOf } from '#shared/merge/merge-board.ts'

/** What these sources were kept apart from; each can be taken back. */
export function KeptApartList({ sources }: { sources: readonly MomentId[] }) {
  const merge = useMerge()
  const { board, isWritable, nameOf } = merge
  const pairs = board.shared.keptApart.filter(
    ({ a, b }) => (sources.includes(a) || sources.includes(b)) && board.sources.has(a) && board.sources.has(b),
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
                “{labelOf(other, board)}” <span className="faint">{messages.moment.by(nameOf(by))}</span>
              </span>
              {isWritable ? (
                <button type="button" className="words-link" onClick={() => perform(merge, allowAgain([a, b]))}>
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
