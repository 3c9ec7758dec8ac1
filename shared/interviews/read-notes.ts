import { factsOf, partFooter, partHeader } from './file-edges.ts'
import { readTurns } from './read-plain.ts'
import { linesOf, type RawTranscript, type RawTurn } from './turns.ts'

/**
 * Notes in Markdown. Front matter may say who took part (`participant`, `interviewer`) and when (`date`). A paragraph, a
 * list item and a quotation are an utterance each, without their marks; where no line names a speaker, they are the
 * participant's. Headings and remarks in italics are nobody's.
 */
export function readNotes(text: string): RawTranscript {
  const { lines, notes: footer } = partFooter(linesOf(text))
  const matter = readFrontMatter(lines)
  const header = partHeader(matter.body)
  const { notes: properties, lines: body } = partProperties(header.lines)
  const { stated, date } = factsOf(new Map([...header.fields, ...matter.fields]))
  const notes = [...matter.notes, ...header.notes, ...properties, ...footer]
  const blocks = readBlocks(body)
  const [participant, ...others] = stated.filter((one) => one.role === 'participant')
  const teller = others.length === 0 ? (participant?.name ?? '') : ''
  const spoken = readTurns(
    blocks.flatMap((block) => (block.isSpoken ? ['', ...block.text.split('\n')] : [])),
    stated.map((one) => one.name),
  )
  const isNamed = spoken.some((turn) => turn.speaker !== '') && !areLabels(blocks)
  const isTimed = spoken.some((turn) => turn.at !== undefined)
  return {
    turns: isNamed
      ? inPlace(blocks, stated)
      : isTimed
        ? inPlace(blocks, stated).map((turn) => (turn.at === undefined ? turn : { ...turn, speaker: teller }))
        : blocks.map((block) => ({ speaker: block.isSpoken ? teller : '', text: flat(block.text) })),
    stated,
    ...(date === undefined ? {} : { date }),
    notes,
    warnings: [],
  }
}

type Block = { readonly text: string; readonly isSpoken: boolean; readonly isItem?: boolean }

/** “Frequency: … Impact: … Tools: …”, in lists and in the same order again and again: labels, and nobody who speaks. */
function areLabels(blocks: readonly Block[]): boolean {
  const labels = blocks.flatMap(({ text, isItem }) => {
    const label = /^([^:\n]{1,40}):\s/.exec(text)?.[1]
    return label === undefined ? [] : [{ label, isItem: isItem === true }]
  })
  const cycle = new Set(labels.map(({ label }) => label)).size
  if (cycle < 2 || !labels.every(({ isItem }) => isItem)) return false
  const isCyclic = labels.every(({ label }, index) => label === labels[index % cycle]?.label)
  return isCyclic && (cycle > 2 || blocks.filter(({ isSpoken }) => !isSpoken).length > 1)
}

/** Properties of outliners, `id:: …`, and tags of a page, beside the notes. */
function partProperties(lines: readonly string[]): { lines: readonly string[]; notes: readonly string[] } {
  const property = /^\s*(?:[-*+]\s+)?([\w-]{1,40})::\s*(.*)$/
  const notes = lines.flatMap((line) => {
    const [, key, value] = property.exec(line) ?? []
    return key === undefined ? [] : [`${key}: ${value}`]
  })
  return { lines: lines.filter((line) => !property.test(line)), notes }
}

/** Turns with the headings between them, so that nothing of the notes is lost. */
function inPlace(blocks: readonly Block[], stated: readonly { readonly name: string }[]): readonly RawTurn[] {
  const known = stated.map((one) => one.name)
  const marked = blocks.flatMap((block) => [
    '',
    ...(block.isSpoken ? block.text.split('\n') : [`${heading}${flat(block.text)}`]),
  ])
  return readTurns(marked, known).map((turn) =>
    turn.text.startsWith(heading) ? { speaker: '', text: turn.text.slice(heading.length) } : turn,
  )
}

/** Marks a line that nobody speaks while turns are read; no text contains it. */
const heading = '\u0000'

function flat(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ').trim()
}

