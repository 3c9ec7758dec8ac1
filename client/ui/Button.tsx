import type { ComponentProps } from 'react'

export type ButtonLook = 'plain' | 'primary' | 'soft' | 'link'

export type ButtonProps = Omit<ComponentProps<'button'>, 'type'> & {
  readonly look?: ButtonLook
  readonly size?: 'normal' | 'small'
  readonly submit?: boolean
}

/** One `primary` button on a screen. */
export function Button({ look = 'plain', size = 'normal', submit = false, className, ...rest }: ButtonProps) {
  return <button type={submit ? 'submit' : 'button'} className={buttonClass(look, size, className)} {...rest} />
}

/** The same clothes for a link that goes somewhere. */
export function buttonClass(look: ButtonLook = 'plain', size: 'normal' | 'small' = 'normal', more?: string): string {
  return ['btn', look === 'plain' ? '' : look, size === 'small' ? 'small' : '', more ?? ''].filter(Boolean).join(' ')
}
