import type { Interview } from '../model/interview.ts'

/** What an interview is called in a sentence: “P1”, or “P1 and P2”; its title where nobody speaks, or nothing. */
export function nameInterview(interview: Pick<Interview, 'speakers' | 'title'>): string {
  const participants = interview.speakers.filter((speaker) => speaker.role === 'participant')
  const told =
    participants.length > 0 ? participants : interview.speakers.filter((speaker) => speaker.role === 'unknown')
  return told.map((speaker) => speaker.name).join(' and ') || interview.title
}
