import { Link } from 'wouter'
import type { DifferenceVoice } from '#shared/interviews/difference-evidence.ts'
import { useBoard } from '../../../sync/board-context.tsx'
import { stanceWords } from '../../../ui/words/support-words.ts'
import { messages } from '../messages.ts'
import type { NamedInterview } from './use-voices.ts'

/** Which interviews have spoken to it, each with its quotes by stance; what they mean for it is for people to say. */
export function Voices({
  voices,
  interviews,
}: {
  voices: readonly DifferenceVoice[]
  interviews: readonly NamedInterview[]
}) {
  const { boardId } = useBoard()
  if (interviews.length === 0) return null
  if (voices.length === 0) return <p className="heard">{messages.voices.none(interviews.length)}</p>
  const names = new Map(interviews.map(({ id, name }) => [id, name]))
  return (
    <div className="heard voices">
      <span>{messages.voices.label(voices.length, interviews.length)}</span>
      <ul>
        {voices.map(({ interviewId, stances }) => (
          <li key={interviewId}>
            <Link href={`/b/${boardId}/interviews?i=${interviewId}`}>{names.get(interviewId)}</Link>
            {': '}
            {[...stances].map(([stance, count]) => `${count} ${stanceWords[stance]}`).join(', ')}
          </li>
        ))}
      </ul>
    </div>
  )
}
