import { Link } from 'wouter'
import { useBoard } from '../../../sync/board-context.tsx'
import { buttonClass } from '../../../ui/Button.tsx'
import { GoOn } from '../GoOn.tsx'
import { useMerge } from '../merge-context.tsx'
import { messages } from '../messages.ts'

/** Nothing is left to look at: a thank-you, and where the way goes on. */
export function DonePanel() {
  const { boardId } = useBoard()
  const { board, queue, differences } = useMerge()
  const words = messages.done
  return (
    <section aria-labelledby="merge-question" className="done">
      <h2 id="merge-question">{words.title}</h2>
      <p>{words.thanks(board.authors.map(({ name }) => name))}</p>
      {queue.later.length > 0 ? <p>{words.later(queue.later.length)}</p> : null}
      <p>{words.next(differences.length)}</p>
      <p className="done-ways">
        {differences.length > 0 ? (
          <Link href={`/b/${boardId}/merge?view=differences`} className={buttonClass('primary')}>
            {words.differences}
          </Link>
        ) : null}
        <GoOn look={differences.length > 0 ? 'soft' : 'primary'} />
      </p>
    </section>
  )
}
