import { useState } from 'react'
import { Link } from 'wouter'
import type { BoardId } from '#shared/model/ids.ts'
import { api } from '../sync/api-client.ts'
import { useBoard } from '../sync/board-context.tsx'
import { Button } from '../ui/Button.tsx'
import { copyText } from '../ui/copy-text.ts'
import { useCommand } from '../ui/use-command.ts'
import { backWords } from './coming-back-messages.ts'
import type { Asking } from './use-asking.ts'

/** For somebody whom a facilitator let in: their own map waits for their code. */
export function SealedLine({ boardId }: { boardId: BoardId }) {
  return (
    <p className="strip-line">
      <span>{backWords.sealed}</span>
      <Link href={`/b/${boardId}/join`}>{backWords.bring}</Link>
    </p>
  )
}

/** Stands until the person says that they have written it down. */
export function CodeLine({ code, onWritten }: { code: string; onWritten: () => void }) {
  const [isCopied, setIsCopied] = useState(false)
  return (
    <p className="strip-line">
      <span>
        <strong className="recovery-code">{backWords.yourCode(code)}</strong> {backWords.yourCodeSays}
      </span>
      <Button look="soft" size="small" onClick={() => void copyText(code).then(setIsCopied)}>
        {isCopied ? backWords.copied : backWords.copy}
      </Button>
      <Button look="link" size="small" onClick={onWritten}>
        {backWords.written}
      </Button>
    </p>
  )
}

/** Another device of this person asks to be let in. */
export function AskingLine(props: { asking: Asking; onAnswered: () => void }) {
  const { asking, onAnswered } = props
  const { boardId } = useBoard()
  const [trouble, run] = useCommand()

  async function answer(approve: boolean) {
    const outcome = await api.answerApproval(boardId, asking.id, approve)
    if (outcome.ok) onAnswered()
    return outcome
  }

  return (
    <p className="strip-line">
      <span className="strip-offline">{backWords.asks(asking.code)}</span>
      <Button size="small" onClick={() => run(answer(true))}>
        {backWords.yes}
      </Button>
      <Button look="link" size="small" onClick={() => run(answer(false))}>
        {backWords.no}
      </Button>
      {trouble ? (
        <span className="trouble" role="alert">
          {trouble}
        </span>
      ) : null}
    </p>
  )
}
