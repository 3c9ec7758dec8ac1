import { Link } from 'wouter'
import { useBoard } from '../../sync/board-context.tsx'
import { countMoments, countSentence } from './counts.ts'
import { useMerge } from './merge-context.tsx'
import { messages, numbered } from './messages.ts'

/** Where the merge stands: moments so far, differences, and what is still to look at. */
export function MergeHeader({ as: Heading = 'h1' }: { as?: 'h1' | 'p' }) {
  const { boardId } = useBoard()
  const { board, queue, differences } = useMerge()
  const { head, rest } = countSentence(countMoments(board.shared.moments, board.maps.length), board.maps.length)
  const { gifts } = queue
  const rechecks = queue.questions.filter(({ kind }) => kind === 'recheck')
  const questions = queue.questions.filter(({ kind }) => kind !== 'recheck')
  return (
    <Heading className="merge-count">
      <b>{head}</b>
      {rest ? ` ${rest}` : ''}
      {differences.length > 0 ? (
        <>
          ; <Link href={`/b/${boardId}/merge?view=differences`}>{messages.differences.title(differences.length)}</Link>
        </>
      ) : null}
      {rechecks.length > 0 ? (
        <>
          ; <b>{messages.recheck.count(rechecks.length)}</b>
        </>
      ) : null}
      {questions.length > 0 ? (
        <>
          ; <b>{messages.header.toLookAt(questions.length)}</b>
        </>
      ) : null}
      {gifts.length > 0 ? (
        <span className="quiet">; {numbered(gifts.length, messages.header.gift, messages.header.gifts)}</span>
      ) : null}
    </Heading>
  )
}
