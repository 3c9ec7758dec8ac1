type PlainAct =
  | 'accept'
  | 'accept-all'
  | 'part'
  | 'same-as'
  | 'apart'
  | 'later'
  | 'rename'
  | 'next'
  | 'back'
  | 'undo'
  | 'redo'
  | 'differences'
  | 'variants'
  | 'link'
  | 'fold'
  | 'draw'
  | 'see-all'
  | 'help'
  | 'close'

/** What a key means in merge mode. Digits are about the first, second … person or partner on the card. */
export type MergeAct = { readonly act: PlainAct } | { readonly act: 'digit'; readonly digit: number }

export type Pressed = {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

const plain: Readonly<Record<string, PlainAct>> = {
  a: 'accept',
  p: 'part',
  s: 'same-as',
  k: 'apart',
  l: 'later',
  r: 'rename',
  n: 'next',
  arrowdown: 'next',
  b: 'back',
  arrowup: 'back',
  z: 'undo',
  d: 'differences',
  v: 'variants',
  w: 'link',
  m: 'fold',
  i: 'draw',
  '0': 'see-all',
  '?': 'help',
}

/**
 * The meaning of a key, or nothing. `singleKeys`: whether letters alone act (a person can switch that off); undo, redo
 * and Escape work all the same.
 */
export function meaningOf(pressed: Pressed, singleKeys = true): MergeAct | undefined {
  const key = pressed.key.toLowerCase()
  if (pressed.altKey) return undefined
  if (pressed.ctrlKey || pressed.metaKey) {
    if (key === 'z') return { act: pressed.shiftKey ? 'redo' : 'undo' }
    return key === 'y' ? { act: 'redo' } : undefined
  }
  if (key === 'escape') return { act: 'close' }
  if (!singleKeys) return undefined
  if (pressed.shiftKey && key === 'a') return { act: 'accept-all' }
  if (pressed.shiftKey && key === 'z') return { act: 'redo' }
  if (/^[1-9]$/.test(key)) return { act: 'digit', digit: Number(key) }
  const act = plain[key]
  return !act || (pressed.shiftKey && key !== '?') ? undefined : { act }
}
