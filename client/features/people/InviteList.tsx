import { useEffect, useState } from 'react'
import type { SessionFacts } from '#shared/documents/session-document.ts'
import type { InviteList as Invites } from '#shared/protocol/api.ts'
import { api } from '../../sync/http/api-client.ts'
import { useBoard, useSessionFacts } from '../../sync/board-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { formatDay } from '../../ui/words/format-time.ts'
import { useCommand } from '../../ui/browser/use-command.ts'
import { peopleWords } from './messages.ts'
import { Trouble } from './Trouble.tsx'

/** Every link by which somebody could still come in, and a way to end each; their secrets are nowhere kept. */
export function InviteList({ onEnded }: { onEnded: () => void }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <details className="panel-part" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{peopleWords.invites.heading}</summary>
      {isOpen ? <GoodInvites onEnded={onEnded} /> : null}
    </details>
  )
}

function GoodInvites({ onEnded }: { onEnded: () => void }) {
  const { boardId } = useBoard()
  const { people } = useSessionFacts()
  const [invites, setInvites] = useState<Invites['invites']>()
  const [trouble, run] = useCommand()
  const [refused, setRefused] = useState<string>()
  const words = peopleWords.invites
  useEffect(() => {
    let isShown = true
    void api.invites(boardId).then((answer) => {
      if (!isShown) return
      if (answer.ok) setInvites(answer.value.invites)
      else setRefused(answer.sentence)
    })
    return () => {
      isShown = false
    }
  }, [boardId])

  async function end(id: string) {
    const answer = await api.revokeInvite(boardId, id)
    if (answer.ok) {
      setInvites((before) => before?.filter((invite) => invite.id !== id))
      onEnded()
    }
    return answer
  }

  if (refused) return <Trouble sentence={refused} />
  if (!invites) return <p className="small quiet">{words.loading}</p>
  if (invites.length === 0) return <p className="small quiet">{words.none}</p>
  return (
    <>
      <ul className="invite-list small">
        {invites.map((invite) => (
          <li key={invite.id}>
            <span>
              {whatFor(invite, people)}, {words.made(formatDay(invite.createdAt))},{' '}
              {invite.expiresAt === undefined ? words.always : words.until(formatDay(invite.expiresAt))}
              <span className="quiet">{usedBy(invite, people)}</span>
            </span>
            <Button
              look="link"
              size="small"
              aria-label={words.endOf(whatFor(invite, people))}
              onClick={() => run(end(invite.id))}
            >
              {words.end}
            </Button>
          </li>
        ))}
      </ul>
      <Trouble sentence={trouble} />
    </>
  )
}

function usedBy({ usedBy: ids, personId }: Invites['invites'][number], people: SessionFacts['people']): string {
  const names = people.filter(({ id }) => ids.includes(id)).map(({ name }) => name)
  // One that brings somebody back is good once: as long as it is here, nobody has used it.
  if (names.length === 0) return personId === undefined ? peopleWords.invites.unused : ''
  return peopleWords.invites.usedBy(names)
}

function whatFor(invite: Invites['invites'][number], people: SessionFacts['people']): string {
  const person = people.find(({ id }) => id === invite.personId)
  return person ? peopleWords.invites.back(person.name) : peopleWords.invites.roles[invite.role]
}
