import { type CommentTarget, isOpenToComments, targetKey } from '#shared/model/comment.ts'
import { useSessionFacts } from '../../sync/board-context.tsx'
import { useThreads } from '../../sync/together/together-context.tsx'
import { Composer } from './Composer.tsx'
import { commentWords } from './messages.ts'
import { ShowIt } from './ShowIt.tsx'
import { ThreadView } from './ThreadView.tsx'
import type { CommentActs } from './use-comments.ts'
import { useTargetWords } from './use-target-words.ts'

/** What was said about one thing, and where one says something about it. */
export function TargetThreads(props: {
  target: CommentTarget
  acts: CommentActs
  isWritable: boolean
  onRemoved: () => void
}) {
  const { target, acts, isWritable, onRemoved } = props
  const { people } = useSessionFacts()
  const wordsOf = useTargetWords()
  const key = targetKey(target)
  const threads = useThreads().filter((thread) => targetKey(thread.target) === key)
  const inOrder = [...threads.filter(({ resolved }) => !resolved), ...threads.filter(({ resolved }) => resolved)]
  const isOpen = isOpenToComments(target, people)
  return (
    <>
      <h2 className="comments-about">{wordsOf(target)}</h2>
      <ShowIt target={target} />
      {threads.length === 0 ? (
        <p className="small quiet">{isOpen ? commentWords.noneHere : commentWords.notYet}</p>
      ) : null}
      <ol className="threads">
        {inOrder.map((thread) => (
          <ThreadView key={thread.id} thread={thread} acts={acts} isWritable={isWritable} onRemoved={onRemoved} />
        ))}
      </ol>
      {isWritable && isOpen ? (
        <Composer key={key} draftKey={key} onSay={(text, asks) => acts.say(target, text, asks)} />
      ) : null}
    </>
  )
}
