import { useState } from 'react'
import type { Thread } from '#shared/model/comment.ts'
import { useBoard, useSessionFacts } from '../../sync/board-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { useNow } from '../../ui/browser/use-now.ts'
import { CommentLine } from './CommentLine.tsx'
import { Composer } from './Composer.tsx'
import { formatWhen } from './format-when.ts'
import { commentWords, togetherWords } from './messages.ts'
import type { CommentActs } from './use-comments.ts'

/** What was said one after the other; a resolved thread lies folded. */
export function ThreadView(props: { thread: Thread; acts: CommentActs; isWritable: boolean; onRemoved: () => void }) {
  const { thread, acts, isWritable, onRemoved } = props
  const { myId } = useBoard()
  const { people } = useSessionFacts()
  const now = useNow(30_000)
  const [isUnfolded, setIsUnfolded] = useState(false)
  const { resolved } = thread
  const nameOf = (id: string) =>
    id === myId ? togetherWords.you : (people.find((person) => person.id === id)?.name ?? togetherWords.someone)
  const isFolded = resolved !== undefined && !isUnfolded
  return (
    <li className={`thread${resolved ? ' resolved' : ''}${thread.asks ? ' asks' : ''}`}>
      {thread.asks ? <p className="thread-kind">{commentWords.kinds.question}</p> : null}
      <ol>
        {(isFolded ? thread.comments.slice(0, 1) : thread.comments).map((comment) => (
          <CommentLine
            key={comment.id}
            comment={comment}
            author={people.find(({ id }) => id === comment.by)}
            isMine={comment.by === myId && isWritable && !isFolded}
            now={now}
            acts={acts}
            onRemoved={onRemoved}
          />
        ))}
      </ol>
      {resolved ? (
        <p className="small quiet">{commentWords.resolvedBy(nameOf(resolved.by), formatWhen(resolved.at, now))}</p>
      ) : null}
      {isFolded && thread.comments.length > 1 ? (
        <Button look="link" size="small" onClick={() => setIsUnfolded(true)}>
          {commentWords.replies(thread.comments.length - 1)}
        </Button>
      ) : null}
      {isWritable ? (
        <div className="thread-foot">
          {isFolded ? null : <Composer draftKey={thread.id} isReply onSay={(text) => acts.reply(thread.id, text)} />}
          <Button
            look="soft"
            size="small"
            onClick={() => (resolved ? acts.reopen(thread.id) : acts.resolve(thread.id))}
          >
            {resolved ? commentWords.reopen : commentWords.resolve}
          </Button>
        </div>
      ) : null}
    </li>
  )
}
