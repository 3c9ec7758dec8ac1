import { useId, useState } from 'react'
import { maxCommentLength } from '#shared/model/comment.ts'
import { writeDraft } from '../../sync/together/together-store.ts'
import { useTogether, useTogetherStore } from '../../sync/together/together-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { Switch } from '../../ui/fields/Switch.tsx'
import { TextArea } from '../../ui/fields/TextArea.tsx'
import { commentWords } from './messages.ts'

/** Where something is said: Enter says it, Shift+Enter begins a line. What is not said yet is kept while one looks elsewhere. */
export function Composer(props: {
  /** Under which the draft is kept. */
  draftKey: string
  label?: string
  /** Also asks what it is: a comment, or a question that waits for an answer. */
  onSay: (text: string, asks: boolean) => boolean
  isReply?: boolean
}) {
  const { draftKey, onSay, isReply = false } = props
  const store = useTogetherStore()
  const text = useTogether((state) => state.drafts.get(draftKey) ?? '')
  const [kind, setKind] = useState<'comment' | 'question'>('comment')
  const id = useId()
  function say() {
    if (onSay(text, kind === 'question')) writeDraft(store, draftKey, '')
  }
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault()
        say()
      }}
    >
      {isReply ? null : (
        <Switch
          label={commentWords.kind}
          value={kind}
          onChange={setKind}
          options={[
            { value: 'comment', word: commentWords.kinds.comment },
            { value: 'question', word: commentWords.kinds.question },
          ]}
        />
      )}
      <label className="unseen" htmlFor={id}>
        {commentWords.text[isReply ? 'reply' : kind]}
      </label>
      <TextArea
        id={id}
        value={text}
        maxLength={maxCommentLength}
        placeholder={
          isReply ? commentWords.reply : kind === 'question' ? commentWords.placeholderAsk : commentWords.placeholderSay
        }
        onChange={(event) => writeDraft(store, draftKey, event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
          event.preventDefault()
          say()
        }}
      />
      {isReply && text === '' ? null : (
        <Button submit size="small" look={isReply ? 'soft' : 'plain'} disabled={text.trim() === ''}>
          {isReply ? commentWords.reply : kind === 'question' ? commentWords.ask : commentWords.say}
        </Button>
      )}
    </form>
  )
}
