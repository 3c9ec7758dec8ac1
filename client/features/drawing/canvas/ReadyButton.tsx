import type { Person } from '#shared/model/person.ts'
import { api } from '../../../sync/api-client.ts'
import { useBoard } from '../../../sync/board-context.tsx'
import { Button } from '../../../ui/Button.tsx'
import { useCommand } from '../../../ui/use-command.ts'
import { drawingWords } from './messages.ts'

/** The owner's consent to the next reveal, which can be taken back until then. */
export function ReadyButton({ me }: { me: Person }) {
  const { boardId } = useBoard()
  const [trouble, run] = useCommand()
  if (me.revealedAt !== undefined) return null
  return (
    <>
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
