import { readFile } from 'node:fs/promises'
import { decodeText } from '#shared/interviews/decode-text.ts'

/** What a command may touch of the world: results go to `out`, sentences for the person to `err`. */
export type Io = {
  out(text: string): void
  err(text: string): void
  readFile(path: string): Promise<string>
}

/** Runs one subcommand and gives the exit code. */
export type Command = (args: readonly string[], io: Io) => Promise<number>

export const processIo: Io = {
  out: (text) => void process.stdout.write(text.endsWith('\n') ? text : `${text}\n`),
  err: (text) => void process.stderr.write(text.endsWith('\n') ? text : `${text}\n`),
  readFile: readText,
}

async function readText(path: string): Promise<string> {
  try {
    const bytes = await readFile(path)
    // What is no text is read as it is: whoever asked for it says why it is refused.
    return decodeText(bytes) ?? bytes.toString('utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'
    const why = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : code
    throw new Error(`“${path}” cannot be read: ${why}.`, { cause: error })
  }
}
