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

/** What a key means anywhere in the open row. */
export type RowKey =
  | 'split'
  | 'join'
  | 'next'
  | 'close'
  | 'in'
  | 'out'
  | 'out-alone'
  | 'up'
  | 'down'
  | 'undo'
  | 'redo'
  | undefined

export type Stroke = {
  readonly key: string
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
}

export function readRowKey({ key, altKey, shiftKey, ctrlKey, metaKey }: Stroke): RowKey {
  if (ctrlKey || metaKey) {
    if (altKey) return undefined
    if (key === 'Enter' && !shiftKey) return 'split'
    if (key.toLowerCase() === 'j' && !shiftKey) return 'join'
    if (key.toLowerCase() === 'z') return shiftKey ? 'redo' : 'undo'
    return key.toLowerCase() === 'y' && !shiftKey ? 'redo' : undefined
  }
  if (altKey) {
    if (key === 'ArrowLeft') return shiftKey ? 'out-alone' : 'out'
    if (shiftKey) return undefined
    return ({ ArrowRight: 'in', ArrowUp: 'up', ArrowDown: 'down' } as const)[key]
  }
  if (key === 'Enter' && !shiftKey) return 'next'
  return key === 'Escape' ? 'close' : undefined
}
