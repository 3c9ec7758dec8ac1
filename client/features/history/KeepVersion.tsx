import { type FormEvent, useState } from 'react'
import { api } from '../../sync/http/api-client.ts'
import { useBoard } from '../../sync/board-context.tsx'
import { announce } from '../../ui/browser/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/fields/Field.tsx'
import { historyWords } from './messages.ts'

/** Keeps the shared map and the brief as they are now, under a name of one line. */
export function KeepVersion({ onKept }: { onKept: (number: number) => void }) {
  const { boardId } = useBoard()
  const [label, setLabel] = useState('')
  const [trouble, setTrouble] = useState<string>()
  const [isBusy, setIsBusy] = useState(false)
  const words = historyWords.keep

  async function keep(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    if (isBusy) return
    if (!label.trim()) return setTrouble(words.missing)
    setIsBusy(true)
    const answer = await api.keepBoardVersion(boardId, { label })
    setIsBusy(false)
    setTrouble(answer.ok ? undefined : answer.sentence)
    if (!answer.ok || answer.value.number === undefined) return
    setLabel('')
    announce(words.kept(answer.value.number))
    onKept(answer.value.number)
  }

  return (
    <form className="keep-version" onSubmit={(event) => void keep(event)} noValidate>
      <Field
        label={words.label}
        placeholder={words.example}
        maxLength={120}
        autoComplete="off"
        value={label}
        trouble={trouble}
        onChange={(event) => setLabel(event.target.value)}
      />
      <Button submit look="soft">
        {words.do}
      </Button>
    </form>
  )
}
