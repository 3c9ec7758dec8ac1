import { useId } from 'react'
import { describedBy, Labelled } from './Field.tsx'
import { Grow } from './Grow.tsx'
import { type SharedLine, useTextField } from './use-text-field.ts'

export type SharedFieldProps = SharedLine & {
  readonly label: string
  readonly hint?: string
  readonly trouble?: string
  readonly placeholder?: string
  readonly readOnly?: boolean
  readonly maxLength?: number
  readonly className?: string
  readonly onBlur?: () => void
}

/** A text that several people may write at once; it grows with its words, and Enter is not a letter of it. */
export function SharedField(props: SharedFieldProps) {
  const { label, hint, trouble, placeholder, readOnly = false, maxLength, className, onBlur } = props
  const id = useId()
  const { onKeyDown, ...field } = useTextField<HTMLTextAreaElement>(props)
  return (
    <Labelled id={id} label={label} hint={hint} trouble={trouble}>
      <Grow text={props.value || placeholder || ''}>
        <textarea
          {...field}
          id={id}
          rows={1}
          className={['field', className ?? ''].filter(Boolean).join(' ')}
          placeholder={placeholder}
          readOnly={readOnly}
          maxLength={maxLength}
          onBlur={onBlur}
          aria-describedby={describedBy(id, hint, trouble)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) event.preventDefault()
            onKeyDown(event)
          }}
        />
      </Grow>
    </Labelled>
  )
}
