import { useState } from 'react'
import { limits } from '#shared/protocol/limits.ts'
import { useBoard, useSessionFacts } from '../../sync/board-context.tsx'
import { announce } from '../../ui/browser/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { downloadText } from '../../ui/browser/download-text.ts'
import { exchangeWords as words } from './messages.ts'

/** What is said beside the file when it is opened: who one is on the board. */
const overheadBytes = 64 * 1024
const mebibytes = limits.maxBoardFileBytes / 1024 / 1024

function nameOf({ name, alt }: { readonly name: string; readonly alt: string }): string {
  return alt || name || words.nameless
}

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
    const [{ gatherBoard }, { formatBoardFile }, { fitImages }] = await Promise.all([
      import('../../sync/http/gather-board.ts'),
      import('#shared/exchange/format-board-file.ts'),
      import('#shared/exchange/fit-images.ts'),
    ])
    const { board, missing, images: found } = await gatherBoard(sync, { myId, withPrivate })
    const fileName = words.fileName(board.title)
    const room = limits.maxBoardFileBytes - overheadBytes - new Blob([formatBoardFile(board)]).size
    const fitted = fitImages(found, room)
    const { images } = fitted
    downloadText(fileName, formatBoardFile(images.size > 0 ? { ...board, images } : board), 'application/json')
    const left = [
      missing > 0 ? words.missing(missing) : '',
      fitted.tooMuch.length > 0 ? words.imagesTooMuch(fitted.tooMuch.map(nameOf), mebibytes) : '',
      fitted.missing.length > 0 ? words.imagesMissing(fitted.missing.map(nameOf)) : '',
    ].filter(Boolean)
    const took = words.took(fileName, { maps: board.maps.length, interviews: board.interviews.length }, images.size)
    return { sentence: [took, ...left].join(' '), isTrouble: left.length > 0 }
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
