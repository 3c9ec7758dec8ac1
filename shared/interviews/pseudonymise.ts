import type { Speaker, Transcript } from '../model/interview.ts'
import { oneLine } from './interview-text.ts'

/** The name as it stands in the transcript → the pseudonym under which the person is stored. */
export type Renames = ReadonlyMap<string, string>

/**
 * A pseudonym for each speaker: P1, P2 … for those who tell, I1, I2 … for those who ask. A file that already says P3
 * keeps it. `taken`: pseudonyms of the board's other interviews, which belong to other people.
 */
export function suggestPseudonyms(transcript: Pick<Transcript, 'speakers'>, taken: readonly string[]): Renames {
  const used = new Set(taken)
  const renames = new Map<string, string>()
  function take(speaker: Speaker, pseudonym: string): boolean {
    if (used.has(pseudonym)) return false
    used.add(pseudonym)
    renames.set(speaker.name, pseudonym)
    return true
  }
  const open = transcript.speakers.filter((speaker) => {
    const letter = letterOf(speaker)
    const number = /^(?:[A-Z]|\p{L}+ )(\d{1,3})$/u.exec(speaker.name)?.[1]
    return number === undefined || !take(speaker, `${letter}${Number(number)}`)
  })
  for (const speaker of open) for (let next = 1; !take(speaker, `${letterOf(speaker)}${next}`); next++);
  return new Map(transcript.speakers.map(({ name }) => [name, renames.get(name) ?? name]))
}

function letterOf({ role }: Speaker): string {
  return role === 'interviewer' ? 'I' : 'P'
}

/**
 * The transcript under pseudonyms: as speakers, and wherever a name or a part of it is said (“Priya” for Priya Rao, and
 * “Priya’s”). To be called before anything is stored. Names of people who do not speak are not known here: whoever
 * imports has to look for them.
 */
export function pseudonymise(transcript: Transcript, renames: Renames): Transcript {
  const hide = hideNames(renames)
  const rename = (name: string): string => cleaned(renames.get(name) ?? name)
  const speakers = new Map<string, Speaker>()
  for (const { name, role } of transcript.speakers) {
    const pseudonym = rename(name)
    const twin = speakers.get(pseudonym)
    // Two names for one person (“Priya”, “Priya Rao”) become one speaker.
    speakers.set(pseudonym, { name: pseudonym, role: twin && role === 'unknown' ? twin.role : role })
  }
  return {
    format: transcript.format,
    speakers: [...speakers.values()],
    utterances: transcript.utterances.map((utterance) => ({
      ...utterance,
      speaker: utterance.speaker === '' ? '' : rename(utterance.speaker),
      text: hide(utterance.text),
    })),
  }
}

/** Replaces the names in any text that goes with the transcript: its title, its notes. */
function hideNames(renames: Renames): (text: string) => string {
  const pseudonyms = new Map<string, string>()
  for (const [name, pseudonym] of renames) {
    if (oneLine(name) === pseudonym || name.trim() === '') continue
    for (const part of partsOf(name))
      if (!pseudonyms.has(folded(part))) pseudonyms.set(folded(part), cleaned(pseudonym))
  }
  if (pseudonyms.size === 0) return (text) => text
  const parts = [...renames.keys()]
    .flatMap(partsOf)
    .sort((a, b) => b.length - a.length)
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll(/\s+/g, String.raw`\s+`))
  const pattern = new RegExp(String.raw`(?<![\p{L}\p{N}_])(?:${parts.join('|')})(?![\p{L}\p{N}_])`, 'giu')
  return (text) =>
    text.replaceAll(pattern, (said) => {
      // “will”, “mark” or “may” in small letters are words, not people.
      if (words.has(said)) return said
      return pseudonyms.get(folded(said)) ?? said
    })
}

/** The whole name, and each of its parts that can stand for the person. */
function partsOf(name: string): readonly string[] {
  const whole = oneLine(name)
  const parts = whole
    .split(/[\s,()[\]]+/)
    .filter((part) => part.length >= 2 && /^\p{L}/u.test(part) && !general.has(part.toLowerCase().replace(/\.$/, '')))
  return [...new Set([whole, ...parts])]
}

function folded(name: string): string {
  return oneLine(name).replaceAll(/\s+/g, ' ').toLowerCase()
}

/** A pseudonym stands before a colon in the canonical text. */
function cleaned(pseudonym: string): string {
  return oneLine(pseudonym).replaceAll(':', '')
}

/** Parts of names that name nobody. */
const general = new Set(
  `participant interviewer interviewee respondent moderator speaker customer user guest host unknown patient researcher
  teilnehmer teilnehmerin mr mrs ms miss dr prof de del della da di du van von der den ten ter la le al bin ibn and und
  the product manager designer engineer`
    .split(/\s+/)
    .filter((word) => word !== ''),
)

/** First names that are words of their own when they are written small. */
const words = new Set(
  `will mark may grace rose bill art frank hope joy faith sue pat rob jack gene drew chase summer april june august dawn
  eve iris ruby amber olive penny sandy guy max ray skip wade chip cliff dale glen heath lance miles nick page pierce reed
  rich stone sky star storm van wells young king price long short brown white black green gray bush day little love more
  small best an so ken don dean jay kit lee peg rusty stew terry violet victor ward way west wood hall bell ford lane park
  hunt cook baker smith carter field mason`
    .split(/\s+/)
    .filter((word) => word !== ''),
)
