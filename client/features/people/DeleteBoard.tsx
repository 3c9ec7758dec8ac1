import { useState } from 'react'
import { api } from '../../sync/http/api-client.ts'
import { useBoard, useSessionFacts } from '../../sync/board-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { useCommand } from '../../ui/browser/use-command.ts'
import { peopleWords } from './messages.ts'
import { Trouble } from './Trouble.tsx'

/** Ends the board for everyone. What follows is said by the page, as for all the others. */
export function DeleteBoard() {
  const { boardId } = useBoard()
  const { title } = useSessionFacts()
  const [isAsked, setIsAsked] = useState(false)
  const [trouble, run] = useCommand()
  const words = peopleWords.end
  if (!isAsked)
    return (
      <Button look="link" size="small" onClick={() => setIsAsked(true)}>
        {words.open}
      </Button>
    )
  return (
    <div className="leave small">
      <p>{words.says(title)}</p>
      <p className="person-actions">
        <Button size="small" onClick={() => run(api.deleteBoard(boardId))}>
          {words.yes}
        </Button>
        <Button look="link" size="small" onClick={() => setIsAsked(false)}>
          {words.no}
        </Button>
      </p>
      <Trouble sentence={trouble} />
    </div>
  )
}
