import { Link, useLocation } from 'wouter'
import { phases } from '#shared/model/phase.ts'
import { api } from '../../sync/http/api-client.ts'
import { useBoard, useSessionFacts } from '../../sync/board-context.tsx'
import { Button, type ButtonLook, buttonClass } from '../../ui/Button.tsx'
import { useCommand } from '../../ui/browser/use-command.ts'
import { messages } from './messages.ts'

/** From the merge to the interviews: the facilitator takes the team along, anybody else goes ahead. */
export function GoOn({ look }: { look: ButtonLook }) {
  const { boardId, myId } = useBoard()
  const { people, phase } = useSessionFacts()
  const [, navigate] = useLocation()
  const [trouble, run] = useCommand()
  const href = `/b/${boardId}/interviews`
  const leads = people.some(({ id, role }) => id === myId && role === 'facilitator')
  const isAhead = phases.indexOf(phase) >= phases.indexOf('interviews')

  async function go() {
    const answer = await api.setPhase(boardId, 'interviews')
    if (answer.ok) navigate(href)
    return answer
  }

  if (!leads || isAhead)
    return (
      <Link href={href} className={buttonClass(look)}>
        {messages.done.interviews}
      </Link>
    )
  return (
    <>
      <Button look={look} onClick={() => run(go())}>
        {messages.done.interviews}
      </Button>
      {trouble ? (
        <span className="trouble" role="alert">
          {trouble}
        </span>
      ) : null}
    </>
  )
}
