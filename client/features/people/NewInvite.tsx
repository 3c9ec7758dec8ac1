import { type FormEvent } from 'react'
import { api } from '../../sync/http/api-client.ts'
import { useBoard } from '../../sync/board-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/fields/Field.tsx'
import { useCommand } from '../../ui/browser/use-command.ts'
import { peopleWords } from './messages.ts'
import { Trouble } from './Trouble.tsx'

/** In days; `never` ends only when somebody ends it. */
const lengths = ['1', '7', '30', 'never'] as const
type MadeInvite = {
  readonly invite: string
  readonly role: 'author' | 'observer'
  readonly expiresAt?: number | undefined
}

/** A new invitation: for drawing or for looking on, and for how long. */
export function NewInvite({ onMade }: { onMade: (made: MadeInvite) => void }) {
  const { boardId } = useBoard()
  const [trouble, run] = useCommand()
  const words = peopleWords.invite

  async function make(role: 'author' | 'observer', days: number | null) {
    const answer = await api.createInvite(boardId, { role, expiresInDays: days })
    if (answer.ok) onMade({ invite: answer.value.invite, role, expiresAt: answer.value.expiresAt })
    return answer
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const asked = new FormData(event.currentTarget)
    const role = asked.get('role') === 'observer' ? 'observer' : 'author'
    const days = asked.get('days')
    run(make(role, days === 'never' ? null : Number(days)))
  }

  return (
    <form className="new-invite" onSubmit={submit}>
      <Choice label={words.who} name="role" defaultValue="author">
        <option value="author">{words.toDraw}</option>
        <option value="observer">{words.toLookOn}</option>
      </Choice>
      <Choice label={words.howLong} name="days" defaultValue="30">
        {lengths.map((length) => (
          <option key={length} value={length}>
            {words.lengths[length]}
          </option>
        ))}
      </Choice>
      <Button submit look="soft" size="small">
        {words.do}
      </Button>
      <Trouble sentence={trouble} />
    </form>
  )
}
