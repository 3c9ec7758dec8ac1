import { Link, useLocation } from 'wouter'
import { type Phase, phases } from '#shared/model/phase.ts'
import { api } from '../../sync/http/api-client.ts'
import { useBoard } from '../../sync/board-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { useCommand } from '../../ui/browser/use-command.ts'
import { sharingWords } from './messages.ts'

/** What comes after reading: the facilitator takes the team to the merge. */
export function NextStep({ phase, leads }: { phase: Phase; leads: boolean }) {
  const { boardId } = useBoard()
  const [, navigate] = useLocation()
  const [trouble, run] = useCommand()
  const href = `/b/${boardId}/merge`
  const isAhead = phases.indexOf(phase) >= phases.indexOf('merge')

  async function go() {
    const answer = await api.setPhase(boardId, 'merge')
    if (answer.ok) navigate(href)
    return answer
  }

  return (
    <div className="next-step">
      <h2>{sharingWords.next}</h2>
      <p className="small quiet">{sharingWords.nextSays}</p>
      {leads && !isAhead ? (
        <Button look="primary" onClick={() => run(go())}>
          {sharingWords.goMerge}
        </Button>
      ) : (
        <Link href={href} className="btn">
          {sharingWords.goMerge}
        </Link>
      )}
      {trouble ? (
        <p className="trouble" role="alert">
          {trouble}
        </p>
      ) : null}
    </div>
  )
}
