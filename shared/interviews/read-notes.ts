import { readTurns } from './read-plain.ts'
import { linesOf, type RawTranscript, type RawTurn } from './turns.ts'

/**
 * Notes in Markdown. Front matter may say who took part (`participant`, `interviewer`) and when (`date`). A paragraph, a
 * list item and a quotation are an utterance each, without their marks; where no line names a speaker, they are the
 * participant's. Headings and remarks in italics are nobody's.
 */
export function readNotes(text: string): RawTranscript {
  const { fields, notes, body } = readFrontMatter(linesOf(text))
  const stated = [
    ...namesIn(fields.get('participant') ?? fields.get('participants')).map((name) => ({
      name,
      role: 'participant' as const,
    })),
    ...namesIn(fields.get('interviewer') ?? fields.get('interviewers')).map((name) => ({
      name,
      role: 'interviewer' as const,
    })),
  ]
  const blocks = readBlocks(body)
  const [participant, ...others] = stated.filter((one) => one.role === 'participant')
  const teller = others.length === 0 ? (participant?.name ?? '') : ''
  const spoken = readTurns(
    blocks.flatMap((block) => (block.isSpoken ? ['', ...block.text.split('\n')] : [])),
    stated.map((one) => one.name),
  )
  const isNamed = spoken.some((turn) => turn.speaker !== '')
  const date = fields.get('date')?.match(/^\d{4}-\d{2}-\d{2}/)?.[0]
  return {
    turns: isNamed
      ? inPlace(blocks, stated)
      : blocks.map((block) => ({ speaker: block.isSpoken ? teller : '', text: flat(block.text) })),
    stated,
    ...(date === undefined ? {} : { date }),
    notes,
    warnings: [],
  }
}

type Block = { readonly text: string; readonly isSpoken: boolean }

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
  function close(): void {
    const raw = open.join('\n')
    const text = open.map(withoutMarks).join('\n').trim()
    if (text !== '') blocks.push({ text, isSpoken: !/^([*_])(?!\1)[^*_]+\1$/.test(raw.trim()) })
    open = []
  }
  let isFenced = false
  for (const line of lines) {
    if (/^\s*(```|~~~)/.test(line)) {
      isFenced = !isFenced
      close()
      continue
    }
    const title = isFenced ? null : /^\s{0,3}#{1,6}\s+(.*?)\s*#*$/.exec(line)
    const item = isFenced ? null : /^\s*(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?(.*)$/.exec(line)
    const quoted = isFenced ? null : /^\s*>+\s?(.*)$/.exec(line)
    if (title) {
      close()
      blocks.push({ text: withoutMarks(title[1] ?? ''), isSpoken: false })
    } else if (item) {
      close()
      open.push(item[1] ?? '')
    } else if (line.trim() === '' || /^\s*([-*_])(\s*\1){2,}\s*$/.test(line)) close()
    else open.push(quoted ? (quoted[1] ?? '') : line.trim())
  }
  close()
  return blocks.filter((block) => block.text !== '')
}

/** Emphasis, links and code without their marks; a lone star or underscore stays. */
function withoutMarks(text: string): string {
  return text
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
    if (key !== undefined && /^(participants?|interviewers?|date)$/.test(key)) fields.set(key, value)
    else if (line.trim() !== '') notes.push(line.trim())
  }
  return { fields, notes, body: lines.slice(end + 1) }
}

function namesIn(value = ''): readonly string[] {
  return value
    .replace(/^\[(.*)\]$/, '$1')
    .split(/\s*[,;&]\s*|\s+and\s+/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .slice(0, 20)
}
