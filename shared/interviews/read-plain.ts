import { factsOf, partFooter, partHeader } from './file-edges.ts'
import { parseTime } from './interview-text.ts'
import { joinUnfinished } from './join-turns.ts'
import { acceptNames } from './speaker-names.ts'
import { linesOf, type RawTranscript, type RawTurn } from './turns.ts'

const time = String.raw`(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?`
const until = String.raw`(?:\s*(?:-->|[-–—,]|to)\s*${time})`
const name = String.raw`[^:\t\n]{1,60}?`

/** A line that names who speaks, perhaps with the time and the words. Tried in this order. */
const shapes: readonly { readonly pattern: RegExp; readonly order: readonly ('at' | 'speaker' | 'text')[] }[] = [
  // Zoom: time, name and words between tabs; or name, time, words.
  { pattern: new RegExp(`^(${time})\\t+(${name})\\t+(.*)$`), order: ['at', 'speaker', 'text'] },
  { pattern: new RegExp(`^(${name})\\t+(${time})\\t+(.*)$`), order: ['speaker', 'at', 'text'] },
  // [00:01:20] Name: words, also with the time at which it ends, and with the name in brackets.
  {
    pattern: new RegExp(`^[[(]?(${time})${until}?[\\])]?[ \\t|–-]+(${name}):[ \\t]+(.*)$`),
    order: ['at', 'speaker', 'text'],
  },
  { pattern: new RegExp(`^[[(]?(${time})${until}?[\\])]?[ \\t|–-]+(${name}):$`), order: ['at', 'speaker'] },
  // Name (00:01:20): words
  {
    pattern: new RegExp(`^(${name})[ \\t]*[[(](${time})${until}?[\\])]:?[ \\t]+(\\S.*)$`),
    order: ['speaker', 'at', 'text'],
  },
  // The time alone: of a caption (.sbv), of a recorder’s page, of what follows.
  { pattern: new RegExp(`^[[(]?(${time})${until}?[\\])]?:?$`), order: ['at'] },
  // Otter, Meet, Word: the name and the time above the words.
  { pattern: new RegExp(`^\\[(${name})\\][ \\t]*(${time})$`), order: ['speaker', 'at'] },
  { pattern: new RegExp(`^(${name})[ \\t,|–-]+[[(]?(${time})${until}?[\\])]?:?$`), order: ['speaker', 'at'] },
  // .lrc, and Whisper’s lines: [00:01:20] words, [00:01.000 --> 00:03.000] words
  { pattern: new RegExp(`^[[(](${time})${until}?[\\])][ \\t]*(\\S.*)$`), order: ['at', 'text'] },
  { pattern: new RegExp(`^[[(]?(${time})${until}?[\\])]?[ \\t|–-]+(${name}):?$`), order: ['at', 'speaker'] },
  // Q. words
  { pattern: new RegExp(`^([QARPIB]\\d?)\\.[ \\t]+(\\S.*)$`), order: ['speaker', 'text'] },
  // Name: words, and the name alone with its colon.
  { pattern: new RegExp(`^(${name}):[ \\t]+(\\S.*)$`), order: ['speaker', 'text'] },
  { pattern: new RegExp(`^(${name}):$`), order: ['speaker'] },
]

/** One line as a speaker's line, before it is known which names are names. */
type SpeakerLine = { readonly speaker?: string; readonly at?: number; readonly text?: string }

const headLength = 200

