import type { GuideLine } from '#shared/guide/guide.ts'
import { useGuideContext } from './guide-context.ts'
import { messages } from './messages.ts'

/** What somebody left out of a section, and the way back. It is not printed. */
export function LeftOut({ lines }: { lines: readonly GuideLine[] }) {
  const { actions } = useGuideContext()
  const hidden = lines.filter((line) => line.hidden)
  if (hidden.length === 0 || !actions.canWrite) return null
  return (
    <ul className="gd-left no-print">
      {hidden.map((line) => (
        <li key={line.id}>
          {messages.line.leftOut} <span>{line.text}</span>{' '}
          <button type="button" aria-label={messages.line.putBackLine(line.text)} onClick={() => actions.show(line)}>
            {messages.line.putBack}
          </button>
        </li>
      ))}
    </ul>
  )
}
