/** What a reader of one format makes of a file: turns in order, under the names as they stand there. */
export type RawTurn = { readonly speaker: string; readonly at?: number; readonly text: string }

export type RawTranscript = {
  readonly turns: readonly RawTurn[]
  /** Names and roles that the file states beside its turns, as in front matter. */
  readonly stated?: readonly { readonly name: string; readonly role: 'interviewer' | 'participant' }[]
  /** ISO date, where the file states one. */
  readonly date?: string
  /** What stands in the file beside the conversation: notes and comments. */
  readonly notes?: readonly string[]
  readonly warnings: readonly string[]
}

/** Line ends of every system, byte order mark and trailing spaces. */
export function linesOf(text: string): readonly string[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.trimEnd())
}

/** Ends a sentence, perhaps inside quotes or brackets: what follows begins a new one. */
export function endsSentence(text: string): boolean {
  return /[.!?…。！？؟][)\]"'”’»]*$/.test(text.slice(-8))
}
