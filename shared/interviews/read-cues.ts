import { parseTime } from './interview-text.ts'
import { acceptNames } from './speaker-names.ts'
import { endsSentence, linesOf, type RawTranscript, type RawTurn } from './turns.ts'

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
  const parts = joinFragments(cues).flatMap(readVoices)
  const turns = parts.some((part) => part.speaker !== '') ? parts : readPrefixes(parts)
  return { turns: joinUnfinished(turns.filter((turn) => turn.text !== '')), notes, warnings }
}

/** A sentence that runs over several cues of one speaker is one utterance, so that it can be quoted whole. */
function joinUnfinished(turns: readonly RawTurn[]): readonly RawTurn[] {
  const joined: RawTurn[] = []
  for (const turn of turns) {
    const above = joined.at(-1)
    if (above && above.speaker === turn.speaker && !endsSentence(above.text))
      joined[joined.length - 1] = { ...above, text: `${above.text} ${turn.text}` }
    else joined.push(turn)
  }
  return joined
}

function splitCues(lines: readonly string[]): { cues: readonly Cue[]; notes: readonly string[]; broken: number } {
  const cues: Cue[] = []
  const notes: string[] = []
  let broken = 0
  for (const block of blocksOf(lines)) {
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
    const words = plainText(text.slice(from, tag?.index ?? text.length))
    const above = turns.at(-1)
    if (words !== '' && above?.speaker === speaker)
      turns.push({ ...turns.pop(), speaker, text: `${above.text} ${words}` })
    else if (words !== '') turns.push({ speaker, ...at, text: words })
    if (!tag) return turns
    speaker = decode(tag[1] ?? '').trim()
    from = voice.lastIndex
  }
}

function plainText(text: string): string {
  return decode(text.replaceAll(/<\/?[^<>]{0,80}>/g, ''))
    .replaceAll(/\s+/g, ' ')
    .trim()
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  lrm: '',
  rlm: '',
}

function decode(text: string): string {
  return text.replaceAll(/&(#\d{1,6}|#x[\da-f]{1,6}|[a-z]{2,5});/gi, (whole, name: string) => {
    const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    if (name.startsWith('#')) return code > 0 && code < 0x11_0000 ? String.fromCodePoint(code) : whole
    return entities[name.toLowerCase()] ?? whole
  })
}

/** `[remark] Name: text`; the first colon counts, and only before what is a name in this file. */
const prefix = /^((?:[[(][^\])]{0,120}[\])]\s*)*)([^:\n]{1,60}):\s+(?=\S)/

/** Zoom and many others write the name before the words; a cue without one goes on with the speaker above. */
function readPrefixes(parts: readonly RawTurn[]): readonly RawTurn[] {
  const found = parts.map((part) => prefix.exec(part.text))
  const names = acceptNames(
    found.flatMap((match) => match?.[2]?.trim() ?? []),
    parts.length,
  )
  const turns: RawTurn[] = []
  let lastLine = ''
  for (const [index, part] of parts.entries()) {
    const match = found[index]
    const name = match?.[2]?.trim()
    if (match && name !== undefined && names.has(name)) {
      turns.push({ ...part, speaker: name, text: `${match[1] ?? ''}${part.text.slice(match[0].length)}`.trim() })
      continue
    }
    // Rolling captions repeat the line before.
    const words =
      lastLine !== '' && part.text.startsWith(lastLine) ? part.text.slice(lastLine.length).trim() : part.text
    lastLine = part.text
    if (words === '') continue
    turns.push({ ...part, speaker: turns.at(-1)?.speaker ?? '', text: words })
  }
  return turns
}
