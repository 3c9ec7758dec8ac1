/**
 * What stands at the edges of a file and is said by nobody: lines of the recorder at the end, and fields at the beginning
 * (“Interviewer: …”, “Date: …”, “tags:: …”).
 */
const footer =
  /^(transcribed (by|with)\b|transcription (ended|stopped)\b|transcript (ended|generated)\b|recording (ended|stopped)\b|(this|the) (editable )?(transcript|recording|document) (was|is) (computer|auto|automatically|machine)|(auto-?|computer[- ]|machine[- ])generated\b|generated (by|with)\b|people can also change\b|(created|exported|powered|produced) (by|with) \S|https?:\/\/(www\.)?(otter\.ai|rev\.com|descript\.com|sonix\.ai|trint\.com|fireflies\.ai)\S*$|transkribiert (von|mit)\b|end of transcript|\[end of (transcript|recording)\]|view original transcript)/i
const mostFooterLines = 12

/** Parts lines of the recorder from the end of a file. */
export function partFooter(lines: readonly string[]): { lines: readonly string[]; notes: readonly string[] } {
  const notes: string[] = []
  let end = lines.length
  for (let seen = 0; end > 0 && seen < mostFooterLines;) {
    const line = (lines[end - 1] ?? '').trim()
    if (line !== '') {
      if (!footer.test(line)) break
      notes.unshift(line)
      seen++
    }
    end--
  }
  return notes.length > 0 ? { lines: lines.slice(0, end), notes } : { lines, notes }
}

export type Fields = ReadonlyMap<string, string>

const roleKeys =
  /^(participants?|interviewees?|respondents?|customers?|interviewers?|facilitators?|moderators?|researchers?)$/
const otherKeys =
  /^(date|datum|fecha|status|tags?|time|title|project|location|place|company|duration|language|consent|recording|created|updated|attendees|type|session|study|topic|channel|device|kind|language)$/

/**
 * Fields at the beginning of a file: lines of “Key: value”, each key once, each value no sentence. Front matter between
 * dashes is read elsewhere.
 */
export function partHeader(lines: readonly string[]): {
  fields: Fields
  notes: readonly string[]
  lines: readonly string[]
} {
  const none = { fields: new Map<string, string>(), notes: [], lines }
  const fields = new Map<string, string>()
  const notes: string[] = []
  const kept: string[] = []
  let at = 0
  for (; at < lines.length; at++) {
    const line = (lines[at] ?? '').trim()
    if (line === '' || /^#{1,3}\s/.test(line)) {
      if (fields.size > 0 && line !== '') break
      kept.push(lines[at] ?? '')
      continue
    }
    const field = readField(line)
    if (!field) break
    fields.set(field.key, field.value)
    notes.push(`${field.key}: ${field.value}`)
  }
  const hasRole = [...fields.keys()].some((key) => roleKeys.test(key))
  if (fields.size === 0 || (fields.size < 2 && !hasRole)) return none
  // Where a key comes again, it is somebody who speaks.
  const rest = lines.slice(at)
  const comesAgain = rest.some((line) => fields.has(readField(line.trim(), true)?.key ?? ''))
  return comesAgain ? none : { fields, notes, lines: [...kept, ...rest] }
}

function readField(line: string, isAnyValue = false): { key: string; value: string } | undefined {
  const plain = line.replaceAll(/\*\*|__/g, '').replace(/^[-*]\s+/, '')
  const [, rawKey = '', rawValue = ''] = /^([\p{L} _-]{2,30})::?\s*(.*)$/u.exec(plain) ?? []
  const key = rawKey.trim().toLowerCase()
  const value = rawValue.trim().replaceAll(/\[\[([^[\]]*)\]\]/g, '$1')
  if (!roleKeys.test(key) && !otherKeys.test(key)) return undefined
  if (!isAnyValue && (/[.!?…]$/.test(value) || value.split(' ').length > 8 || value === '')) return undefined
  return { key, value }
}

/** Whom fields name as having taken part, and the ISO date. */
export function factsOf(fields: Fields): {
  stated: readonly { name: string; role: 'interviewer' | 'participant' }[]
  date?: string
} {
  const stated = [...fields].flatMap(([key, value]) => {
    if (!roleKeys.test(key)) return []
    const role = /^(participant|interviewee|respondent|customer)/.test(key)
      ? ('participant' as const)
      : ('interviewer' as const)
    return namesIn(value).map((name) => ({ name, role }))
  })
  const date = isoDate(fields.get('date') ?? fields.get('datum') ?? fields.get('fecha') ?? '')
  return { stated: stated.toSorted((a, b) => b.role.localeCompare(a.role)), ...(date === undefined ? {} : { date }) }
}

function namesIn(value: string): readonly string[] {
  return value
    .replace(/^\[(.*)\]$/, '$1')
    .split(/\s*[,;&]\s*|\s+and\s+/)
    .map((name) => name.trim().replace(/^(["'])(.*)\1$/, '$2'))
    .filter((name) => name !== '')
    .slice(0, 20)
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** 2026-03-03, March 3, 2026 or 3 March 2026; what has another order of numbers is not guessed. */
function isoDate(text: string): string | undefined {
  const iso = /\d{4}-\d{2}-\d{2}/.exec(text)?.[0]
  if (iso) return iso
  const [, month, day, year] = /^([a-z]{3})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})/i.exec(text) ?? []
  const [, day2, month2, year2] = /^(\d{1,2})(?:st|nd|rd|th)?\.? ([a-z]{3})[a-z]*\.?,? (\d{4})/i.exec(text) ?? []
  const place = months.indexOf((month ?? month2 ?? '').toLowerCase())
  if (place < 0) return undefined
  return `${year ?? year2}-${String(place + 1).padStart(2, '0')}-${(day ?? day2 ?? '').padStart(2, '0')}`
}
