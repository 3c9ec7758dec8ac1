import { useState } from 'react'
import type { SessionFacts } from '#shared/documents/session-document.ts'
import { useBoard, useHindered, useSaveState } from '../sync/board-context.tsx'
import { recallCode, rememberCode } from '../sync/device-memory.ts'
import { Button } from '../ui/Button.tsx'
import { AskingLine, CodeLine, SealedLine } from './ComingBackLines.tsx'
import { HinderedLines } from './HinderedLines.tsx'
import { troubleWords } from './trouble-messages.ts'
import { useAsking } from './use-asking.ts'
import { useNewVersion } from './use-new-version.ts'

/** What concerns this person and this device, in lines that each have their ways on; nothing where there is nothing. */
export function Notices({ facts }: { facts: SessionFacts }) {
  const { boardId, me } = useBoard()
  const isOnline = useSaveState().save !== 'offline'
  const isHindered = useHindered().length > 0
  const isOutdated = useNewVersion(isOnline)
  const [asking, answered] = useAsking(boardId, isOnline)
  const [kept, setKept] = useState(() => recallCode(boardId))
  // On the sample nobody is anybody they would want to be again.
  const code = facts.sampleUntil === undefined ? kept : undefined
  const isSealed = me.mapIsSealed === true
  if (!isHindered && !isOutdated && asking.length === 0 && code === undefined && !isSealed) return null
  return (
    <aside className="strip small quiet" aria-label={troubleWords.notices}>
      <HinderedLines />
      {asking.map((one) => (
        <AskingLine key={one.id} asking={one} onAnswered={() => answered(one.id)} />
      ))}
      {code === undefined ? null : (
        <CodeLine
          code={code}
          onWritten={() => {
            rememberCode(boardId, undefined)
            setKept(undefined)
          }}
        />
      )}
      {isSealed ? <SealedLine boardId={boardId} /> : null}
      {isOutdated ? (
        <p className="strip-line">
          <span>{troubleWords.newVersion}</span>
          <Button look="soft" size="small" onClick={() => location.reload()}>
            {troubleWords.reload}
          </Button>
        </p>
      ) : null}
    </aside>
  )
}
