import { formatInterviewText } from '#shared/interviews/interview-text.ts'
import { pseudonymise } from '#shared/interviews/pseudonymise.ts'
import type { Speaker, SpeakerRole, Transcript } from '#shared/model/interview.ts'
import { limits } from '#shared/protocol/limits.ts'
import { messages } from '../messages.ts'

/** What a person says about a transcript before it is stored. The names in here leave the page with it. */
export type ImportAnswers = {
  /** By the name in the transcript. */
  readonly pseudonyms: ReadonlyMap<string, string>
  readonly roles: ReadonlyMap<string, SpeakerRole>
  /** Lines of “name = what to write instead”. */
  readonly others: string
  readonly title: string
  readonly date: string
}

export type PlannedInterview = {
  readonly title: string
  readonly date: string
  readonly speakers: readonly Speaker[]
  readonly text: string
}

export type ImportPlan = {
  /** What is wrong with a pseudonym, by the name in the transcript. */
  readonly troubles: ReadonlyMap<string, string>
  /** As it would be stored: the same on the screen as in the document. */
  readonly transcript: Transcript
  readonly interview: PlannedInterview
  /** Where replacing names made it too long, in a sentence. */
  readonly tooLong?: string
}

/** What would be stored, and what still speaks against it. */
export function planImport(transcript: Transcript, answers: ImportAnswers): ImportPlan {
  const renames = new Map<string, string>()
  for (const { name } of transcript.speakers) renames.set(name, answers.pseudonyms.get(name)?.trim() ?? '')
  const roles = transcript.speakers.map(({ name, role }) => ({ name, role: answers.roles.get(name) ?? role }))
  const troubles = findTroubles(renames, roles)
  for (const [name, instead] of readOthers(answers.others)) if (!renames.has(name)) renames.set(name, instead)
  const renamed = pseudonymise({ ...transcript, speakers: roles }, renames)
  const text = formatInterviewText(renamed.utterances)
  return {
    troubles,
    transcript: renamed,
    interview: { title: answers.title.trim(), date: answers.date, speakers: renamed.speakers, text },
    ...(text.length > limits.maxInterviewCharacters
      ? { tooLong: messages.import.tooLong(text.length, limits.maxInterviewCharacters) }
      : {}),
  }
}

/** “Jo = J.” line by line; a name alone is replaced by its first letter. */
export function readOthers(lines: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const line of lines.split('\n')) {
    const [name = '', instead = ''] = line.split('=').map((part) => part.trim())
    if (name !== '') found.set(name, instead || `${/./u.exec(name)?.[0] ?? ''}.`)
  }
  return found
}

/** Two names may have one pseudonym: then they are one person who was written in two ways. */
function findTroubles(renames: ReadonlyMap<string, string>, speakers: readonly Speaker[]): ReadonlyMap<string, string> {
  const troubles = new Map<string, string>()
  const says = messages.import
  for (const { name, role } of speakers) {
    const pseudonym = renames.get(name) ?? ''
    if (pseudonym === '') troubles.set(name, says.needPseudonym)
    // A colon or a bracket would be read as the end of a name or as a time (`interview-text.ts`).
    else if (pseudonym.length > 40 || /[:[\]\n\r]/.test(pseudonym)) troubles.set(name, says.badPseudonym)
    // “P3” and “Participant 2” are none; whoever asks may be named.
    else if (pseudonym === name && role !== 'interviewer' && !/\d/.test(name))
      troubles.set(name, says.nameAsPseudonym(name))
  }
  return troubles
}
