import { useState } from 'react'
import { useBoard, useSessionFacts } from '../../sync/board-context.tsx'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { downloadText } from '../../ui/download-text.ts'
import { exchangeWords as words } from './messages.ts'

type Outcome = { readonly sentence: string; readonly isTrouble: boolean }

/** The whole board as a file that can be opened again. */
export function TakeBoard() {
  const { sync, myId } = useBoard()
  const { people } = useSessionFacts()
  const [isAsked, setIsAsked] = useState(false)
  const [withPrivate, setWithPrivate] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const [outcome, setOutcome] = useState<Outcome>()
  const isPrivate = people.some((person) => person.id === myId && person.revealedAt === undefined)

  async function take(): Promise<void> {
    if (isBusy) return
    setIsBusy(true)
    const next = await save().catch((): Outcome => ({ sentence: words.failed, isTrouble: true }))
    setIsBusy(false)
    setOutcome(next)
    announce(next.sentence)
  }

  async function save(): Promise<Outcome> {
    const [{ gatherBoard }, { formatBoardFile }] = await Promise.all([
      import('../../sync/gather-board.ts'),
      import('#shared/exchange/format-board-file.ts'),
    ])
    const { board, missing } = await gatherBoard(sync, { myId, withPrivate })
    const fileName = words.fileName(board.title)
    downloadText(fileName, formatBoardFile(board), 'application/json')
    const took = words.took(fileName, board.maps.length, board.interviews.length)
    return missing > 0
      ? { sentence: `${took} ${words.missing(missing)}`, isTrouble: true }
      : { sentence: took, isTrouble: false }
  }

  if (!isAsked)
    return (
      <Button look="link" size="small" onClick={() => setIsAsked(true)}>
        {words.open}
      </Button>
    )
  return (
    <div className="take-board small">
      <p>{words.says}</p>
      {isPrivate ? (
        <label>
          <input
            type="checkbox"
            checked={withPrivate}
            onChange={(event) => setWithPrivate(event.currentTarget.checked)}
          />{' '}
          {words.withMine}
        </label>
      ) : null}
      <p className="person-actions">
        <Button size="small" aria-disabled={isBusy ? true : undefined} onClick={() => void take()}>
          {isBusy ? words.taking : words.take}
        </Button>
        <Button look="link" size="small" onClick={() => setIsAsked(false)}>
          {words.never}
        </Button>
      </p>
      {outcome ? <p className={outcome.isTrouble ? 'trouble' : 'quiet'}>{outcome.sentence}</p> : null}
    </div>
  )
}
