import { useState } from 'react'
import { Link } from 'wouter'
import type { BoardId } from '#shared/model/ids.ts'
import { api } from '../../sync/http/api-client.ts'
import { useBoard } from '../../sync/board-context.tsx'
import { showCode } from '../../sync/http/fresh-code.ts'
import { Button } from '../../ui/Button.tsx'
import { copyText } from '../../ui/browser/copy-text.ts'
import { formatDay } from '../../ui/words/format-time.ts'
import { useCommand } from '../../ui/browser/use-command.ts'
import { backWords } from './coming-back-messages.ts'
import type { Asking } from './use-asking.ts'

/** For somebody whom a facilitator let in: their own map waits for their code, and so does all else if they have a device. */
export function SealedLine({ boardId, looksOn }: { boardId: BoardId; looksOn: boolean }) {
  return (
    <p className="strip-line">
      <span>{looksOn ? backWords.looksOn : backWords.sealed}</span>
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

/** The page was loaded anew before its person wrote the code down. */
export function LostCodeLine({ boardId, onWritten }: { boardId: BoardId; onWritten: () => void }) {
  const [trouble, run] = useCommand()

  async function renew() {
    const answer = await api.newRecoveryCode(boardId)
    if (answer.ok) showCode(boardId, answer.value.recoveryCode)
    return answer
  }

  return (
    <p className="strip-line">
      <span>{backWords.lostCode}</span>
      <Button look="soft" size="small" onClick={() => run(renew())}>
        {backWords.newCode}
      </Button>
      <Button look="link" size="small" onClick={onWritten}>
        {backWords.written}
      </Button>
      <LineTrouble sentence={trouble} />
    </p>
  )
}

/** A private map stands aside since this device began a new one. */
export function PutAwayLine({ boardId, at }: { boardId: BoardId; at: number }) {
  const [trouble, run] = useCommand()

  async function takeBack() {
    const answer = await api.takeMapBack(boardId)
    // Which map is one's own is asked for anew.
    if (answer.ok) location.reload()
    return answer
  }

  return (
    <p className="strip-line">
      <span>{backWords.putAway(formatDay(at))}</span>
      <Button look="soft" size="small" onClick={() => run(takeBack())}>
        {backWords.takeBack}
      </Button>
      <LineTrouble sentence={trouble} />
    </p>
  )
}

/** Another device asks to be let in: as this person, or, said to a facilitator, as somebody else. */
export function AskingLine(props: { asking: Asking; name: string; onAnswered: () => void }) {
  const { asking, name, onAnswered } = props
  const { boardId, myId } = useBoard()
  const isMine = asking.personId === myId
  const [trouble, run] = useCommand()

  async function answer(approve: boolean) {
    const outcome = await api.answerApproval(boardId, asking.id, approve)
    if (outcome.ok) onAnswered()
    return outcome
  }

  return (
    <p className="strip-line">
      <span className="strip-offline">
        {isMine ? backWords.asks(asking.code) : backWords.asksAs(asking.code, name)}
      </span>
      <Button size="small" onClick={() => run(answer(true))}>
        {isMine ? backWords.yes : backWords.letIn}
      </Button>
      {/* The owner's own devices may still say yes: a facilitator only looks away. */}
      <Button look="link" size="small" onClick={() => (isMine ? run(answer(false)) : onAnswered())}>
        {isMine ? backWords.no : backWords.notNow}
      </Button>
      <LineTrouble sentence={trouble} />
    </p>
  )
}

function LineTrouble({ sentence }: { sentence: string | undefined }) {
  return sentence ? (
    <span className="trouble" role="alert">
      {sentence}
    </span>
  ) : null
}
