import type { ComponentProps } from 'react'
import { Grow } from './Grow.tsx'

export type TextAreaProps = Omit<ComponentProps<'textarea'>, 'value' | 'rows'> & { readonly value: string }

/** A bare textarea in the clothes of a field, as high as its words. Give it a label of its own. */
export function TextArea({ className, ...rest }: TextAreaProps) {
  return (
    <Grow text={rest.value}>
      <textarea {...rest} rows={1} className={['field', className ?? ''].filter(Boolean).join(' ')} />
    </Grow>
  )
}
