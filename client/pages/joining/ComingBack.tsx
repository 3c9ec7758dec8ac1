import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Link, useLocation } from 'wouter'
import type { BoardId } from '#shared/model/ids.ts'
import type { Welcome } from '#shared/protocol/api.ts'
import { api } from '../../sync/http/api-client.ts'
import { noteBack } from '../../sync/device/forget-device.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice, Field } from '../../ui/fields/Field.tsx'
import { noteBoards } from '../has-boards.ts'
import { backWords } from './coming-back-messages.ts'

/** Between two requests, each of which the server holds until there is an answer. */
const askAgainMs = 2_000

/** For somebody who is on the board already, on a device that is not: by their code, or by another device of theirs. */
export function ComingBack(props: {
  boardId: BoardId
  invite: string | undefined
  people: Welcome['people']
  /** Whom they have said to be. */
  isThem?: string | undefined
}) {
  const { boardId, invite, people = [], isThem } = props
  const [isOpen, setIsOpen] = useState(isThem !== undefined)
  const goIn = useGoIn(boardId)
  if (!isOpen)
    return (
      <p>
        <button type="button" className="as-link" onClick={() => setIsOpen(true)}>
          {backWords.open}
        </button>
      </p>
    )
  return (
    <section className="coming-back">
      <h2>{backWords.heading}</h2>
      <CodeForm boardId={boardId} onIn={goIn} isAskedFor={isThem !== undefined} />
      {invite && people.length > 0 ? (
        <AskDevice boardId={boardId} invite={invite} people={people} isThem={isThem} onIn={goIn} />
      ) : null}
    </section>
  )
}

/** Coming back is all that is asked for: the code at once, and the way to an invitation for whoever has none. */
export function WithCode({ boardId }: { boardId: BoardId }) {
  const goIn = useGoIn(boardId)
  return (
    <>
      <CodeForm boardId={boardId} onIn={goIn} isAskedFor />
      <p>
        <Link href={`/b/${boardId}/join`} className="as-link">
          {backWords.haveInvitation}
        </Link>
      </p>
    </>
  )
}

function CodeForm(props: { boardId: BoardId; onIn: () => void; isAskedFor?: boolean }) {
  const { boardId, onIn, isAskedFor = false } = props
  const [trouble, setTrouble] = useState<string>()
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (isAskedFor) form.current?.querySelector('input')?.focus()
  }, [isAskedFor])

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const code = String(new FormData(event.currentTarget).get('code') ?? '').trim()
    if (!code) return setTrouble(backWords.codeMissing)
    const answer = await api.recover(boardId, code)
    if (answer.ok) onIn()
    else setTrouble(answer.sentence)
  }

  return (
    <form ref={form} className="invitation-form" onSubmit={(event) => void submit(event)} noValidate>
      <Field
        label={backWords.code}
        name="code"
        autoComplete="off"
        placeholder="xxxx-xxxx-xxxx-xxxx"
        trouble={trouble}
      />
      <Button submit look="soft">
        {backWords.bringCode}
      </Button>
    </form>
  )
}

/** Asks the person's other devices, and goes in as soon as one of them has said yes. */
function AskDevice(props: {
  boardId: BoardId
  invite: string
  people: NonNullable<Welcome['people']>
  isThem: string | undefined
  onIn: () => void
}) {
  const { boardId, invite, people, isThem, onIn } = props
  const [asked, setAsked] = useState<{ id: string; code: string }>()
  const [who, setWho] = useState(isThem ?? people[0]?.personId)
  const [trouble, setTrouble] = useState<string>()
  useEffect(() => {
    if (!asked) return
    const { id } = asked
    let timer: ReturnType<typeof setTimeout> | undefined
    let isOver = false
    async function listen(): Promise<void> {
      const answer = await api.awaitApproval(boardId, id)
      if (isOver) return
      if (answer.ok && answer.value.state === 'in') return onIn()
      if (answer.ok && answer.value.state === 'closed') {
        setTrouble(backWords.notLetIn)
        return setAsked(undefined)
      }
      timer = setTimeout(() => void listen(), askAgainMs)
    }
    void listen()
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [asked, boardId, onIn])

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const personId = who ?? ''
    const answer = await api.askApproval(boardId, { invite, personId })
    setTrouble(answer.ok ? undefined : answer.sentence)
    if (answer.ok) setAsked(answer.value)
  }

  if (asked) return <output className="coming-back-code">{backWords.waiting(asked.code)}</output>
  return (
    <form className="invitation-form" onSubmit={(event) => void submit(event)}>
      <Choice label={backWords.who} value={who} onChange={(event) => setWho(event.target.value)}>
        {people.map(({ personId, name }) => (
          <option key={personId} value={personId}>
            {name}
          </option>
        ))}
      </Choice>
      <Button submit look="soft">
        {backWords.ask}
      </Button>
      {trouble ? (
        <p className="trouble" role="alert">
          {trouble}
        </p>
      ) : null}
    </form>
  )
}

function useGoIn(boardId: BoardId): () => void {
  const [, navigate] = useLocation()
  const [goIn] = useState(() => () => {
    noteBoards()
    noteBack(boardId)
    navigate(`/b/${boardId}`, { replace: true })
  })
  return goIn
}
