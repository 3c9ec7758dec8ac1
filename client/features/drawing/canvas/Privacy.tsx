import type { Person } from '#shared/model/person.ts'
import { useSaveState } from '../../../sync/board-context.tsx'
import { PrivacySentence } from '../../../ui/PrivacySentence.tsx'
import { SaveSentence } from '../../../ui/SaveSentence.tsx'
import { drawingWords } from './messages.ts'

/** Who can see this map, and whether it is saved; always in the same place. */
export function Privacy({ me, readOnly }: { me: Person | undefined; readOnly: boolean }) {
  const saving = useSaveState()
  const saved = readOnly ? null : <SaveSentence {...saving} />
  if (readOnly) return <p className="small quiet privacy">{drawingWords.readOnly}</p>
  if (me?.revealedAt !== undefined)
    return (
      <p className="small quiet privacy">
        <strong>{drawingWords.sharedWithAll}</strong> {drawingWords.onlyYouChange} {saved}
      </p>
    )
  return (
    <PrivacySentence>
      {me?.ready ? `${drawingWords.youAreReady} ` : null}
      {saved}
    </PrivacySentence>
  )
}
