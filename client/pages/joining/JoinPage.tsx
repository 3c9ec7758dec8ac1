import { useEffect, useState, useSyncExternalStore } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import type { BoardId } from '#shared/model/ids.ts'
import type { JoinBody, Welcome } from '#shared/protocol/api.ts'
import { type Answer, api } from '../../sync/http/api-client.ts'
import { noteBack } from '../../sync/device/forget-device.ts'
import { showCode } from '../../sync/http/fresh-code.ts'
import { Button } from '../../ui/Button.tsx'
import { backWords } from './coming-back-messages.ts'
import { ComingBack, WithCode } from './ComingBack.tsx'
import { noteBoards } from '../has-boards.ts'
import { InvitationForm } from './InvitationForm.tsx'
import { readInviteFragment } from './invite-link.ts'
import { JoinForm } from './JoinForm.tsx'
import { loadBoardPage } from '../load-board-page.ts'
import { preload } from '../preload.ts'
import { joinWords } from '../messages.ts'
import { PlainPage, Waiting } from '../PlainPage.tsx'

/** Where an invitation leads: say who you are, or continue as who this browser already is. */
export function JoinPage({ boardId }: { boardId: BoardId }) {
  const [, navigate] = useLocation()
  const comesBack = new URLSearchParams(useSearch()).has('back')
  // Another invitation pasted on this very page changes only the fragment.
  const invite = useSyncExternalStore(watchFragment, readFragment)
  const [welcome, look] = useWelcome(boardId, invite)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string>()
  const [isThem, setIsThem] = useState<string>()

  async function join(body: JoinBody) {
    if (busy) return
    setBusy(true)
    setTrouble(undefined)
    preload(loadBoardPage)
    const answer = await api.join(boardId, body)
    setBusy(false)
    if (!answer.ok) return setTrouble(answer.sentence)
    if (answer.value.recoveryCode !== undefined) showCode(boardId, answer.value.recoveryCode)
    noteBoards()
    noteBack(boardId)
    // Replaces the address, so that the secret does not stay in the history.
    navigate(`/b/${boardId}`, { replace: true })
  }

  if (!welcome) return <Waiting sentence={joinWords.looking} />
  if (!welcome.ok) {
    const isUnknown = welcome.code === 'not-found' || welcome.code === 'gone'
    if (isUnknown) return <PlainPage heading={joinWords.unknown.heading} sentence={joinWords.unknown.sentence} />
    return (
      <PlainPage heading={welcome.sentence}>
        <p className="plain-actions">
          <Button look="primary" onClick={look}>
            {joinWords.again}
          </Button>
          <Link href="/" className="btn soft">
            {joinWords.home}
          </Link>
        </p>
      </PlainPage>
    )
  }

  const { title, you, inviteIsGood, inviteEnded, freeSlots, bringsBack, people } = welcome.value
  const comingBack = (
    <ComingBack
      key={isThem}
      boardId={boardId}
      invite={inviteIsGood ? invite : undefined}
      people={people}
      isThem={isThem}
    />
  )
  const refusal = inviteEnded ? joinWords[inviteEnded] : invite ? joinWords.wrongInvite : joinWords.noInvite
  if (comesBack && !invite && you.length === 0)
    return (
      <PlainPage heading={backWords.heading} sentence={backWords.says}>
        <WithCode boardId={boardId} />
      </PlainPage>
    )
  if (!inviteIsGood && you.length === 0)
    return (
      <PlainPage heading={refusal.heading} sentence={refusal.sentence}>
        <InvitationForm />
        {comingBack}
      </PlainPage>
    )
  if (bringsBack && invite)
    return (
      <PlainPage heading={joinWords.heading(title)} sentence={backWords.asBeforeSays}>
        <p className="plain-actions">
          <Button look="primary" onClick={() => void join({ invite, comeBack: true })}>
            {backWords.asBefore(bringsBack.name)}
          </Button>
        </p>
        {trouble ? (
          <p className="trouble" role="alert">
            {trouble}
          </p>
        ) : null}
        {comingBack}
      </PlainPage>
    )
  return (
    <PlainPage heading={joinWords.heading(title)} {...(you.length > 0 ? {} : { sentence: joinWords.invited })}>
      {you.length > 0 ? (
        <section className="join-you">
          <h2>{joinWords.continueHeading}</h2>
          <p className="plain-actions">
            {you.map(({ personId, name }) => (
              <Button key={personId} look="primary" onClick={() => void join({ continueAs: personId })}>
                {joinWords.continueAs(name)}
              </Button>
            ))}
          </p>
        </section>
      ) : null}
      {trouble ? (
        <p className="trouble" role="alert">
          {trouble}
        </p>
      ) : null}
      {inviteIsGood && invite ? (
        <JoinForm
          people={people ?? []}
          freeSlots={freeSlots}
          busy={busy}
          isAlternative={you.length > 0}
          onJoin={(person) => void join({ invite, person })}
          onIsThem={setIsThem}
        />
      ) : null}
      {comingBack}
    </PlainPage>
  )
}

/** What the join page may show of the board before anybody joined; the function asks again. */
function useWelcome(boardId: BoardId, invite: string | undefined) {
  const [turn, setTurn] = useState(0)
  const asked = `${boardId} ${invite ?? ''} ${turn}`
  const [answer, setAnswer] = useState<{ asked: string; welcome: Answer<Welcome> }>()
  useEffect(() => {
    let isShown = true
    void api.welcome(boardId, invite).then((welcome) => {
      if (isShown) setAnswer({ asked, welcome })
    })
    return () => {
      isShown = false
    }
  }, [boardId, invite, asked])
  return [answer?.asked === asked ? answer.welcome : undefined, () => setTurn(turn + 1)] as const
}

function watchFragment(listener: () => void): () => void {
  // wouter announces its own steps through the history as events of these names.
  const events = ['hashchange', 'pushState', 'popstate']
  for (const event of events) addEventListener(event, listener)
  return () => {
    for (const event of events) removeEventListener(event, listener)
  }
}

function readFragment(): string | undefined {
  return readInviteFragment(location.hash)
}
