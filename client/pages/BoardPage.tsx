import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import type { BoardId } from '#shared/model/ids.ts'
import type { Me } from '#shared/protocol/api.ts'
import { type Answer, api } from '../sync/api-client.ts'
import { BoardProvider } from '../sync/board-context.tsx'
import { forgetBoard, recallMe, rememberMe } from '../sync/device-memory.ts'
import { Button } from '../ui/Button.tsx'
import { BoardFrame } from './BoardFrame.tsx'
import { noteBoards } from './has-boards.ts'
import { frameWords, joinWords, pageWords } from './messages.ts'
import { PlainPage, Waiting } from './PlainPage.tsx'
import './board-page.css'

/** Finds out who this browser is on the board, and connects it. */
export function BoardPage({ boardId, page }: { boardId: BoardId; page?: string | undefined }) {
  const [answer, ask] = useMe(boardId)
  if (!answer) return <Waiting sentence={pageWords.opening} />
  if (answer.ok)
    return (
      <BoardProvider boardId={boardId} me={answer.value}>
        <BoardFrame page={page} />
      </BoardProvider>
    )
  switch (answer.code) {
    case 'not-signed-in':
    case 'not-allowed':
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

/** Who this browser is here. Without a connection, who it was the last time: its copies of the documents are its own. */
function useMe(boardId: BoardId): readonly [Answer<Me> | undefined, () => void] {
  const [turn, setTurn] = useState(0)
  const asked = `${boardId} ${turn}`
  const [heard, setHeard] = useState<{ asked: string; answer: Answer<Me> }>()
  useEffect(() => {
    let isShown = true
    void api.me(boardId).then((fresh) => {
      if (!isShown) return
      if (fresh.ok) {
        rememberMe(boardId, fresh.value)
        noteBoards()
      } else if (lastWords.has(fresh.code)) forgetBoard(boardId)
      const kept = fresh.ok || fresh.code !== 'offline' ? undefined : recallMe(boardId)
      setHeard({ asked, answer: kept ? { ok: true, value: kept } : fresh })
    })
    return () => {
      isShown = false
    }
  }, [boardId, asked])
  return [heard?.asked === asked ? heard.answer : undefined, () => setTurn(turn + 1)]
}

/** After these the server will not think otherwise, so nothing of the board is worth remembering. */
const lastWords: ReadonlySet<string> = new Set(['not-signed-in', 'not-allowed', 'not-found', 'gone'])
