import { useState } from 'react'
import { findLeftBehind, formatLeftBehind, leaveDevice, unsentFileName } from '../../sync/left-behind.ts'
import { useBoard, useSessionFacts } from '../../sync/board-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { KeepOrDrop } from '../../ui/fields/KeepOrDrop.tsx'
import { peopleWords } from './messages.ts'

/** Takes the board off this device, in all tabs; says first what only this device has. */
export function LeaveDevice() {
  const { boardId, myId, sync } = useBoard()
  const { title } = useSessionFacts()
  const [isAsked, setIsAsked] = useState(false)
  const words = peopleWords.leave
  if (!isAsked)
    return (
      <Button look="link" size="small" onClick={() => setIsAsked(true)}>
        {words.open}
      </Button>
    )
  const found = findLeftBehind(boardId, myId)
  const edits = found.reduce((sum, { edits }) => sum + edits, 0)
  const count = edits + sync.images.waiting()
  return (
    <div className="leave small">
      <p>{words.says}</p>
      {count > 0 ? (
        <>
          <p className="trouble">{words.unsent(words.change(count))}</p>
          <KeepOrDrop
            fileName={unsentFileName(title)}
            text={() => formatLeftBehind(boardId, myId, found)}
            dropWord={words.drop}
            onDrop={() => leaveDevice(boardId, myId)}
          />
        </>
      ) : (
        <Button size="small" onClick={() => void leaveDevice(boardId, myId)}>
          {words.yes}
        </Button>
      )}
      <Button look="link" size="small" onClick={() => setIsAsked(false)}>
        {words.no}
      </Button>
    </div>
  )
}