/** Nothing where the line is words only. Longer lines cannot begin differently: only their head is looked at. */
function readSpeakerLine(line: string): SpeakerLine | undefined {
  const head = line.slice(0, headLength)
  for (const { pattern, order } of shapes) {
    const match = pattern.exec(head)
    if (!match) continue
    const read: { speaker?: string; at?: number; text?: string } = {}
    for (const [index, part] of order.entries()) {
      const value = match[index + 1] ?? ''
      const at = part === 'at' ? parseTime(value) : undefined
      if (part === 'speaker') read.speaker = value.trim()
      else if (part === 'text') read.text = (value + line.slice(headLength)).trim()
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
export function readPlain(text: string): RawTranscript {
  const { lines: above, notes } = partFooter(linesOf(text))
  const { fields, notes: said, lines } = partHeader(above)
  const facts = factsOf(fields)
  const turns = readTurns(
    lines,
    facts.stated.map((one) => one.name),
  )
  return { turns, ...facts, notes: [...said, ...notes], warnings: [] }
}

export function readTurns(lines: readonly string[], known: readonly string[] = []): readonly RawTurn[] {
  const read = lines.map((line) => withNameInWords(readSpeakerLine(line.trim())))
  const candidates = read.flatMap((line) => line?.speaker ?? [])
  const paragraphs = lines.filter((line, index) => line.trim() !== '' && (lines[index - 1] ?? '').trim() === '')
  const names = acceptNames(candidates, Math.max(paragraphs.length, 1), known)
  const above = candidates.length === 0 || names.size === 0 ? namesOnTheirLine(lines) : new Set<string>()

  const turns: CaptionTurn[] = []
  let speaker = ''
  let at: number | undefined
  let words: string[] = []
  let isCaption = false
  function endParagraph(): void {
    if (words.length > 0) {
      turns.push({
        speaker,
        ...(at === undefined ? {} : { at }),
        text: words.join(' '),
        ...(isCaption ? { isCaption } : {}),
      })
      at = undefined
    }
    words = []
  }
  for (const [index, line] of lines.entries()) {
    const said = read[index]
    const isName = above.has(line.trim()) && (lines[index - 1] ?? '').trim() === ''
    if (line.trim() === '') endParagraph()
    else if (isName) {
      endParagraph()
      speaker = line.trim()
    } else if (said && (said.speaker === undefined ? said.at !== undefined : names.has(said.speaker))) {
      endParagraph()
      speaker = said.speaker ?? speaker
      // A time above a name is the time of what they say.
      at = said.at ?? at
      isCaption = said.speaker === undefined
      if (said.text) {
        const time = leadingTime.exec(said.text)
        at = (time?.[1] === undefined ? undefined : parseTime(time[1])) ?? at
        words.push(said.text.slice(time?.[0].length ?? 0))
      }
    } else words.push(line.trim())
  }
  endParagraph()
  return joinCaptions(turns.map(withTrailingTime)).filter(({ text }) => text !== '')
}

const leadingTime = new RegExp(`^[[(](${time})[\\])][ \\t]+(?=\\S)`)
/** f4 marks the end of a turn: #00:00:04-5# */
const trailingTime = /\s*#((?:\d{1,3}:)?\d{1,2}:\d{2})(?:-(\d))?#\s*$/

function withTrailingTime(turn: CaptionTurn): CaptionTurn {
  const match = trailingTime.exec(turn.text)
  const at = match?.[1] === undefined ? undefined : parseTime(`${match[1]}.${match[2] ?? 0}`)
  if (!match || at === undefined) return turn
  return { ...turn, at: turn.at ?? at, text: turn.text.slice(0, match.index).trim() }
}

/** Captions that were copied with the time on a line of its own: a sentence over several of them is one turn. */
function joinCaptions(turns: readonly CaptionTurn[]): readonly RawTurn[] {
  const isCopied = turns.length > 0 && turns.every(({ isCaption, speaker }) => isCaption && speaker === '')
  return isCopied ? joinUnfinished(turns) : turns
}

type CaptionTurn = RawTurn & { readonly isCaption?: boolean }

/** `[00:01 --> 00:03] [SPEAKER_00]: words`: who speaks stands where the words begin. */
function withNameInWords(line: SpeakerLine | undefined): SpeakerLine | undefined {
  if (line?.speaker !== undefined || line?.text === undefined) return line
  const match = /^(?:\[([^[\]]{1,60})\]:?|([^:[\]]{1,60}):)\s+(\S.*)$/.exec(line.text)
  const speaker = (match?.[1] ?? match?.[2])?.trim()
  return match && speaker !== undefined ? { ...line, speaker, text: match[3] ?? '' } : line
}

/**
 * Names that stand alone on the line above the words, as recorders write them without times: most paragraphs begin with
 * one, and they come back.
 */
function namesOnTheirLine(lines: readonly string[]): ReadonlySet<string> {
  const begins = lines.flatMap((line, index) => {
    const isFirst = line.trim() !== '' && (lines[index - 1] ?? '').trim() === ''
    return isFirst ? [{ line: line.trim(), hasMore: (lines[index + 1] ?? '').trim() !== '' }] : []
  })
  const candidates = begins.filter(({ line, hasMore }) => hasMore && isShortLine(line)).map(({ line }) => line)
  const counts = Map.groupBy(candidates, (line) => line)
  const names = [...counts.keys()]
  const repeats = names.some((name) => (counts.get(name)?.length ?? 0) > 1)
  const isUsual = candidates.length >= 2 && candidates.length * 10 >= begins.length * 6
  return new Set(isUsual && repeats && names.length * 2 <= candidates.length + 1 ? names : [])
}

function isShortLine(line: string): boolean {
  return line.length <= 60 && line.split(' ').length <= 6 && !/[.!?…:;,]$/.test(line) && /[\p{L}\p{N}]/u.test(line)
}
