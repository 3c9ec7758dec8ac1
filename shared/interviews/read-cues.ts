import { decodeCharacters, plainCaption } from './cue-text.ts'
import { parseTime } from './interview-text.ts'
import { joinUnfinished } from './join-turns.ts'
import { unroll } from './rolling.ts'
import { acceptNames } from './speaker-names.ts'
import { linesOf, type RawTranscript, type RawTurn } from './turns.ts'

type Cue = { readonly id: string; readonly at?: number; readonly lines: readonly string[] }

const arrow = /^\s*([\d:.,]+)\s*-->\s*([\d:.,]+)/

/**
 * WebVTT and SubRip, as recorders write them: Teams (`<v Name>`, one utterance cut into cues `…/12-0`, `…/12-1`), Zoom
 * (`Name: text`), captions without names, several lines in a cue, comments. Returns nothing where there are no cues.
 */
export function readCues(text: string): RawTranscript | undefined {
  const { cues, notes, broken } = splitCues(linesOf(text))
  if (cues.length === 0) return undefined
  const warnings =
    broken > 0
      ? [`${broken === 1 ? 'One cue has' : `${broken} cues have`} no time that can be read; the words were kept.`]
      : []
  const fragments = joinFragments(cues)
  const rolled = unroll(fragments.map(({ lines }) => lines.map(plainCaption).filter((line) => line !== '')))
  const isVoiced = fragments.some(({ lines }) => lines.some((line) => /<v[\s.]/.test(line)))
  const turns = isVoiced
    ? fragments.flatMap(readVoices)
    : (readNamesAbove(fragments, rolled) ??
      readPrefixes(
        fragments.flatMap((cue, index) => {
          const text = (rolled[index] ?? []).join(' ')
          return text === '' ? [] : [{ speaker: '', ...timeOf(cue), text }]
        }),
      ))
  return { turns: joinUnfinished(turns.filter((turn) => turn.text !== '')), notes, warnings }
}

function splitCues(lines: readonly string[]): { cues: readonly Cue[]; notes: readonly string[]; broken: number } {
  const cues: Cue[] = []
  const notes: string[] = []
  let broken = 0
  for (const block of blocksOf(lines).flatMap(partCues)) {
    const [first = ''] = block
    if (first.startsWith('WEBVTT') && !block.some((line) => line.includes('-->'))) continue
    if (/^(STYLE|REGION)\b/.test(first)) continue
    if (/^NOTE\b/.test(first)) {
      notes.push([first.replace(/^NOTE\s*/, ''), ...block.slice(1)].join(' ').trim())
      continue
    }
    const timing = block.findIndex((line) => line.includes('-->'))
    if (timing < 0) {
      // A line apart belongs to the cue above it: some tools leave an empty line inside a cue.
      const above = cues.pop()
      if (above) cues.push({ ...above, lines: [...above.lines, ...block] })
      continue
    }
    const time = arrow.exec(block[timing] ?? '')
    const at = time?.[1] === undefined ? undefined : parseTime(time[1])
    if (at === undefined) broken++
    cues.push({
      id: timing > 0 ? (block[timing - 1] ?? '') : '',
      lines: block.slice(timing + 1),
      ...(at === undefined ? {} : { at }),
    })
  }
  return { cues, notes: notes.filter((note) => note !== ''), broken }
}

function blocksOf(lines: readonly string[]): readonly (readonly string[])[] {
  const blocks: string[][] = []
  let block: string[] = []
  for (const line of lines) {
    if (line.trim() !== '') {
      block.push(line.trim())
      continue
    }
    if (block.length > 0) blocks.push(block)
    block = []
  }
  if (block.length > 0) blocks.push(block)
  return blocks
}

/** Cues that stand together without an empty line between them; a number above a time is its cue’s. */
function partCues(block: readonly string[]): readonly (readonly string[])[] {
  const starts = block.flatMap((line, index) => (arrow.test(line) ? [index] : []))
  if (starts.length < 2) return [block]
  const begins = starts.map((start, index) => (index > 0 && /^\d+$/.test(block[start - 1] ?? '') ? start - 1 : start))
  return begins.map((begin, index) => block.slice(index === 0 ? 0 : begin, begins[index + 1]))
}

function timeOf({ at }: Cue): { at?: number } {
  return at === undefined ? {} : { at }
}

