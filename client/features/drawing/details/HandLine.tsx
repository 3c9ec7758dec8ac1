import { useId } from 'react'
import { maxTextLength } from '#shared/model/moment.ts'
import { Grow } from '../../../ui/fields/Grow.tsx'
import { useTextField } from '../../../ui/fields/use-text-field.ts'

export type HandLineProps = {
  readonly label: string
  readonly value: string
  readonly readOnly: boolean
  readonly onWrite: (next: string) => void
  readonly onUndo: () => void
  readonly onRedo: () => void
}

/** A thought or a deed of the customer, in the hand face; it grows with its words. */
export function HandLine({ label, value, readOnly, ...line }: HandLineProps) {
  const id = useId()
  const field = useTextField<HTMLTextAreaElement>({ value, ...line })
  return (
    <>
      <dt>
        <label htmlFor={id}>{label}</label>
      </dt>
      <dd>
        <Grow text={value}>
          <textarea {...field} id={id} rows={1} readOnly={readOnly} maxLength={maxTextLength} className="hand-line" />
        </Grow>
      </dd>
    </>
  )
}
