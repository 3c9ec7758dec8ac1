import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import type { BoardList } from '#shared/protocol/api.ts'
import { mayHaveBoards } from './has-boards.ts'
import { loadApi, loadBoardPage, preload } from './load-pages.ts'
import { firstWords } from './messages.ts'

/** The boards on which this browser is somebody already. */
export function MyBoards() {
  const [boards, setBoards] = useState<BoardList['boards']>([])
  useEffect(() => {
    if (!mayHaveBoards()) return
    let isShown = true
    void loadApi()
      .then(({ api }) => api.boards())
      .then((answer) => {
        // Without an answer there is nothing to offer, and the page says all it has to say.
        if (isShown && answer.ok) setBoards(answer.value.boards.toSorted((a, b) => b.at - a.at))
      })
    return () => {
      isShown = false
    }
  }, [])
  if (boards.length === 0) return null
  return (
    <section className="my-boards" aria-labelledby="my-boards">
      <h2 id="my-boards">{firstWords.boards}</h2>
      <ul>
        {boards.map((board) => (
          <li key={`${board.boardId} ${board.personId}`}>
            <Link href={`/b/${board.boardId}`} onPointerEnter={() => preload(loadBoardPage)}>
              {firstWords.continueBoard(board.title, board.name)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