/** Teams cuts one utterance into cues whose ids differ after the last dash only. */
function joinFragments(cues: readonly Cue[]): readonly Cue[] {
  const joined: Cue[] = []
  let lastId = ''
  for (const cue of cues) {
    const id = /^(.*\/\d+)-\d+$/.exec(cue.id)?.[1] ?? ''
    const above = joined.at(-1)
    if (id !== '' && id === lastId && above) {
      joined.pop()
      joined.push({ ...above, lines: [...above.lines, ...cue.lines] })
    } else joined.push(cue)
    lastId = id
  }
  return joined
}

/** `<v Name>text</v>`, several in one cue, unclosed, with classes; a voice goes on until the next. */
function readVoices(cue: Cue): readonly RawTurn[] {
  const text = cue.lines.join('\n')
  const turns: RawTurn[] = []
  const at = cue.at === undefined ? {} : { at: cue.at }
  const voice = /<v(?:\.[^\s>]*)?[ \t]+([^>\n]*)>/g
  let from = 0
  let speaker = ''
  for (let tag = voice.exec(text); ; tag = voice.exec(text)) {
    const words = withoutEcho(plainCaption(text.slice(from, tag?.index ?? text.length)), speaker)
    const above = turns.at(-1)
    if (words !== '' && above?.speaker === speaker)
      turns.push({ ...turns.pop(), speaker, text: `${above.text} ${words}` })
    else if (words !== '') turns.push({ speaker, ...at, text: words })
    if (!tag) return turns
    speaker = decodeCharacters(tag[1] ?? '').trim()
    from = voice.lastIndex
  }
}

/** Some tools write the name, or the time, once more before the words. */
function withoutEcho(words: string, speaker: string): string {
  const rest = speaker !== '' && words.startsWith(`${speaker}:`) ? words.slice(speaker.length + 1).trim() : words
  return rest.replace(/^\[(?:\d{1,3}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?\]\s*/, '')
}

/** Meet writes “(Name)” on a line above the words, and “-” between two who speak in one cue. */
function readNamesAbove(cues: readonly Cue[], rolled: readonly (readonly string[])[]): readonly RawTurn[] | undefined {
  const named = /^[([]([^()[\]]{1,60})[)\]]$/
  const count = rolled.filter(([first = '']) => named.test(first)).length
  const names = new Set(rolled.flatMap((lines) => lines.flatMap((line) => named.exec(line)?.[1] ?? [])))
  // Remarks such as “(laughs)” stand alone in their cue, or above words of somebody whom a line before has named.
  if (count * 2 < cues.length || names.size > count) return undefined
  const turns: RawTurn[] = []
  let speaker = ''
  for (const [index, cue] of cues.entries()) {
    let words: string[] = []
    const end = () => {
      if (words.length > 0) turns.push({ speaker, ...timeOf(cue), text: words.join(' ') })
      words = []
    }
    for (const line of rolled[index] ?? []) {
      const name = named.exec(line)?.[1]
      if (line === '-') continue
      if (name === undefined) words.push(line)
      else {
        end()
        speaker = name
      }
    }
    end()
  }
  return turns
}

/** `[remark] Name: text`, or `[SPEAKER_00]: text`; the first colon counts, and only before what is a name in this file. */
const prefix = /^((?:[[(][^\])]{0,120}[\])]\s*)*)(\[[^[\]\n]{1,60}\]|(?![[(])[^:\n]{1,60}):\s+(?=\S)/
const bracketed = /^()\[((?:speaker|spk|spkr|s)[ _-]?\d{1,3})\]\s+(?=\S)/i

/** Zoom and many others write the name before the words; a cue without one goes on with the speaker above. */
function readPrefixes(parts: readonly RawTurn[]): readonly RawTurn[] {
  const found = parts.map((part) => bracketed.exec(part.text) ?? prefix.exec(part.text))
  const names = acceptNames(
    found.flatMap((match) => match?.[2]?.trim() ?? []),
    parts.length,
  )
  const turns: RawTurn[] = []
  for (const [index, part] of parts.entries()) {
    const match = found[index]
    const name = match?.[2]?.trim()
    if (match && name !== undefined && names.has(name))
      turns.push({ ...part, speaker: name, text: `${match[1] ?? ''}${part.text.slice(match[0].length)}`.trim() })
    else turns.push({ ...part, speaker: turns.at(-1)?.speaker ?? '' })
  }
  return turns
}
