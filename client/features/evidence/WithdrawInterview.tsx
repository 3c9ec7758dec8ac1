import { useState } from 'react'
import { useLocation } from 'wouter'
import { removeEvidence, writePath } from '#shared/documents/board-document.ts'
import { systemOrigin } from '#shared/documents/transact.ts'
import type { Evidence, Interview } from '#shared/model/interview.ts'
import { api } from '../../sync/http/api-client.ts'
import { useBoard, useDocument } from '../../sync/board-context.tsx'
import { announce } from '../../ui/browser/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { focusOnce } from './focus-once.ts'
import { messages } from './messages.ts'
import { nameOf } from './names.ts'

type Props = {
  readonly interview: Interview
  readonly turnCount: number
  readonly ties: readonly Evidence[]
  readonly canWrite: boolean
}

/** Where the words are kept, and the way to take them back: asked twice, in the place itself. */
export function WithdrawInterview({ interview, turnCount, ties, canWrite }: Props) {
  const { boardId } = useBoard()
  const board = useDocument({ kind: 'board' })
  const [path, go] = useLocation()
  const [state, setState] = useState<'closed' | 'asking' | 'busy'>('closed')
  const [trouble, setTrouble] = useState('')
  const name = nameOf(interview)
  const says = messages.withdraw

  async function withdraw(): Promise<void> {
    setState('busy')
    setTrouble('')
    const answer = await api.deleteInterview(boardId, interview.id)
    if (!answer.ok && answer.code !== 'gone' && answer.code !== 'not-found') {
      setState('asking')
      setTrouble(answer.sentence)
      return
    }
    // Nobody's undo may bring a tie to a withdrawn interview back.
    removeEvidence(
      board.doc,
      ties.map((tie) => tie.id),
      systemOrigin,
    )
    writePath(board.doc, { interviewId: interview.id, moments: [] }, systemOrigin)
    announce(says.done(name))
    go(path, { replace: true })
  }

  if (state === 'closed')
    return (
      <p className="ev-kept tiny faint">
        {says.kept(name)}{' '}
        {canWrite ? (
          <>
            <button
              type="button"
              className="ev-inline"
              aria-label={says.openLabel(name)}
              onClick={() => setState('asking')}
            >
              {says.open}
            </button>
            {says.openThen}
          </>
        ) : null}
      </p>
    )
  return (
    <fieldset className="ev-withdraw" aria-label={says.title(name)}>
      <p className="small">
        <b>{says.title(name)}</b> {says.what(turnCount, interview.quotes.length, ties.length)}
      </p>
      {trouble ? (
        <p className="trouble" role="alert">
          {trouble}
        </p>
      ) : null}
      <p className="ev-row">
        <Button size="small" disabled={state === 'busy'} onClick={() => void withdraw()}>
          {state === 'busy' ? says.busy : says.yes}
        </Button>
        <Button look="link" size="small" ref={focusOnce} disabled={state === 'busy'} onClick={() => setState('closed')}>
          {says.no}
        </Button>
      </p>
    </fieldset>
  )
}
