import { commandNames } from './command-names.ts'
import { commands } from './commands.ts'
import { messages } from './messages.ts'

/** The keys of merge mode with what each does, as they are shown; commenting has its key from elsewhere. */
export function keySheet(): readonly (readonly [keys: string, does: string])[] {
  const rows = commandNames.flatMap((name) => {
    const { shown } = commands[name]
    return name === 'close' || shown === undefined ? [] : [[shown.join(' '), messages.help.does[name]] as const]
  })
  return [...rows.slice(0, -2), ['C', messages.help.comments], ...rows.slice(-2)]
}
