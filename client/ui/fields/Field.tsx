import { type ComponentProps, type ReactNode, useId } from 'react'

type Labels = {
  readonly label: string
  readonly hint?: ReactNode
  /** What is wrong with what stands here, in a sentence. */
  readonly trouble?: string | undefined
}

export type FieldProps = Labels & Omit<ComponentProps<'input'>, 'id'>

/** A line to write on, under its label. */
export function Field({ label, hint, trouble, className, ...input }: FieldProps) {
  const id = useId()
  return (
    <Labelled id={id} label={label} hint={hint} trouble={trouble}>
      <input
        {...input}
        id={id}
        className={['field', className ?? ''].filter(Boolean).join(' ')}
        aria-invalid={trouble ? true : undefined}
        aria-describedby={describedBy(id, hint, trouble)}
      />
    </Labelled>
  )
}

export type ChoiceProps = Labels & Omit<ComponentProps<'select'>, 'id'>

/** One of a few words, in the clothes of a field. */
export function Choice({ label, hint, trouble, ...select }: ChoiceProps) {
  const id = useId()
  return (
    <Labelled id={id} label={label} hint={hint} trouble={trouble}>
      <select {...select} id={id} className="field" aria-describedby={describedBy(id, hint, trouble)} />
    </Labelled>
  )
}

/** Label above, then the control, then what may be said about it. */
export function Labelled({ id, label, hint, trouble, children }: Labels & { id: string; children: ReactNode }) {
  return (
    <div className="labelled">
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {children}
      {trouble ? (
        <p className="trouble" id={`${id}-trouble`} role="alert">
          {trouble}
        </p>
      ) : null}
    </div>
  )
}

export function describedBy(id: string, hint: ReactNode, trouble: string | undefined): string | undefined {
  return [hint ? `${id}-hint` : '', trouble ? `${id}-trouble` : ''].filter(Boolean).join(' ') || undefined
}
