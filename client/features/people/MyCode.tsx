import { useState } from 'react'
import { useStore } from 'zustand'
import { api } from '../../sync/http/api-client.ts'
import { useBoard } from '../../sync/board-context.tsx'
import { freshCodes, showCode } from '../../sync/http/fresh-code.ts'
import { Button } from '../../ui/Button.tsx'
import { useCommand } from '../../ui/browser/use-command.ts'
import { Copyable } from './Copyable.tsx'
import { peopleWords } from './messages.ts'
import { Trouble } from './Trouble.tsx'

/** The code with which a person comes back after losing their device: a new one, in the place of the old. */
export function MyCode() {
  const { boardId } = useBoard()
  const code = useStore(freshCodes, (codes) => codes.get(boardId))
  const [isNew, setIsNew] = useState(false)
  const [trouble, run] = useCommand()
  const words = peopleWords.code

  async function make() {
    const answer = await api.newRecoveryCode(boardId)
    if (!answer.ok) return answer
    showCode(boardId, answer.value.recoveryCode)
    setIsNew(true)
    return answer
  }

  return (
    <details className="panel-part">
      <summary>{words.heading}</summary>
      <p className="small quiet">{isNew ? words.madeSays : words.says}</p>
      {code ? (
        <Copyable value={code} label={words.label} copyWord={words.copy} />
      ) : (
        <p className="person-actions">
          <Button look="soft" size="small" onClick={() => run(make())}>
            {words.make}
          </Button>
        </p>
      )}
      <Trouble sentence={trouble} />
    </details>
  )
}
