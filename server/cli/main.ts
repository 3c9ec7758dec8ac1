import { pathToFileURL } from 'node:url'
import { type Command, type Io, processIo } from './io.ts'

const usage = `Tributary

  serve                          start the server (the default)
  merge FILE                     suggest shared moments and differences for a board file
  guide FILE [--format md]       print the interview guide of a board file
  interview FILE                 read a transcript: speakers and turns
  backup DIR                     write everything into a file in a folder, also while the server runs
  restore DIR                    read the newest backup of a folder into an empty data folder or database
  check [--repair]               read the whole data folder and say whether it is sound; clear away what belongs to nothing
`

/** Each subcommand is loaded when it is called, so that one of them costs nothing to the others. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./serve.ts')).serve,
  merge: async () => (await import('./merge.ts')).merge,
  guide: async () => (await import('./guide.ts')).guide,
  interview: async () => (await import('./interview.ts')).interview,
  backup: async () => (await import('./backup.ts')).backup,
  restore: async () => (await import('./restore.ts')).restore,
  check: async () => (await import('./check.ts')).check,
}

/** Gives the exit code: 0, or 1 with a sentence on standard error. */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const [name = 'serve', ...rest] = args
  if (name === 'help' || name === '--help' || name === '-h') {
    io.out(usage)
    return 0
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!load) {
    io.err(`There is no command “${name}”.\n\n${usage}`)
    return 1
  }
  try {
    const command = await load()
    return await command(rest, io)
  } catch (error) {
    io.err(error instanceof Error ? error.message : String(error))
    return 1
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  process.exitCode = await run(process.argv.slice(2), processIo)
