/** A key as a browser tells it. */
export type PressedKey = {
  readonly key: string
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly ctrlKey: boolean
  readonly metaKey: boolean
}

/**
 * What every command of the product has in common, whichever view it belongs to: its keys, and how the key sheet shows
 * them. Its words are in the messages of its feature, under its name.
 */
export type Keyed = {
  /** `a`, `Shift+a`, `Mod+Alt+z` (Mod is Ctrl, or Cmd on a Mac), or a key as browsers name it: `ArrowUp`. */
  readonly keys: readonly string[]
  /** Its keys as the sheet shows them, one cap each; absent where it stands there beside another, or not at all. */
  readonly shown?: readonly string[]
}

/** The row of a table that a key means, or nothing. */
export function keyTable<Row extends Keyed>(rows: readonly Row[]): (pressed: PressedKey) => Row | undefined {
  const named = new Map(rows.flatMap((row) => row.keys.map((key) => [key.toLowerCase(), row] as const)))
  return (pressed) => named.get(nameOfKey(pressed))
}

/** A key with what is held, as tables name it: `mod+shift+z`. */
export function nameOfKey({ key, altKey, shiftKey, ctrlKey, metaKey }: PressedKey): string {
  const held = [ctrlKey || metaKey ? 'mod+' : '', altKey ? 'alt+' : '', shiftKey ? 'shift+' : '']
  return held.join('') + key.toLowerCase()
}
