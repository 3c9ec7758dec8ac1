import type { SpeakerRole } from '../model/interview.ts'

/** A name as it stands before a colon, in a voice tag or above a turn, and what it says about the speaker's role. */
export type NamedSpeaker = { readonly name: string; readonly role: SpeakerRole }

const roleWords: readonly (readonly [RegExp, SpeakerRole])[] = [
  [/^(interviewer|moderator|facilitator|researcher|host|q|i\d*|interviewerin)$/i, 'interviewer'],
  [/^(participant|interviewee|respondent|customer|guest|user|patient|teilnehmer(in)?|a|p)$/i, 'participant'],
  [/^(p|tn|r|participant|respondent|interviewee|customer|user|teilnehmer(in)?)[ #-]*\d+$/i, 'participant'],
]

/** “Noor (interviewer)” → Noor, interviewer. */
export function readSpeaker(raw: string): NamedSpeaker {
  const text = raw.replaceAll(/\s+/g, ' ').trim()
  const note = /^(.+?)\s*[([]([^()[\]]{1,30})[)\]]$/.exec(text)
  const noted = note?.[2] === undefined ? undefined : roleOfWord(note[2])
  if (note?.[1] !== undefined && noted !== undefined) return { name: note[1], role: noted }
  return { name: text, role: roleOfWord(text) ?? 'unknown' }
}

function roleOfWord(word: string): SpeakerRole | undefined {
  return roleWords.find(([pattern]) => pattern.test(word.trim()))?.[1]
}

/** Words of labels that people write before a colon; none of them is a person. */
const labels =
  /^(notes?|nb|ps|date|time|title|topic|project|location|place|url|https?|file|goal|aim|summary|quotes?|context|todo|action|insights?|opportunit(y|ies)|recording|transcript|duration|attendees|participants|keywords|warning|example|e\.g|i\.e|re|subject|hinweis|datum|zeit|ort)$/i
const particles = /^(de|del|della|da|di|du|van|von|der|den|ten|ter|la|le|al|bin|ibn|y|e|und|and|&)$/i

/** Could this stand before a colon as a name? “Priya Rao”, “Participant 2”, “Dr. van Loon (interviewer)”, “Q”. */
function looksLikeName(raw: string): boolean {
  const { name, role } = readSpeaker(raw)
  if (name.length === 0 || name.length > 60 || labels.test(name)) return false
  if (role !== 'unknown') return true
  const words = name.split(' ')
  if (words.length > 5 || !/\p{L}/u.test(name)) return false
  return words.every(
    (word, index) =>
      /^\p{Lu}[\p{L}\p{M}'’.-]*$/u.test(word) ||
      // Scripts without capitals, such as 山田 or ليلى.
      /^[\p{Lo}\p{M}]+$/u.test(word) ||
      (index > 0 && (/^[#(]?\d{1,3}\)?$/.test(word) || particles.test(word) || /^\([\p{L} ]+\)$/u.test(word))),
  )
}

/**
 * The names among what stands before a colon (or a time) in a file. A single “Honestly: no” is no speaker; a name comes
 * back, or nearly every turn has one.
 */
export function acceptNames(
  candidates: readonly string[],
  turns: number,
  known: readonly string[] = [],
): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const candidate of candidates) counts.set(candidate, (counts.get(candidate) ?? 0) + 1)
  const likely = [...counts].filter(([name]) => looksLikeName(name))
  const covered = likely.reduce((sum, [, count]) => sum + count, 0)
  const isScript = covered >= 2 && covered * 2 >= turns
  const accepted = new Set(known.filter((name) => counts.has(name)))
  for (const [name, count] of likely)
    if (isScript || count >= 2 || readSpeaker(name).role !== 'unknown') accepted.add(name)
  return accepted
}
