import type { Thread } from '#shared/model/comment.ts'
import { useSessionFacts } from '../../sync/board-context.tsx'
import { useThreads, useTogether, useTogetherStore } from '../../sync/together/together-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { useNow } from '../../ui/browser/use-now.ts'
import { Who } from '../../ui/Who.tsx'
import { formatWhen } from './format-when.ts'
import { commentWords, togetherWords } from './messages.ts'
import { useTargetWords } from './use-target-words.ts'

/** Everything that was said: what waits for an answer first. */
export function CommentList({ isWritable }: { isWritable: boolean }) {
  const threads = useThreads()
  const store = useTogetherStore()
  const stage = useTogether((state) => state.stage)
  const open = threads.filter((thread) => !thread.resolved)
  const resolved = threads.filter((thread) => thread.resolved)
  return (
    <>
      {threads.length === 0 ? <p className="quiet small">{commentWords.none}</p> : null}
      <Lines heading={commentWords.questions} threads={open.filter(({ asks }) => asks)} />
      <Lines heading={commentWords.comments} threads={open.filter(({ asks }) => !asks)} />
      {resolved.length > 0 ? (
        <details>
          <summary className="small">{commentWords.resolved(resolved.length)}</summary>
          <Lines threads={resolved} />
        </details>
      ) : null}
      {stage && isWritable ? (
        <Button
          look="soft"
          size="small"
          onClick={() => {
            const target = stage.middle()
            if (target) store.setState({ panel: { shows: 'target', target } })
          }}
        >
          {commentWords.place}
        </Button>
      ) : null}
    </>
  )
}

function Lines({ heading, threads }: { heading?: string; threads: readonly Thread[] }) {
  const { people } = useSessionFacts()
  const store = useTogetherStore()
  const wordsOf = useTargetWords()
  const now = useNow(30_000)
  if (threads.length === 0) return null
  return (
    <section className="comment-lines">
      {heading ? <h3>{heading}</h3> : null}
      <ul>
        {threads.map((thread) => {
          const [first, ...replies] = thread.comments
          const author = people.find(({ id }) => id === first?.by)
          if (!first) return null
          return (
            <li key={thread.id}>
              <button
                type="button"
                onClick={() => {
                  store.getState().stage?.show(thread.target)
                  store.setState({ panel: { shows: 'target', target: thread.target } })
                }}
              >
                <span className="comment-head small">
                  {author ? <Who person={author} /> : <span className="quiet">{togetherWords.someone}</span>}
                  <span className="quiet">{formatWhen(first.at, now)}</span>
                </span>
                <span className="comment-text">{first.text}</span>
                <span className="small quiet">
                  {wordsOf(thread.target)}
                  {replies.length > 0 ? `; ${commentWords.replies(replies.length)}` : ''}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
