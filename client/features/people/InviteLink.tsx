import { useEffect, useState } from 'react'
import { byName } from '#shared/model/person.ts'
import { api } from '../../sync/http/api-client.ts'
import { useBoard, useSessionFacts } from '../../sync/board-context.tsx'
import { recallInvite, rememberInvite } from '../../sync/device/device-memory.ts'
import { formatDay } from '../../ui/words/format-time.ts'
import { Copyable } from './Copyable.tsx'
import { isOnlyHere } from './is-only-here.ts'
import { peopleWords } from './messages.ts'
import { NewInvite } from './NewInvite.tsx'
import './people.css'

type Made = { readonly invite: string; readonly role: 'author' | 'observer'; readonly expiresAt?: number | undefined }

/** The link by which others join. The server keeps only its hash, so the device that made it remembers it. */
export function InviteLink({ hrefOf }: { hrefOf: (invite: string) => string }) {
  const { boardId, myId } = useBoard()
  const { people } = useSessionFacts()
  const [made, setMade] = useState<Made | undefined>(() => recalled(recallInvite(boardId)))
  const words = peopleWords.invite
  const leads = people.some((person) => person.id === myId && person.role === 'facilitator')
  useForgetEnded(leads ? made?.invite : undefined, () => {
    rememberInvite(boardId, undefined)
    setMade(undefined)
  })
  if (!leads) {
    const hats = people.filter((person) => person.role === 'facilitator').toSorted(byName)
    if (hats.length === 0) return null
    return <p className="small quiet panel-part">{words.ask(hats.map((person) => person.name).join(', '))}</p>
  }
  const until = made?.expiresAt === undefined ? '' : ` ${words.until(formatDay(made.expiresAt))}`
  return (
    <div className="panel-part invite">
      <h3>{words.heading}</h3>
      <p className="small quiet">
        {made ? (made.role === 'observer' ? words.saysObserver : words.says) + until : words.none}
      </p>
      {made ? (
        <Copyable value={location.origin + hrefOf(made.invite)} label={words.label} copyWord={words.copy} />
      ) : null}
      {made && isOnlyHere(location.hostname) ? <p className="small quiet only-here">{words.onlyHere}</p> : null}
      <details open={made === undefined}>
        <summary>{made ? words.another : words.make}</summary>
        <NewInvite
          onMade={(next) => {
            setMade(next)
            // A link for looking on is shown once; the one that is kept lets people draw.
            if (next.role === 'author') rememberInvite(boardId, next.invite)
          }}
        />
      </details>
    </div>
  )
}

function recalled(invite: string | undefined): Made | undefined {
  return invite === undefined ? undefined : { invite, role: 'author' }
}

/** A link that has expired or was ended is not offered any longer. */
function useForgetEnded(invite: string | undefined, forget: () => void): void {
  const { boardId } = useBoard()
  useEffect(() => {
    if (invite === undefined) return
    let isShown = true
    void api.welcome(boardId, invite).then((answer) => {
      if (isShown && answer.ok && !answer.value.inviteIsGood) forget()
    })
    return () => {
      isShown = false
    }
    // Whether the link is good is asked for when the panel opens; `forget` is a new function at each render.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [boardId, invite])
}
