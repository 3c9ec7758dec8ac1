import { useState } from 'react'
import { byName } from '#shared/model/person.ts'
import { api } from '../../sync/api-client.ts'
import { useBoard, useSessionFacts } from '../../sync/board-context.tsx'
import { recallInvite, rememberInvite } from '../../sync/device-memory.ts'
import { Button } from '../../ui/Button.tsx'
import { useCommand } from '../../ui/use-command.ts'
import { Copyable } from './Copyable.tsx'
import { peopleWords } from './messages.ts'
import { Trouble } from './Trouble.tsx'
import './people.css'

/** The link by which others join. The server keeps only its hash, so the device that made it remembers it. */
export function InviteLink({ hrefOf }: { hrefOf: (invite: string) => string }) {
  const { boardId, myId } = useBoard()
  const { people } = useSessionFacts()
  const [invite, setInvite] = useState(() => recallInvite(boardId))
  const [opensTo, setOpensTo] = useState<'author' | 'observer'>('author')
  const [trouble, run] = useCommand()
  const words = peopleWords.invite
  const leads = people.some((person) => person.id === myId && person.role === 'facilitator')
  if (!leads) {
    const hats = people.filter((person) => person.role === 'facilitator').toSorted(byName)
    if (hats.length === 0) return null
    return <p className="small quiet panel-part">{words.ask(hats.map((person) => person.name).join(', '))}</p>
  }

  async function make(role: 'author' | 'observer') {
    const answer = await api.createInvite(boardId, role)
    if (!answer.ok) return answer
    setInvite(answer.value.invite)
    setOpensTo(role)
    // A link for looking on is shown once; the one that is kept lets people draw.
    if (role === 'author') rememberInvite(boardId, answer.value.invite)
    return answer
  }

  return (
    <div className="panel-part invite">
      <h3>{words.heading}</h3>
      <p className="small quiet">{!invite ? words.none : opensTo === 'observer' ? words.saysObserver : words.says}</p>
      {invite ? <Copyable value={location.origin + hrefOf(invite)} label={words.label} copyWord={words.copy} /> : null}
      <p className="person-actions">
        {invite ? null : (
          <Button look="soft" size="small" onClick={() => run(make('author'))}>
            {words.make}
          </Button>
        )}
        <Button look="link" size="small" onClick={() => run(make('observer'))}>
          {words.makeObserver}
        </Button>
      </p>
      <Trouble sentence={trouble} />
    </div>
  )
}
