import type { CommentTarget } from '#shared/model/comment.ts'
import { targetKey } from '#shared/model/comment.ts'
import { useThreads, useTogetherStore } from '../../sync/together/together-context.tsx'
import { presenceWords } from './messages.ts'
import './comment-mark.css'

/** How much was said about something; it opens what was said, and the place to say more. */
export function CommentMark(props: {
  target: CommentTarget
  /** The words of what it is about, for those who hear it. */
  label: string
  onOpen?: () => void
  /** Nothing at all where nothing was said. */
  onlyIfSaid?: boolean
}) {
  const { target, label, onOpen, onlyIfSaid = false } = props
  const store = useTogetherStore()
  const key = targetKey(target)
  const threads = useThreads().filter((thread) => targetKey(thread.target) === key && !thread.resolved)
  const count = threads.reduce((sum, { comments }) => sum + comments.length, 0)
  const asks = threads.some((thread) => thread.asks)
  if (count === 0 && onlyIfSaid) return null
  return (
    <button
      type="button"
      className={`comment-mark${count === 0 ? ' empty' : ''}`}
      aria-label={presenceWords.mark(count, asks, label)}
      title={presenceWords.mark(count, asks, label)}
      onClick={(event) => {
        event.stopPropagation()
        if (onOpen) onOpen()
        else store.setState({ panel: { shows: 'target', target } })
      }}
    >
      <svg width="28" height="24" viewBox="0 0 28 24" aria-hidden="true">
        <path d="M5 2.500 C11 1.600 18 1.700 23.200 2.400 C25.800 2.900 26.300 5 26.200 9.600 C26.200 14.600 25.400 16.300 22.600 16.600 C18.600 17 15.600 17 12.600 16.900 C11 18.900 9 20.800 6.400 22.200 C7 20.300 7.300 18.600 7.200 16.800 C3 16.700 2 15.200 1.900 10 C1.800 5 2.200 3 5 2.500 Z" />
      </svg>
      <span>{count === 0 ? '+' : `${count}${asks ? '?' : ''}`}</span>
    </button>
  )
}
