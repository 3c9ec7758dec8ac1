import type { SpeakerRole } from '../model/interview.ts'
import { isLabelWord } from './label-words.ts'

/** A name as it stands before a colon, in a voice tag or above a turn, and what it says about the speaker's role. */
export type NamedSpeaker = { readonly name: string; readonly role: SpeakerRole }

const roleWords: readonly (readonly [RegExp, SpeakerRole])[] = [
  [/^(interviewer|moderator|facilitator|researcher|host|q|i\d*|interviewerin)$/i, 'interviewer'],
  [/^(participant|interviewee|respondent|customer|guest|user|patient|teilnehmer(in)?|a|p|b)$/i, 'participant'],
  [/^(p|tn|r|participant|respondent|interviewee|customer|user|teilnehmer(in)?)[ #-]*\d+$/i, 'participant'],
]

/** “Noor (interviewer)” → Noor, interviewer; “P3 (F, 34)” → P3; “[SPEAKER_00]” → SPEAKER_00. */
export function readSpeaker(raw: string): NamedSpeaker {
  const text = raw
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/^\[([^[\]]+)\]$/, '$1')
  const note = /^(.+?)\s*[([]([^()[\]]{1,30})[)\]]$/.exec(text)
  const noted = note?.[2] === undefined ? undefined : roleOfWord(note[2])
  if (note?.[1] !== undefined && noted !== undefined) return { name: note[1], role: noted }
  // How old, which sex, how sure the machine was: nothing of it is a name.
  const bare = /^(.+?)\s*[([](?:[\d.,%]{1,6}|[^()[\]]{0,20}\b\d{1,3}\b[^()[\]]{0,12})[)\]]$/.exec(text)?.[1]
  const name = bare ?? text
  return { name, role: roleOfWord(name) ?? 'unknown' }
}

function roleOfWord(word: string): SpeakerRole | undefined {
  return roleWords.find(([pattern]) => pattern.test(word.trim()))?.[1]
}

const particles = /^(de|del|della|da|di|du|van|von|der|den|ten|ter|la|le|al|bin|ibn|y|e|und|and|&)$/i

/** Could this stand before a colon as a name? “Priya Rao”, “Participant 2”, “Dr. van Loon (interviewer)”, “Q”. */
function looksLikeName(raw: string): boolean {
  const { name, role } = readSpeaker(raw)
  if (name.length === 0 || name.length > 60 || isLabelWord(name)) return false
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

/** What no sentence begins with, but display names have: digits, signs, pronouns in brackets, a nickname, a picture. */
const displayMarks = /[\d@_+|"“”*#/]|\([^()]*\)|\p{Extended_Pictographic}/u
/** Of these, what no way of talking has: an account, a number that calls, a picture. */
const accountMarks = /[@_+|]|\p{Extended_Pictographic}/u
const startsSentence =
  /^(i|i'm|you|he|she|it|we|they|the|a|an|this|that|there|my|our|your|his|her|what|how|why|when|where|who|which|if|because|for|in|on|at|to|of|with|as|is|are|was|were|do|did|one|and|but|or|so|then|also|ich|wir|das|der|die|und|aber|wie|was|je|il|elle|nous|et|mais|yo|el|ella|y|pero)\b/i

/** Could this be somebody's name on a screen, though it does not look like one? “orla_23”, “+1 555 0199”, “Orla quill”. */
function looksLikeDisplayName(raw: string): boolean {
  const { name } = readSpeaker(raw)
  if (name.length === 0 || name.length > 60 || isLabelWord(name) || /^https?$/i.test(name)) return false
  if (/[.!?;]\s/.test(name) || /[,;!?]$/.test(name) || name.split(' ').length > 6) return false
  if (!/[\p{L}\p{N}]/u.test(name)) return false
  return displayMarks.test(name) || !startsSentence.test(name)
}

/** A share of all lines below which something that comes back is a way of talking, not a speaker. */
const leastShare = 0.1

/**
 * The names among what stands before a colon (or a time) in a file. A name comes back, or nearly every turn has one: a
 * single “Honestly: no” is no speaker. `turns`: how many turns or lines there are.
 */
export function acceptNames(
  candidates: readonly string[],
  turns: number,
  known: readonly string[] = [],
): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const candidate of candidates) counts.set(candidate, (counts.get(candidate) ?? 0) + 1)
  const accepted = new Set(known.filter((name) => counts.has(name)))
  const isLikely = (name: string, count: number) =>
    looksLikeName(name) ||
    (looksLikeDisplayName(name) &&
      (accountMarks.test(name) || (count >= 2 && (displayMarks.test(name) || count >= turns * leastShare))))
  const likely = [...counts].filter(([name, count]) => isLikely(name, count))
  const covered = likely.reduce((sum, [, count]) => sum + count, 0)
  const isScript = covered >= 2 && covered * 2 >= turns
  for (const [name, count] of likely) if (count >= 2 || readSpeaker(name).role !== 'unknown') accepted.add(name)
  // Where nearly every turn has one, also who speaks once.
  if (isScript) for (const [name] of likely) accepted.add(name)
  return accepted
}
