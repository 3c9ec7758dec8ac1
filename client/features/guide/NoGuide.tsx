import { Link } from 'wouter'
import { useBoard } from '../../sync/board-context.tsx'
import { buttonClass } from '../../ui/Button.tsx'
import { messages } from './messages.ts'

/** Before there is a shared map there is nothing to write from: a sentence, and the way there. */
export function NoGuide({ hasMaps }: { hasMaps: boolean }) {
  const { boardId } = useBoard()
  const says = messages.empty
  return (
    <div className="gd-none">
      <h1>{says.title}</h1>
      <p>{says.body}</p>
      {hasMaps ? null : <p>{says.toDraw}</p>}
      <Link href={`/b/${boardId}/${hasMaps ? 'merge' : 'draw'}`} className={buttonClass('primary')}>
        {hasMaps ? says.toMerge : says.draw}
      </Link>
    </div>
  )
}
