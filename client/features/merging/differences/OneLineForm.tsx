import { useEffect, useId, useRef, useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { TextArea } from '../../../ui/fields/TextArea.tsx'
import { messages } from '../messages.ts'

/** One thing to write, in its place: Enter keeps it, Escape does not. */
export function OneLineForm(props: {
  label: string
  hint?: string
  value: string
  yes: string
  onYes: (text: string) => void
  onNo: () => void
}) {
  const { label, hint, value, yes, onYes, onNo } = props
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const [text, setText] = useState(value)
  useEffect(() => form.current?.querySelector('textarea')?.focus(), [])
  return (
    <form
      ref={form}
      className="one-line"
      onSubmit={(event) => {
        event.preventDefault()
        onYes(text)
      }}
    >
      <label className="label" htmlFor={id}>
        {label}
      </label>
      {hint ? <p className="small quiet">{hint}</p> : null}
      <TextArea
        id={id}
        value={text}
        maxLength={1000}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') onYes(text)
          else if (event.key === 'Escape') onNo()
          else return
          event.preventDefault()
          event.stopPropagation()
        }}
      />
      <div className="difference-acts">
        <Button look="primary" submit>
          {yes}
        </Button>
        <Button look="link" onClick={onNo}>
          {messages.differences.cancel}
        </Button>
      </div>
    </form>
  )
}
