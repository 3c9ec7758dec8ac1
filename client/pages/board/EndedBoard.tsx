import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import type { BoardId, PersonId } from '#shared/model/ids.ts'
import { type Answer, api } from '../../sync/http/api-client.ts'
import type { Me } from '#shared/protocol/api.ts'
import { findLeftBehind, forgetOnDevice, formatLeftBehind, unsentFileName } from '../../sync/left-behind.ts'
import { Button } from '../../ui/Button.tsx'
import { KeepOrDrop } from '../../ui/fields/KeepOrDrop.tsx'
import { wayBack } from '../joining/invite-link.ts'
import { frameWords, joinWords, pageWords } from '../messages.ts'
import { PlainPage, Waiting } from '../PlainPage.tsx'
import { troubleWords } from './trouble-messages.ts'

/** The server has ended the board for this tab: asks why, and says it. */
export function EndedSession({ boardId, personId }: { boardId: BoardId; personId: PersonId }) {
  const [turn, setTurn] = useState(0)
  const asked = `${boardId} ${turn}`
  const [heard, setHeard] = useState<{ asked: string; answer: Answer<Me> }>()
  useEffect(() => {
    let isShown = true
    void api.me(boardId).then((answer) => {
      if (isShown) setHeard({ asked, answer })
    })
    return () => {
      isShown = false
    }
  }, [boardId, asked])
  const answer = heard?.asked === asked ? heard.answer : undefined
  if (!answer) return <Waiting sentence={pageWords.opening} />
  if (answer.ok) {
    const words = answer.value.personId === personId ? troubleWords.again : troubleWords.somebodyElse
    return (
      <PlainPage heading={words.heading} sentence={words.sentence}>
        <p>
          <Button look="primary" onClick={() => location.reload()}>
            {troubleWords.reload}
          </Button>
        </p>
      </PlainPage>
    )
  }
  if (answer.code === 'not-found') return <EndedBoard boardId={boardId} personId={personId} isUnknown />
  if (answer.code === 'gone') return <EndedBoard boardId={boardId} personId={personId} isDeleted />
  if (answer.code === 'not-signed-in' || answer.code === 'not-allowed')
    return <EndedBoard boardId={boardId} personId={personId} />
  return (
    <PlainPage heading={frameWords.offline.heading} sentence={answer.sentence}>
      <p>
        <Button look="primary" onClick={() => setTurn(turn + 1)}>
          {frameWords.offline.again}
        </Button>
      </p>
    </PlainPage>
  )
}

/**
 * The end of a board for a person: their own unsent work is theirs to take along; then this device forgets the board.
 * What participants said in interviews is not theirs, so a deleted board takes that with it.
 */
export function EndedBoard(props: {
  boardId: BoardId
  personId: PersonId
  isDeleted?: boolean
  /** The server knows no such board: perhaps not any more, since it was set back. */
  isUnknown?: boolean
}) {
  const { boardId, personId, isDeleted = false, isUnknown = false } = props
  const [found, setFound] = useState(() =>
    findLeftBehind(boardId, personId).filter(({ name }) => !isDeleted || name.kind !== 'interview'),
  )
  const isEmpty = found.length === 0
  useEffect(() => {
    if (isEmpty && !isUnknown) void forgetOnDevice(boardId, personId)
  }, [boardId, personId, isEmpty, isUnknown])
  const words = isDeleted ? frameWords.gone : isUnknown ? joinWords.unknown : frameWords.refused
  const list = found
    .filter(({ name }) => name.kind !== 'session')
    .map(({ name, edits, wasSaved }) => {
      const where = troubleWords.document(name.kind)
      return wasSaved
        ? troubleWords.leftBehindSaved(where)
        : troubleWords.leftBehindItem(troubleWords.changes(edits), where)
    })
  return (
    <PlainPage heading={words.heading} sentence={words.sentence}>
      {isEmpty && isUnknown ? null : isEmpty ? (
        <p className="quiet">{troubleWords.nothingKept}</p>
      ) : (
        <div className="left-behind">
          <p>{troubleWords.leftBehind(list.join(troubleWords.and))}</p>
          <KeepOrDrop
            fileName={unsentFileName('')}
            text={() => formatLeftBehind(boardId, personId, found)}
            dropWord={troubleWords.drop}
            onDrop={async () => {
              await forgetOnDevice(boardId, personId)
              setFound([])
            }}
          />
        </div>
      )}
      <p className="plain-actions">
        {isDeleted || isUnknown ? null : (
          <>
            <Link href={wayBack(boardId)} className="btn soft">
              {frameWords.notOnBoard.back}
            </Link>
            <Link href={`/b/${boardId}/join`} className="btn soft">
              {frameWords.notOnBoard.action}
            </Link>
          </>
        )}
        <Link href="/" className="btn soft">
          {joinWords.home}
        </Link>
      </p>
    </PlainPage>
  )
}
