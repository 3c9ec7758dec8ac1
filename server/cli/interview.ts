import { parseTranscript } from '#shared/interviews/parse-transcript.ts'
import type { Io } from './io.ts'

/** `interview FILE` → what the transcript's reader makes of a file, as JSON; its warnings on standard error. */
export async function interview(args: readonly string[], io: Io): Promise<number> {
  const [path] = args
  if (path === undefined || args.length > 1) {
    io.err('Say which transcript to read: tributary interview FILE')
    return 1
  }
  const read = parseTranscript(await io.readFile(path), { fileName: path })
  if (!read.ok) {
    io.err(read.sentence)
    return 1
  }
  for (const warning of read.warnings) io.err(warning)
  const { format, speakers, utterances } = read.transcript
  io.out(
    JSON.stringify(
      { format, speakers, utterances: utterances.map(({ speaker, at, text }) => ({ speaker, at: at ?? null, text })) },
      null,
      2,
    ),
  )
  return 0
}
