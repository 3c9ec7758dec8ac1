import { useEffect, useRef, useState } from 'react'
import { targetKey } from '#shared/model/comment.ts'
import type { CommentPanel as Panel } from '../../sync/together/together-store.ts'
import { Button } from '../../ui/Button.tsx'
import { useTogether, useTogetherStore } from '../../sync/together/together-context.tsx'
import { CommentList } from './CommentList.tsx'
import { commentWords } from './messages.ts'
import { TargetThreads } from './TargetThreads.tsx'
import { useCommentActs } from './use-comments.ts'
import './comments.css'

/** Beside the page: everything that was said, or what was said about one thing. Escape closes it. */
export function CommentsPanel() {
  const panel = useTogether((state) => state.panel)
  return panel ? <Sheet key={panel.shows === 'target' ? targetKey(panel.target) : ''} panel={panel} /> : null
}

function Sheet({ panel }: { panel: Panel }) {
  const store = useTogetherStore()
  const { isWritable, acts } = useCommentActs()
  const [wasRemoved, setWasRemoved] = useState(false)
  const aside = useRef<HTMLElement>(null)
  useEffect(() => {
    const field = aside.current?.querySelector<HTMLElement>('.threads + .composer textarea')
    ;(field ?? aside.current)?.focus()
    // What it is about stays in view beside it.
    const frame = requestAnimationFrame(() => {
      if (panel.shows === 'target') store.getState().stage?.show(panel.target)
    })
    return () => cancelAnimationFrame(frame)
  }, [panel, store])

  function close() {
    store.setState({ panel: undefined })
    store.getState().stage?.focus()
  }

  return (
    // The panel hears Escape from whatever is in it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside
      className="comments-panel"
      ref={aside}
      tabIndex={-1}
      aria-label={commentWords.heading}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation()
          close()
        } else if (isUndo(event) && !isWriting(event.target)) {
          event.preventDefault()
          acts.undo()
        }
      }}
    >
      <div className="comments-top">
        {panel.shows === 'target' ? (
          <Button look="link" size="small" onClick={() => store.setState({ panel: { shows: 'list' } })}>
            {commentWords.all}
          </Button>
        ) : (
          <h2>{commentWords.heading}</h2>
        )}
        <Button look="link" size="small" onClick={close}>
          {commentWords.close}
        </Button>
      </div>
      {wasRemoved ? (
        <output className="comments-removed small">
          {commentWords.removed}{' '}
          <Button
            look="link"
            size="small"
            onClick={() => {
              acts.undo()
              setWasRemoved(false)
            }}
          >
            {commentWords.undo}
          </Button>
        </output>
      ) : null}
      {panel.shows === 'target' ? (
        <TargetThreads
          target={panel.target}
          acts={acts}
          isWritable={isWritable}
          onRemoved={() => setWasRemoved(true)}
        />
      ) : (
        <CommentList isWritable={isWritable} />
      )}
      {isWritable ? null : <p className="small quiet">{commentWords.lookOn}</p>}
    </aside>
  )
}

function isUndo(event: React.KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z'
}

function isWriting(target: EventTarget): boolean {
  return target instanceof HTMLTextAreaElement && target.value !== ''
}
