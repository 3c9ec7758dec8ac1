import type { Speaker, SpeakerRole, Utterance } from '../model/interview.ts'
import type { NamedSpeaker } from './speaker-names.ts'

/**
 * Who asks and who tells: by what the file states, else by who asks the questions. A guess that is not clear stays
 * `unknown`; a person decides before anything is stored.
 */
export function guessRoles(named: readonly NamedSpeaker[], utterances: readonly Utterance[]): readonly Speaker[] {
  const roles = new Map<string, SpeakerRole>(named.map(({ name, role }) => [name, role]))
  const open = (): readonly string[] => [...roles].flatMap(([name, role]) => (role === 'unknown' ? [name] : []))
  const has = (role: SpeakerRole): boolean => [...roles.values()].includes(role)
  if (open().length > 0 && !has('interviewer')) {
    const asker = whoAsks(open(), utterances)
    if (asker !== undefined) roles.set(asker, 'interviewer')
  }
  // Whoever is left beside one who asks tells the story; beside several, nobody can know.
  const rest = open()
  const [only] = rest
  if (only !== undefined && rest.length === 1 && has('interviewer') && !has('participant'))
    roles.set(only, 'participant')
  return [...roles].map(([name, role]) => ({ name, role }))
}

function whoAsks(names: readonly string[], utterances: readonly Utterance[]): string | undefined {
  const asked = names.map((name) => {
    const own = utterances.filter((utterance) => utterance.speaker === name)
    const questions = own.filter((utterance) => /[?？؟]/.test(utterance.text) || isInvitation(utterance.text)).length
    return { name, share: own.length > 0 ? questions / own.length : 0, count: own.length }
  })
  asked.sort((a, b) => b.share - a.share)
  const others = utterances.some((utterance) => utterance.speaker !== '' && utterance.speaker !== asked[0]?.name)
  const [first, second] = asked
  // Who says one thing among many does not lead the conversation.
  if (first?.count === 1 && utterances.filter(({ speaker }) => speaker !== '').length > 3 && names.length > 2)
    return undefined
  if (!first || !others || first.share < 0.4 || (second && second.share * 1.5 > first.share)) return undefined
  return first.name
}

/** “Tell me about the last time …” asks without a question mark. */
function isInvitation(text: string): boolean {
  return /\b(tell|take|walk|talk) (me|us) (about|through|more)\b|\bthink (of|about|back) (the|your|that)? ?last\b/i.test(
    text,
  )
}
