import type { Speaker, Utterance } from '../model/interview.ts'

/**
 * The canonical text of an interview, as it is stored, shown and edited: one utterance a line.
 *
 *     [0:10] P1: That was Tuesday.
 *     P1: And then I sat down.
 *     A note without a speaker.
 */
export type PlacedUtterance = Utterance & {
  /** Character offsets of the spoken words in the whole text, without time and name. */
  readonly start: number
  readonly end: number
}

export function formatInterviewText(utterances: readonly Utterance[]): string {
  return utterances.map(formatUtterance).join('\n')
}

function formatUtterance({ speaker, at, text }: Utterance): string {
  const time = at === undefined ? '' : `[${formatTime(at)}] `
  return `${time}${speaker ? `${oneLine(speaker)}: ` : ''}${oneLine(text)}`
}

/** 10.4 → 0:10 · 3723 → 1:02:03 */
export function formatTime(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const minutes = Math.floor(whole / 60) % 60
  const hours = Math.floor(whole / 3600)
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

const clock = /^(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,9}))?$/

/** 0:10, 00:01:20, 00:00:04.120 or 00:00:04,120 → seconds. */
export function parseTime(text: string): number | undefined {
  const parts = clock.exec(text.trim())
  if (!parts) return undefined
  const [, hours = '0', minutes = '0', seconds = '0', fraction = '0'] = parts
  if (Number(seconds) > 59) return undefined
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(`${seconds}.${fraction}`)
}

/** Reads the text again after people edited it. A line belongs to a speaker only under a name that is in `speakers`. */
export function readInterviewText(
  text: string,
  speakers: readonly Pick<Speaker, 'name'>[],
): { readonly utterances: readonly PlacedUtterance[] } {
  // The longest first: “P1 and P2” is not “P1”.
  const names = speakers.map((speaker) => oneLine(speaker.name)).sort((a, b) => b.length - a.length)
  const utterances: PlacedUtterance[] = []
  let lineStart = 0
  for (const line of text.split('\n')) {
    const time = /^\s*\[([\d:.,]{3,12})\]\s*/.exec(line)
    const at = time?.[1] === undefined ? undefined : parseTime(time[1])
    let from = at === undefined ? 0 : (time?.[0].length ?? 0)
    const speaker = names.find((name) => name !== '' && line.startsWith(`${name}:`, from)) ?? ''
    if (speaker) from += speaker.length + 1
    const words = line.slice(from)
    const start = lineStart + from + (words.length - words.trimStart().length)
    const spoken = words.trim()
    if (spoken) {
      utterances.push({ speaker, ...(at === undefined ? {} : { at }), text: spoken, start, end: start + spoken.length })
    }
    lineStart += line.length + 1
  }
  return { utterances }
}

/** Line breaks separate utterances, so that none may be inside of one. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s*[\n\r\u2028\u2029]+\s*/g, ' ').trim()
}
