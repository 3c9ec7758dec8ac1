import { keyTable, type PressedKey } from '../../ui/browser/key-table.ts'
import { type CommandName, commandNames } from './command-names.ts'
import { commands } from './commands.ts'

/** The command a key means. Digits are about the first, second … person or partner on the card. */
export type MergeKey = { readonly name: CommandName; readonly digit?: number }

const commandFor = keyTable(commandNames.map((name) => ({ name, keys: commands[name].keys })))

/**
 * The meaning of a key, or nothing. `singleKeys`: whether letters alone act (a person can switch that off); what is
 * pressed with Ctrl or Cmd, and Escape, work all the same.
 */
export function meaningOf(pressed: PressedKey, singleKeys = true): MergeKey | undefined {
  if (pressed.altKey) return undefined
  const isHeld = pressed.ctrlKey || pressed.metaKey
  if (!isHeld && !singleKeys && pressed.key !== 'Escape') return undefined
  if (!isHeld && /^[1-9]$/.test(pressed.key)) return { name: 'digit', digit: Number(pressed.key) }
  const command = commandFor(pressed)
  return command && { name: command.name }
}
