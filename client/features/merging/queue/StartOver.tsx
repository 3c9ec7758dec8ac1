import { perform } from '../acts/perform.ts'
import { takeAllApart } from '../acts/moment-acts.ts'
import { useEffect, useRef, useState } from 'react'
import { readEvidence } from '#shared/documents/board-document.ts'
import { useDocument, useRead } from '../../../sync/board-context.tsx'
import { Button } from '../../../ui/Button.tsx'
import { useMerge } from '../merge-context.tsx'
import { messages } from '../messages.ts'

/** Takes the whole merge apart, after asking in its place; one step for undo. */
export function StartOver() {
  const merge = useMerge()
  const [isAsking, setIsAsking] = useState(false)
  const merged = merge.board.shared.moments.filter(({ sources }) => sources.length > 0)
  const words = messages.startOver
  if (!merge.isWritable || merged.length === 0) return null
  if (!isAsking)
    return (
      <p className="start-over small">
        <button type="button" className="words-link quiet" onClick={() => setIsAsking(true)}>
          {words.begin}
        </button>
      </p>
    )
  return (
    <Asking
      count={merged.length}
      onYes={() => {
        perform(merge, takeAllApart)
        setIsAsking(false)
      }}
      onNo={() => setIsAsking(false)}
    />
  )
}

function Asking({ count, onYes, onNo }: { count: number; onYes: () => void; onNo: () => void }) {
  const { board } = useMerge()
  const evidence = useRead(useDocument({ kind: 'board' }), readEvidence)
  const asking = useRef<HTMLFieldSetElement>(null)
  const words = messages.startOver
  const quotes = evidence.filter(({ target }) => target.kind === 'moment' && board.moments.has(target.id)).length
  // Whoever asked for it by the keyboard goes on from here; nothing is taken apart by a second Enter.
  useEffect(() => asking.current?.querySelector<HTMLElement>('button:last-of-type')?.focus(), [])
  return (
    <fieldset className="start-over" ref={asking}>
      <legend className="unseen">{words.begin}</legend>
      <p>{words.what(count)}</p>
      {quotes > 0 ? <p>{words.quotes(quotes)}</p> : null}
      <p className="panel-acts">
        <Button look="soft" onClick={onYes}>
          {words.yes(count)}
        </Button>
        <Button look="link" onClick={onNo}>
          {messages.differences.cancel}
        </Button>
      </p>
    </fieldset>
  )
}
