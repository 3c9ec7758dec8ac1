import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/fields/Field.tsx'
import { inviteHref, readInviteLink } from './invite-link.ts'
import { firstWords } from '../messages.ts'

/** Takes a pasted invitation to its board. `onFound` may fetch early what will be needed there. */
export function InvitationForm({ onFound }: { onFound?: () => void }) {
  const [, navigate] = useLocation()
  const [trouble, setTrouble] = useState<string>()
  const form = useRef<HTMLFormElement>(null)
  // Whoever asked for this form wants to paste into it.
  useEffect(() => form.current?.querySelector('input')?.focus(), [])

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const found = readInviteLink(String(new FormData(event.currentTarget).get('invitation') ?? ''))
    if (!found) return setTrouble(firstWords.invitationWrong)
    onFound?.()
    navigate(inviteHref(found.boardId, found.invite))
  }

  return (
    <form ref={form} className="invitation-form" onSubmit={submit} noValidate>
      <Field
        label={firstWords.invitation}
        name="invitation"
        placeholder={firstWords.invitationExample}
        autoComplete="off"
        trouble={trouble}
      />
      <Button submit look="soft">
        {firstWords.join}
      </Button>
    </form>
  )
}
