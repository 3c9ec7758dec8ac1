import type { Stance } from '#shared/model/interview.ts'
import { stanceStyle } from '../../../ui/words/stance-lines.ts'
import { stanceWords } from '../../../ui/words/support-words.ts'
import { messages } from '../messages.ts'

/** A short piece of the line that a tie of this stance is drawn with, and its word. */
export function StanceMark({ stance, count }: { stance: Stance; count?: number }) {
  return (
    <span className="stance" style={stanceStyle(stance)}>
      {count === undefined ? stanceWords[stance] : messages.column.stance(count, stance)}
    </span>
  )
}
