import { type CommandName, commandNames } from './command-names.ts'
import { commands } from './commands.ts'

/** The command a key means. Digits are about the first, second … person or partner on the card. */
export type MergeKey = { readonly name: CommandName; readonly digit?: number }

export type Pressed = {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

const named = new Map<string, CommandName>(
  commandNames.flatMap((name) => commands[name].keys.map((key) => [key.toLowerCase(), name] as const)),
)

/**
 * The meaning of a key, or nothing. `singleKeys`: whether letters alone act (a person can switch that off); what is
 * pressed with Ctrl or Cmd, and Escape, work all the same.
 */
export function meaningOf(pressed: Pressed, singleKeys = true): MergeKey | undefined {
  if (pressed.altKey) return undefined
  const key = pressed.key.toLowerCase()
  const isHeld = pressed.ctrlKey || pressed.metaKey
  if (!isHeld && !singleKeys && key !== 'escape') return undefined
  if (!isHeld && /^[1-9]$/.test(key)) return { name: 'digit', digit: Number(key) }
  const name = named.get(`${isHeld ? 'mod+' : ''}${pressed.shiftKey ? 'shift+' : ''}${key}`)
  return name && { name }
}
