import { useState } from 'react'
import { type Comment, maxCommentLength } from '#shared/model/comment.ts'
import type { Person } from '#shared/model/person.ts'
import { Button } from '../../ui/Button.tsx'
import { TextArea } from '../../ui/fields/TextArea.tsx'
import { Who } from '../../ui/Who.tsx'
import { commentWords, togetherWords } from './messages.ts'
import type { CommentActs } from './use-comments.ts'
import { formatWhen } from './format-when.ts'

/** What one person said, and when; they alone can change it or take it back. */
export function CommentLine(props: {
  comment: Comment
  author: Person | undefined
  isMine: boolean
  now: number
  acts: CommentActs
  onRemoved: () => void
}) {
  const { comment, author, isMine, now, acts, onRemoved } = props
  const [draft, setDraft] = useState<string>()
  return (
    <li className="comment">
      <p className="comment-head small">
        {author ? <Who person={author} /> : <span className="quiet">{togetherWords.someone}</span>}
        <time className="quiet" dateTime={new Date(comment.at).toISOString()}>
          {formatWhen(comment.at, now)}
          {comment.editedAt === undefined ? '' : `, ${commentWords.changed}`}
        </time>
      </p>
      {draft === undefined ? (
        <p className="comment-text">{comment.text}</p>
      ) : (
        <form
          className="composer"
          onSubmit={(event) => {
            event.preventDefault()
            if (acts.edit(comment.id, draft)) setDraft(undefined)
          }}
        >
          <TextArea
            aria-label={commentWords.text.edit}
            value={draft}
            maxLength={maxCommentLength}
            // The person has just asked to write here.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            onChange={(event) => setDraft(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return
              event.stopPropagation()
              setDraft(undefined)
            }}
          />
          <span>
            <Button submit size="small" look="soft" disabled={draft.trim() === ''}>
              {commentWords.save}
            </Button>
            <Button size="small" look="link" onClick={() => setDraft(undefined)}>
              {commentWords.cancel}
            </Button>
          </span>
        </form>
      )}
      {isMine && draft === undefined ? (
        <p className="comment-acts small">
          <button
            type="button"
            className="words-link"
            aria-label={commentWords.editOf(comment.text.slice(0, 60))}
            onClick={() => setDraft(comment.text)}
          >
            {commentWords.edit}
          </button>
          <button
            type="button"
            className="words-link"
            aria-label={commentWords.removeOf(comment.text.slice(0, 60))}
            onClick={() => {
              if (acts.remove(comment.id)) onRemoved()
            }}
          >
            {commentWords.remove}
          </button>
        </p>
      ) : null}
    </li>
  )
}
