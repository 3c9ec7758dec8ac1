import { type FormEvent, useId, useState } from 'react'
import { api } from '../../sync/http/api-client.ts'
import { useBoard } from '../../sync/board-context.tsx'
import { useCommand } from '../../ui/browser/use-command.ts'
import { briefWords } from './messages.ts'

/** The board's name; the facilitator changes it by leaving the line or by Enter. */
export function BoardTitle({ title, canRename }: { title: string; canRename: boolean }) {
  const { boardId } = useBoard()
  const [draft, setDraft] = useState<string>()
  const [trouble, run] = useCommand()
  const id = useId()
  if (!canRename) return null

  function keep() {
    const next = draft?.trim()
    setDraft(undefined)
    if (next === undefined || next === title) return
    run(next ? api.setTitle(boardId, next) : Promise.resolve({ ok: false, sentence: briefWords.titleMissing }))
  }

  return (
    <form
      className="brief-title labelled"
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        keep()
      }}
    >
      <label htmlFor={id}>{briefWords.title}</label>
      <input
        id={id}
        className="field"
        maxLength={120}
        value={draft ?? title}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={keep}
        autoComplete="off"
      />
      {trouble ? (
        <p className="trouble" role="alert">
          {trouble}
        </p>
      ) : null}
    </form>
  )
}
