import { useEffect, useRef, useState } from 'react'
import { useGuideContext } from './guide-context.ts'
import { messages } from './messages.ts'

/** A question of the team's own, at the end of a section. */
export function AddLine({ section }: { section: 'warm-up' | 'closing' }) {
  const { actions } = useGuideContext()
  const [isOpen, setOpen] = useState(false)
  const [text, setText] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (isOpen) field.current?.focus()
  }, [isOpen])
  if (!actions.canWrite) return null
  if (!isOpen)
    return (
      <button type="button" className="gd-add no-print" onClick={() => setOpen(true)}>
        {messages.line.add}
      </button>
    )
  const close = () => {
    setOpen(false)
    setText('')
  }
  return (
    <form
      className="gd-add no-print"
      onSubmit={(event) => {
        event.preventDefault()
        actions.add(section, text)
        close()
      }}
    >
      <input
        ref={field}
        className="field"
        aria-label={messages.line.add}
        placeholder={messages.line.add}
        value={text}
        maxLength={600}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') close()
        }}
        onBlur={() => {
          if (text.trim() === '') close()
        }}
      />
    </form>
  )
}
