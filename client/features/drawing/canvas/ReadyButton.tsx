import { Link } from 'wouter'
import type { Person } from '#shared/model/person.ts'
import { api } from '../../../sync/http/api-client.ts'
import { useBoard } from '../../../sync/board-context.tsx'
import { Button } from '../../../ui/Button.tsx'
import { useCommand } from '../../../ui/browser/use-command.ts'
import { drawingWords } from './messages.ts'

/** The owner's consent to the next reveal, which can be taken back until then. `says`: and what it means, beside it. */
export function ReadyButton({ me, says = false }: { me: Person; says?: boolean }) {
  const { boardId } = useBoard()
  const [trouble, run] = useCommand()
  if (me.revealedAt !== undefined) return null
  return (
    <>
      {says && me.ready ? (
        <p className="small quiet">
          {drawingWords.iAmReady} <Link href={`/b/${boardId}/share`}>{drawingWords.whoElse}</Link>
        </p>
      ) : null}
      <Button look={me.ready ? 'soft' : 'plain'} onClick={() => run(api.setReady(boardId, !me.ready))}>
        {me.ready ? drawingWords.keepDrawing : drawingWords.ready}
      </Button>
      {trouble ? (
        <p className="trouble" role="alert">
          {trouble}
        </p>
      ) : null}
    </>
  )
}
