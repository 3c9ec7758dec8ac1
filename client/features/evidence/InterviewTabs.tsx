import { Link } from 'wouter'
import type { InterviewId } from '#shared/model/ids.ts'
import type { Interview } from '#shared/model/interview.ts'
import { messages } from './messages.ts'
import { tabOf } from './names.ts'

type Props = {
  readonly interviews: readonly Interview[]
  readonly chosen: InterviewId | undefined
  readonly isAdding: boolean
  readonly canAdd: boolean
  readonly hrefOf: (id: InterviewId) => string
  readonly addHref: string
}

/** One line for each interview, and the way to add one. */
export function InterviewTabs({ interviews, chosen, isAdding, canAdd, hrefOf, addHref }: Props) {
  return (
    <nav className="ev-tabs small" aria-label={messages.tabs.label}>
      <ul>
        {interviews.map((interview) => (
          <li key={interview.id}>
            <Link href={hrefOf(interview.id)} aria-current={interview.id === chosen ? 'page' : undefined}>
              {tabOf(interview)}
            </Link>
          </li>
        ))}
        {canAdd ? (
          <li>
            <Link href={addHref} className="add" aria-current={isAdding ? 'page' : undefined}>
              {messages.tabs.add}
            </Link>
          </li>
        ) : null}
      </ul>
    </nav>
  )
}
