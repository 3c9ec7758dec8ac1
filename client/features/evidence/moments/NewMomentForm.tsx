import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/fields/Field.tsx'
import { focusOnce } from '../focus-once.ts'
import { messages } from '../messages.ts'

/** Something the story has and the map has not: named by the team, never with the participant's own words. */
export function NewMomentForm({ onAdd, onCancel }: { onAdd: (label: string) => void; onCancel: () => void }) {
  const [label, setLabel] = useState('')
  return (
    <form
      className="ev-new"
      onSubmit={(event) => {
        event.preventDefault()
        if (label.trim() !== '') onAdd(label.trim())
      }}
    >
      <Field
        label={messages.strip.newLabel}
        hint={messages.strip.newHint}
        value={label}
        maxLength={300}
        ref={focusOnce}
        onChange={(event) => setLabel(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onCancel()
        }}
      />
      <Button size="small" submit disabled={label.trim() === ''}>
        {messages.strip.newAdd}
      </Button>
      <Button look="link" size="small" onClick={onCancel}>
        {messages.strip.cancel}
      </Button>
    </form>
  )
}
