import { canvasCommands } from '../../../canvas/keyboard/canvas-commands.ts'
import { canvasKeyWords } from './messages.ts'

/** Which key does what on the canvas, in the order of the commands. */
export function keySheet(): readonly { readonly keys: readonly string[]; readonly does: string }[] {
  return canvasCommands.flatMap((row) => ('shown' in row ? [{ keys: row.shown, does: canvasKeyWords[row.name] }] : []))
}
