import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import type { BoardId, PersonId } from '#shared/model/ids.ts'
import type { Me } from '#shared/protocol/api.ts'
import { type Answer, api } from '../sync/api-client.ts'
import { BoardProvider } from '../sync/board-context.tsx'
import { hasLeft, noteLeft, recallMe, rememberBoards, rememberMe } from '../sync/device-memory.ts'
import { Button } from '../ui/Button.tsx'
import { keepAppFiles } from './app-files.ts'
import { BoardFrame } from './BoardFrame.tsx'
import { EndedBoard } from './EndedBoard.tsx'
import { noteBoards } from './has-boards.ts'
import { frameWords, joinWords, pageWords } from './messages.ts'
import { PlainPage, Waiting } from './PlainPage.tsx'
import { troubleWords } from './trouble-messages.ts'
import './board-page.css'

/** Finds out who this browser is on the board, and connects it. */
export function BoardPage(props: { boardId: BoardId; page?: string | undefined }) {
  const { boardId } = props
  const [isLeft, setIsLeft] = useState(() => hasLeft(boardId))
  if (!isLeft) return <OpenBoard {...props} onLeft={() => setIsLeft(true)} />
  return (
    <LeftBoard
      onBack={() => {
        noteLeft(boardId, false)
        setIsLeft(false)
      }}
    />
  )
}

/** Stands instead of a board that a person has taken off this device. */
function LeftBoard({ onBack }: { onBack: () => void }) {
  const words = troubleWords.left
  return (
    <PlainPage heading={words.heading} sentence={words.sentence}>
      <p className="plain-actions">
        <Link href="/" className="btn soft">
          {joinWords.home}
        </Link>
        <Button look="link" onClick={onBack}>
          {words.back}
        </Button>
      </p>
    </PlainPage>
  )
}

function OpenBoard(props: { boardId: BoardId; page?: string | undefined; onLeft: () => void }) {
  const { boardId, page, onLeft } = props
  const [heard, ask] = useMe(boardId)
  const answer = heard?.answer
  if (!answer) return <Waiting sentence={pageWords.opening} />
  if (answer.ok)
    return (
      <BoardProvider boardId={boardId} me={answer.value} onLeft={onLeft}>
        <BoardFrame page={page} />
      </BoardProvider>
    )
  switch (answer.code) {
    case 'not-signed-in':
    case 'not-allowed':
      if (heard.whoWasHere) return <EndedBoard boardId={boardId} personId={heard.whoWasHere} />
      return (
        <PlainPage heading={frameWords.notOnBoard.heading} sentence={frameWords.notOnBoard.sentence}>
          <p>
            <Link href={`/b/${boardId}/join`} className="btn primary">
              {frameWords.notOnBoard.action}
            </Link>
          </p>
        </PlainPage>
      )
    case 'not-found':
      return <PlainPage heading={joinWords.unknown.heading} sentence={joinWords.unknown.sentence} />
    case 'gone':
      if (heard.whoWasHere) return <EndedBoard boardId={boardId} personId={heard.whoWasHere} isDeleted />
      return <PlainPage heading={frameWords.gone.heading} sentence={frameWords.gone.sentence} />
    case 'offline':
      return <NoAnswer sentence={frameWords.offline.sentence} onAgain={ask} />
    case 'bad-request':
    case 'invite-unknown':
    case 'nobody-ready':
    case 'too-large':
    case 'too-many':
    case 'unavailable':
      return <NoAnswer sentence={answer.sentence} onAgain={ask} />
  }
}

function NoAnswer({ sentence, onAgain }: { sentence: string; onAgain: () => void }) {
  return (
    <PlainPage heading={frameWords.offline.heading} sentence={sentence}>
      <p>
        <Button look="primary" onClick={onAgain}>
          {frameWords.offline.again}
        </Button>
      </p>
    </PlainPage>
  )
}

/** So that the first page can offer this board also without a connection. */
async function rememberMyBoards(): Promise<void> {
  const boards = await api.boards()
  if (boards.ok) rememberBoards(boards.value)
}

type Heard = {
  readonly asked: string
  readonly answer: Answer<Me>
  /** Who this browser was the last time. */
  readonly whoWasHere?: PersonId
}

/** Who this browser is here. Without a connection, who it was the last time: its copies of the documents are its own. */
function useMe(boardId: BoardId): readonly [Heard | undefined, () => void] {
  const [turn, setTurn] = useState(0)
  const asked = `${boardId} ${turn}`
  const [heard, setHeard] = useState<Heard>()
  useEffect(() => {
    let isShown = true
    void api.me(boardId).then((fresh) => {
      if (!isShown) return
      const kept = recallMe(boardId)
      if (fresh.ok) {
        rememberMe(boardId, fresh.value)
        noteBoards()
        keepAppFiles()
        void rememberMyBoards()
      }
      const hasNoAnswer = !fresh.ok && (fresh.code === 'offline' || fresh.code === 'unavailable')
      const answer: Answer<Me> = hasNoAnswer && kept ? { ok: true, value: kept } : fresh
      setHeard({ asked, answer, ...(kept ? { whoWasHere: kept.personId as PersonId } : {}) })
    })
    return () => {
      isShown = false
    }
  }, [boardId, asked])
  return [heard?.asked === asked ? heard : undefined, () => setTurn(turn + 1)]
}
