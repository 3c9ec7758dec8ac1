import { useState } from 'react'
import { api } from '../../sync/http/api-client.ts'
import { useBoard } from '../../sync/board-context.tsx'
import { rememberInvite } from '../../sync/device/device-memory.ts'
import { Button } from '../../ui/Button.tsx'
import { useCommand } from '../../ui/browser/use-command.ts'
import { Copyable } from './Copyable.tsx'
import { peopleWords } from './messages.ts'
import { Trouble } from './Trouble.tsx'

/** Somebody was removed, and the link by which they came is still good: it can be renewed, for the others. */
export function AfterRemoval(props: {
  removed: { readonly name: string; readonly cameBy: string }
  inviteHref: (invite: string) => string
  onRenewed: () => void
  onDone: () => void
}) {
  const { removed, inviteHref, onRenewed, onDone } = props
  const { boardId } = useBoard()
  const [link, setLink] = useState<string>()
  const [trouble, run] = useCommand()
  const words = peopleWords.removed

  async function renew() {
    const answer = await api.renewInvite(boardId, removed.cameBy)
    if (!answer.ok) return answer
    rememberInvite(boardId, answer.value.invite)
    setLink(location.origin + inviteHref(answer.value.invite))
    onRenewed()
    return answer
  }

  return (
    <section className="after-removal small" aria-label={words.heading(removed.name)}>
      <p>
        <strong>{words.heading(removed.name)}</strong> {link ? words.renewed : words.says}
      </p>
      {link ? <Copyable value={link} label={peopleWords.invite.label} copyWord={peopleWords.invite.copy} /> : null}
      <p className="person-actions">
        {link ? null : (
          <Button look="soft" size="small" onClick={() => run(renew())}>
            {words.renew}
          </Button>
        )}
        <Button look="link" size="small" onClick={onDone}>
          {link ? words.done : words.leave}
        </Button>
      </p>
      <Trouble sentence={trouble} />
    </section>
  )
}
