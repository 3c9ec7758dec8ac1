import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { SessionFacts } from '#shared/documents/session-document.ts'
import { useBoard, useHindered, useSaveState } from '../sync/board-context.tsx'
import { isCodeUnwritten } from '../sync/device/device-memory.ts'
import { codeIsWritten, freshCodes } from '../sync/http/fresh-code.ts'
import { Button } from '../ui/Button.tsx'
import { AskingLine, CodeLine, LostCodeLine, PutAwayLine, SealedLine } from './joining/ComingBackLines.tsx'
import { HinderedLines } from './board/HinderedLines.tsx'
import { troubleWords } from './board/trouble-messages.ts'
import { useAsking } from './joining/use-asking.ts'
import { useNewVersion } from './use-new-version.ts'

/** What concerns this person and this device, in lines that each have their ways on; nothing where there is nothing. */
export function Notices({ facts }: { facts: SessionFacts }) {
  const { boardId, me } = useBoard()
  const isOnline = useSaveState().save !== 'offline'
  const isHindered = useHindered().length > 0
  const isOutdated = useNewVersion(isOnline)
  const [asking, answered] = useAsking(facts)
  const code = useStore(freshCodes, (codes) => codes.get(boardId))
  const [isUnwritten, setIsUnwritten] = useState(() => isCodeUnwritten(boardId))
  // On the sample nobody is anybody they would want to be again.
  const isSample = facts.sampleUntil !== undefined
  const showsCode = !isSample && (code !== undefined || isUnwritten)
  const isSealed = me.mapIsSealed === true
  const { earlierMapAt } = me
  useFocusThatGoesOn(asking.length + (showsCode ? 1 : 0))
  const isQuiet = !isHindered && !isOutdated && asking.length === 0 && !showsCode && !isSealed
  if (isQuiet && earlierMapAt === undefined) return null

  function written(): void {
    codeIsWritten(boardId)
    setIsUnwritten(false)
  }

  return (
    <aside className="strip small quiet" aria-label={troubleWords.notices}>
      <HinderedLines />
      {asking.map((one) => (
        <AskingLine
          key={one.id}
          asking={one}
          name={facts.people.find(({ id }) => id === one.personId)?.name ?? ''}
          onAnswered={() => answered(one.id)}
        />
      ))}
      {showsCode && code !== undefined ? <CodeLine code={code} onWritten={written} /> : null}
      {showsCode && code === undefined ? <LostCodeLine boardId={boardId} onWritten={written} /> : null}
      {isSealed ? <SealedLine boardId={boardId} looksOn={me.looksOn === true} /> : null}
      {earlierMapAt === undefined ? null : <PutAwayLine boardId={boardId} at={earlierMapAt} />}
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

/** A line that was answered goes, with the button that was pressed: then the keyboard is on the page's content. */
function useFocusThatGoesOn(lines: number): void {
  const before = useRef(lines)
  useEffect(() => {
    const isFewer = lines < before.current
    before.current = lines
    if (isFewer && document.activeElement === document.body) document.getElementById('content')?.focus()
  }, [lines])
}
