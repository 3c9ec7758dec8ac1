import { useId, useRef, useState } from 'react'
import { byName } from '#shared/model/person.ts'
import { api } from '../../sync/api-client.ts'
import { useBoard, useSessionFacts } from '../../sync/board-context.tsx'
import { recallInvite, rememberInvite } from '../../sync/device-memory.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { copyText } from '../../ui/copy-text.ts'
import { useCommand } from '../../ui/use-command.ts'
import { peopleWords } from './messages.ts'
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
      {invite ? <Copyable href={location.origin + hrefOf(invite)} /> : null}
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
      {trouble ? (
        <p className="trouble" role="alert">
          {trouble}
        </p>
      ) : null}
    </div>
  )
}

function Copyable({ href }: { href: string }) {
  const [said, setSaid] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  const words = peopleWords.invite

  async function copy() {
    const sentence = (await copyText(href)) ? words.copied : words.notCopied
    if (sentence === words.notCopied) field.current?.select()
    setSaid(sentence)
    announce(sentence)
  }

  return (
    <>
      <label className="unseen" htmlFor={id}>
        {words.label}
      </label>
      <input
        ref={field}
        id={id}
        className="field invite-field"
        readOnly
        value={href}
        onFocus={(event) => event.currentTarget.select()}
      />
      <p className="person-actions">
        <Button look="soft" size="small" onClick={() => void copy()}>
          {words.copy}
        </Button>
        <span className="small quiet">{said}</span>
      </p>
    </>
  )
}
