import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import type { BoardList } from '#shared/protocol/api.ts'
import { mayHaveBoards } from '../has-boards.ts'
import { loadBoardPage } from '../load-board-page.ts'
import { loadApi } from '../load-pages.ts'
import { preload } from '../preload.ts'
import { firstWords } from '../messages.ts'

/** The boards on which this browser is somebody already. */
export function MyBoards() {
  const [boards, setBoards] = useState<BoardList['boards']>([])
  useEffect(() => {
    if (!mayHaveBoards()) return
    let isShown = true
    void listBoards().then((found) => {
      if (isShown) setBoards(found.toSorted((a, b) => b.at - a.at))
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

/** As the server says, or without an answer as it said the last time: their copies are on this device. */
async function listBoards(): Promise<BoardList['boards']> {
  try {
    const [{ api }, { recallBoards, rememberBoards }, { hasLeft, tellServerWhoLeft }] = await Promise.all([
      loadApi(),
      import('../../sync/device/device-memory.ts'),
      import('../../sync/device/forget-device.ts'),
    ])
    await tellServerWhoLeft()
    const answer = await api.boards()
    if (answer.ok) rememberBoards(answer.value)
    return (answer.ok ? answer.value.boards : recallBoards()).filter(({ boardId }) => !hasLeft(boardId))
  } catch {
    return []
  }
}
