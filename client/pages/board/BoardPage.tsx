import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import type { BoardId, MapId, PersonId } from '#shared/model/ids.ts'
import type { Me } from '#shared/protocol/api.ts'
import type { DocumentName } from '#shared/protocol/document-names.ts'
import { type Answer, api } from '../../sync/http/api-client.ts'
import { BoardProvider } from '../../sync/board-context.tsx'
import { recallMe, rememberBoards, rememberMe } from '../../sync/device/device-memory.ts'
import { hasLeft, isToBeTold, noteBack, tellServerWhoLeft } from '../../sync/device/forget-device.ts'
import { Button } from '../../ui/Button.tsx'
import { keepAppFiles } from '../app-files.ts'
import { BoardFrame } from './BoardFrame.tsx'
import { EndedBoard } from './EndedBoard.tsx'
import { noteBoards } from '../has-boards.ts'
import { wayBack } from '../joining/invite-link.ts'
import { frameWords, joinWords, pageWords } from '../messages.ts'
import { PlainPage, Waiting } from '../PlainPage.tsx'
import { troubleWords } from './trouble-messages.ts'
import './board-page.css'

/** Finds out who this browser is on the board, and connects it. */
export function BoardPage(props: { boardId: BoardId; page?: string | undefined }) {
  const { boardId } = props
  const [isLeft, setIsLeft] = useState(() => hasLeft(boardId))
  if (!isLeft) return <OpenBoard {...props} onLeft={() => setIsLeft(true)} />
  return (
    <LeftBoard
      boardId={boardId}
      onBack={() => {
        noteBack(boardId)
        setIsLeft(false)
      }}
    />
  )
}

/** Stands instead of a board that a person has taken off this device, and sees to it that the server hears of it. */
function LeftBoard({ boardId, onBack }: { boardId: BoardId; onBack: () => void }) {
  const [isUntold, setIsUntold] = useState(() => isToBeTold(boardId))
  useEffect(() => {
    const tell = () => void tellServerWhoLeft().then(() => setIsUntold(isToBeTold(boardId)))
    tell()
    addEventListener('online', tell)
    return () => removeEventListener('online', tell)
  }, [boardId])
  const words = troubleWords.left
  return (
    <PlainPage heading={words.heading} sentence={isUntold ? words.untold : words.sentence}>
      <p className="plain-actions">
        <Link href="/" className="btn soft">
          {joinWords.home}
        </Link>
        {isUntold ? (
          <Button look="link" onClick={onBack}>
            {words.stay}
          </Button>
        ) : (
          <Link href={wayBack(boardId)} className="btn link">
            {words.back}
          </Link>
        )}
      </p>
    </PlainPage>
  )
}

function OpenBoard(props: { boardId: BoardId; page?: string | undefined; onLeft: () => void }) {
  const { boardId, page, onLeft } = props
  const { heard, ask, askQuietly } = useMe(boardId)
  const answer = heard?.answer
  if (!answer) return <Waiting sentence={pageWords.opening} />
  if (answer.ok)
    return (
      <BoardProvider
        boardId={boardId}
        me={answer.value}
        early={documentOf(page, answer.value)}
        onLeft={onLeft}
        onStanding={askQuietly}
      >
        <BoardFrame page={page} />
      </BoardProvider>
    )
  switch (answer.code) {
    case 'not-signed-in':
    case 'not-allowed':
      if (heard.whoWasHere) return <EndedBoard boardId={boardId} personId={heard.whoWasHere} />
      return (
        <PlainPage heading={frameWords.notOnBoard.heading} sentence={frameWords.notOnBoard.sentence}>
          <p className="plain-actions">
            <Link href={`/b/${boardId}/join`} className="btn primary">
              {frameWords.notOnBoard.action}
            </Link>
            <Link href={wayBack(boardId)} className="btn link">
              {frameWords.notOnBoard.back}
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

/** What a page shows first. */
function documentOf(page: string | undefined, me: Me): DocumentName | undefined {
  if (page === 'draw' && me.mapId) return { kind: 'map', mapId: me.mapId as MapId }
  return page === 'merge' ? { kind: 'map-shared' } : undefined
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

/** How often was asked while nothing stood, and while what was heard stood. */
type Turn = { readonly anew: number; readonly quietly: number }

type Heard = {
  readonly boardId: BoardId
  readonly turn: Turn
  readonly answer: Answer<Me>
  /** Who this browser was the last time. */
  readonly whoWasHere?: PersonId
}

/** Who this browser is here. Without a connection, who it was the last time: its copies of the documents are its own. */
type Asking = {
  readonly heard: Heard | undefined
  /** Asks anew; nothing stands meanwhile. */
  readonly ask: () => void
  /** Asks anew, while what was heard stands. */
  readonly askQuietly: () => void
}

function useMe(boardId: BoardId): Asking {
  const [turn, setTurn] = useState<Turn>({ anew: 0, quietly: 0 })
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
      setHeard({ boardId, turn, answer, ...(kept ? { whoWasHere: kept.personId as PersonId } : {}) })
    })
    return () => {
      isShown = false
    }
  }, [boardId, turn])
  return {
    heard: heard?.boardId === boardId && heard.turn.anew === turn.anew ? heard : undefined,
    ask: () => setTurn(({ anew, quietly }) => ({ anew: anew + 1, quietly })),
    askQuietly: () => setTurn(({ anew, quietly }) => ({ anew, quietly: quietly + 1 })),
  }
}
