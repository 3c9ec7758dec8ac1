/** What a key means in the label of the open row; everything else is typing. */
export type LabelKey = 'erase' | 'link' | 'above' | 'below' | undefined

export type LabelCaret = {
  readonly text: string
  readonly start: number
  readonly end: number
  /** The label is higher than one line on the screen. */
  readonly isTall: boolean
}

export function readLabelKey(key: string, caret: LabelCaret): LabelKey {
  const { text, start, end, isTall } = caret
  if (start !== end) return undefined
  if (key === 'Backspace' && start === 0) return 'erase'
  // In the middle of words it may be part of an address.
  if (key === '@' && (start === text.length || /\s/.test(text.charAt(start - 1)))) return 'link'
  if (key === 'ArrowUp' && (!isTall || start === 0)) return 'above'
  if (key === 'ArrowDown' && (!isTall || start === text.length)) return 'below'
  return undefined
}
