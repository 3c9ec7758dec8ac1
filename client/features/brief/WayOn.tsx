import { Link, useLocation } from 'wouter'
import type { Role } from '#shared/model/person.ts'
import type { Phase } from '#shared/model/phase.ts'
import { api } from '../../sync/http/api-client.ts'
import { useBoard } from '../../sync/board-context.tsx'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { useCommand } from '../../ui/browser/use-command.ts'
import { briefWords } from './messages.ts'

/** From the brief to drawing: the facilitator takes the team along, anybody else may go ahead. */
export function WayOn({ phase, role }: { phase: Phase; role: Role }) {
  const { boardId } = useBoard()
  const [, navigate] = useLocation()
  const [trouble, run] = useCommand()
  const href = `/b/${boardId}/draw`

  async function start() {
    const answer = await api.setPhase(boardId, 'draw')
    if (answer.ok) navigate(href)
    return answer
  }

  if (role === 'observer')
    return (
      <p>
        <Link href={`/b/${boardId}/share`}>{briefWords.observerGo}</Link>
      </p>
    )
  return (
    <div className="way-on">
      {role === 'facilitator' && phase === 'brief' ? (
        <Button look="primary" onClick={() => run(start())}>
          {briefWords.ready}
        </Button>
      ) : (
        <Link href={href} className={buttonClass(phase === 'draw' ? 'primary' : 'plain')}>
          {briefWords.go}
        </Link>
      )}
      <p className="small quiet">
        {role !== 'facilitator' && phase === 'brief' ? briefWords.goSays : briefWords.readySays}
        {role === 'facilitator' ? ` ${briefWords.clockSays}` : null}
      </p>
      {trouble ? (
        <p className="trouble" role="alert">
          {trouble}
        </p>
      ) : null}
    </div>
  )
}
