import { outlineCommands } from './commands.ts'
import { keyWords } from './messages.ts'

/** Which key does what; the first ones stand in the margin, all of them behind `?`. */
export function keySheet(): readonly {
  readonly keys: readonly string[]
  readonly does: string
  readonly margin: boolean
}[] {
  return outlineCommands.flatMap((row) =>
    row.shown ? [{ keys: row.shown, does: keyWords[row.name], margin: row.margin === true }] : [],
  )
}