function readBlocks(lines: readonly string[]): readonly Block[] {
  const blocks: Block[] = []
  let open: string[] = []
  let isItem = false
  let isAside = false
  function close(): void {
    const raw = open.join('\n')
    const text = open.map(withoutMarks).join('\n').trim()
    const isSpoken = !isAside && !/^([*_])(?!\1)[^*_]+\1$/.test(raw.trim())
    if (text !== '') blocks.push({ text, isSpoken, isItem })
    open = []
    isItem = false
  }
  let isFenced = false
  for (const [index, line] of lines.entries()) {
    if (/^\s*(```|~~~)/.test(line)) {
      isFenced = !isFenced
      close()
      continue
    }
    if (/^\s*<\/?(aside|details|summary|div|span|br|p|hr)\b[^<>]{0,200}>\s*$/i.test(line)) {
      isAside = /^\s*<aside/i.test(line)
      close()
      continue
    }
    const cells = isFenced ? undefined : cellsOf(line)
    const title = isFenced ? null : /^\s{0,3}#{1,6}\s+(.*?)\s*#*$/.exec(line)
    const item = isFenced ? null : /^\s*(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?(.*)$/.exec(line)
    const quoted = isFenced ? null : /^\s*>+\s?(.*)$/.exec(line)
    if (title) {
      close()
      blocks.push({ text: withoutMarks(title[1] ?? ''), isSpoken: false })
    } else if (cells) {
      close()
      // The titles of the columns stand above the rule; they are nobody's.
      if (cells.length > 0)
        blocks.push({ text: withoutMarks(cells.join(' | ')), isSpoken: !isRule(lines[index + 1] ?? '') })
    } else if (item) {
      close()
      open.push((item[1] ?? '').replace(/^(?:TODO|DOING|DONE|LATER|NOW)\s+/, '').replace(/^>+\s?/, ''))
      isItem = true
    } else if (line.trim() === '' || /^\s*([-*_])(\s*\1){2,}\s*$/.test(line)) close()
    else open.push(quoted ? (quoted[1] ?? '') : line.trim())
  }
  close()
  return blocks.filter((block) => block.text !== '')
}

const isRule = (line: string) => /^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$/.test(line) && line.includes('|')

/** The cells of a row of a table; none of its rule. Nothing where the line is none. */
function cellsOf(line: string): readonly string[] | undefined {
  if (!/^\s*\|.*\|\s*$/.test(line)) return undefined
  if (isRule(line)) return []
  return line
    .trim()
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '')
}

/** Emphasis, links and code without their marks; a lone star or underscore stays. */
function withoutMarks(text: string): string {
  return text
    .replaceAll(/!?\[\[(?:[^[\]|\n]{1,200}\|)?([^[\]|\n]{1,200})\]\]/g, '$1')
    .replaceAll(/!?\[([^[\]\n]{0,500})\]\([^()\n]{0,500}\)/g, '$1')
    .replaceAll(/(\*\*|__)(?=\S)([^\n]{1,2000}?)(?<=\S)\1/g, '$2')
    .replaceAll(/(?<![\p{L}\p{N}*_])([*_])(?=\S)([^*_\n]{1,2000}?)(?<=\S)\1(?![\p{L}\p{N}*_])/gu, '$2')
    .replaceAll(/`([^`\n]{1,500})`/g, '$1')
    .replaceAll(/\\([\\`*_{}[\]()#+.!>-])/g, '$1')
    .trim()
}

/** The few fields that say something about the conversation; the rest is kept as notes. */
function readFrontMatter(lines: readonly string[]): {
  fields: ReadonlyMap<string, string>
  notes: readonly string[]
  body: readonly string[]
} {
  const start = lines.findIndex((line) => line.trim() !== '')
  const end = lines.findIndex((line, index) => index > start && /^(---|\.\.\.)$/.test(line.trim()))
  if (start < 0 || lines[start]?.trim() !== '---' || end < 0) return { fields: new Map(), notes: [], body: lines }
  const fields = new Map<string, string>()
  const notes: string[] = []
  for (const line of lines.slice(start + 1, end)) {
    const field = /^([\p{L}\w -]{1,40}):\s*(.*)$/u.exec(line)
    const key = field?.[1]?.trim().toLowerCase()
    const value = field?.[2]?.trim().replace(/^(["'])(.*)\1$/, '$2') ?? ''
    if (
      key !== undefined &&
      /^(participants?|interviewees?|respondents?|interviewers?|facilitators?|moderators?|date)$/.test(key)
    )
      fields.set(key, value)
    else if (line.trim() !== '') notes.push(line.trim())
  }
  return { fields, notes, body: lines.slice(end + 1) }
}
