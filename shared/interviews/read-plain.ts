import { parseTime } from './interview-text.ts'
import { acceptNames } from './speaker-names.ts'
import { linesOf, type RawTranscript, type RawTurn } from './turns.ts'

const time = String.raw`(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?`
const name = String.raw`[^:\t\n]{1,60}?`

/** A line that names who speaks, perhaps with the time and the words. Tried in this order. */
const shapes: readonly { readonly pattern: RegExp; readonly order: readonly ('at' | 'speaker' | 'text')[] }[] = [
  // Zoom: time, name and words between tabs; or name, time, words.
  { pattern: new RegExp(`^(${time})\\t+(${name})\\t+(.*)$`), order: ['at', 'speaker', 'text'] },
  { pattern: new RegExp(`^(${name})\\t+(${time})\\t+(.*)$`), order: ['speaker', 'at', 'text'] },
  // [00:01:20] Name: words
  { pattern: new RegExp(`^[[(]?(${time})[\\])]?[ \\t–-]+(${name}):[ \\t]*(.*)$`), order: ['at', 'speaker', 'text'] },
  // Name (00:01:20): words
  { pattern: new RegExp(`^(${name})[ \\t]*[[(](${time})[\\])]:?[ \\t]+(\\S.*)$`), order: ['speaker', 'at', 'text'] },
  // Otter, Meet, Word: the name and the time above the words.
  { pattern: new RegExp(`^\\[(${name})\\][ \\t]*(${time})$`), order: ['speaker', 'at'] },
  { pattern: new RegExp(`^(${name})[ \\t,–-]+[[(]?(${time})[\\])]?:?$`), order: ['speaker', 'at'] },
  { pattern: new RegExp(`^[[(]?(${time})[\\])]?[ \\t–-]+(${name}):?$`), order: ['at', 'speaker'] },
  // Name: words, and the name alone with its colon.
  { pattern: new RegExp(`^(${name}):[ \\t]+(\\S.*)$`), order: ['speaker', 'text'] },
  { pattern: new RegExp(`^(${name}):$`), order: ['speaker'] },
  // [00:01:20] words
  { pattern: new RegExp(`^[[(](${time})[\\])][ \\t]+(\\S.*)$`), order: ['at', 'text'] },
]

/** One line as a speaker's line, before it is known which names are names. */
type SpeakerLine = { readonly speaker?: string; readonly at?: number; readonly text?: string }

/** Nothing where the line is words only. Longer lines cannot begin differently: only their head is looked at. */
function readSpeakerLine(line: string): SpeakerLine | undefined {
  const head = line.slice(0, 200)
  for (const { pattern, order } of shapes) {
    const match = pattern.exec(head)
    if (!match) continue
    const read: { speaker?: string; at?: number; text?: string } = {}
    for (const [index, part] of order.entries()) {
      const value = (match[index + 1] ?? '').trim()
      const at = part === 'at' ? parseTime(value) : undefined
      if (part === 'speaker') read.speaker = value
      else if (part === 'text') read.text = (value + line.slice(200)).trim()
      else if (at !== undefined) read.at = at
    }
    return read
  }
  return undefined
}

/**
 * Turns from lines of text: each paragraph is an utterance, and a speaker's line begins a new one. `known`: names that
 * the file states elsewhere.
 */
export function readPlain(text: string, known: readonly string[] = []): RawTranscript {
  return { turns: readTurns(linesOf(text), known), warnings: [] }
}

export function readTurns(lines: readonly string[], known: readonly string[] = []): readonly RawTurn[] {
  const read = lines.map((line) => readSpeakerLine(line.trim()))
  const candidates = read.flatMap((line) => line?.speaker ?? [])
  const paragraphs = lines.filter((line, index) => line.trim() !== '' && (lines[index - 1] ?? '').trim() === '')
  const names = acceptNames(candidates, Math.max(paragraphs.length, 1), known)

  const turns: RawTurn[] = []
  let speaker = ''
  let at: number | undefined
  let words: string[] = []
  function endParagraph(): void {
    if (words.length > 0) turns.push({ speaker, ...(at === undefined ? {} : { at }), text: words.join(' ') })
    if (words.length > 0) at = undefined
    words = []
  }
  for (const [index, line] of lines.entries()) {
    const said = read[index]
    if (line.trim() === '') endParagraph()
    else if (said && (said.speaker === undefined ? said.at !== undefined : names.has(said.speaker))) {
      endParagraph()
      speaker = said.speaker ?? speaker
      at = said.at
      if (said.text) words.push(said.text)
    } else words.push(line.trim())
  }
  endParagraph()
  return turns
}
