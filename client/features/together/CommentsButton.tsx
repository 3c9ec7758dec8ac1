import { useThreads, useTogether, useTogetherStore } from '../../sync/together/together-context.tsx'
import { commentWords } from './messages.ts'
import './together.css'

/** In the top line: how much is open, and the way to all of it. */
export function CommentsButton() {
  const store = useTogetherStore()
  const open = useThreads().filter((thread) => !thread.resolved).length
  const isOpen = useTogether((state) => state.panel !== undefined)
  return (
    <button
      type="button"
      className="comments-button"
      aria-label={commentWords.button(open)}
      aria-expanded={isOpen}
      onClick={() => store.setState({ panel: isOpen ? undefined : { shows: 'list' } })}
    >
      <svg width="22" height="20" viewBox="0 0 28 24" aria-hidden="true">
        <path d="M5 2.500 C11 1.600 18 1.700 23.200 2.400 C25.800 2.900 26.300 5 26.200 9.600 C26.200 14.600 25.400 16.300 22.600 16.600 C18.600 17 15.600 17 12.600 16.900 C11 18.900 9 20.800 6.400 22.200 C7 20.300 7.300 18.600 7.200 16.800 C3 16.700 2 15.200 1.900 10 C1.800 5 2.200 3 5 2.500 Z" />
      </svg>
      <span className="comments-word">{commentWords.face}</span>
      {open > 0 ? <span>{open}</span> : null}
    </button>
  )
}
