import { keyTable, type PressedKey } from '../../../ui/browser/key-table.ts'
import { type At, outlineCommands } from './commands.ts'
import type { Act, Effects } from './acts/effects.ts'

export type RowFace = 'open' | 'closed'

const inRow = {
  open: keyTable(outlineCommands.filter((row) => row.open)),
  closed: keyTable(outlineCommands.filter((row) => row.closed)),
}

/** Names of commands whose key a button or a list in the row has a use of its own for. */
export function commandIn(face: RowFace, pressed: PressedKey) {
  return inRow[face](pressed)
}

/**
 * Does what a key means in a row. `isTaken`: the key is ours, and the browser must not have it; of a map that may only be
 * looked at, an open row keeps the keys that would write.
 */
export function hearRow(
  face: RowFace,
  pressed: PressedKey,
  at: At,
  { does, readOnly }: { readonly does: (act: Act) => Effects; readonly readOnly: boolean },
): { readonly isTaken: boolean; readonly effects: Effects } {
  const command = commandIn(face, pressed)
  const meaning = command?.[face]
  if (!command || !meaning) return { isTaken: false, effects: {} }
  if (readOnly && !command.looksOn) return { isTaken: face === 'open', effects: {} }
  const effects = does(meaning(at))
  return { isTaken: !command.passes || face === 'open' || Object.keys(effects).length > 0, effects }
}
