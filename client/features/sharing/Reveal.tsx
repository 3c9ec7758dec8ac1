import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import type { Person } from '#shared/model/person.ts'
import { api } from '../../sync/http/api-client.ts'
import { useBoard } from '../../sync/board-context.tsx'
import { announce } from '../../ui/browser/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { useCommand } from '../../ui/browser/use-command.ts'
import { sharingWords } from './messages.ts'
import { listNames } from './names.ts'

/** My yes to the next sharing; and for the facilitator the sharing itself, of exactly the maps whose owners said yes. */
export function Reveal({ people, me }: { people: readonly Person[]; me: Person | undefined }) {
  const { boardId } = useBoard()
  const [trouble, run] = useCommand()
  useRevealAnnouncement(people)
  const open = people.filter((person) => person.revealedAt === undefined && person.role !== 'observer')
  const ready = open.filter((person) => person.ready)
  const drawing = open.filter((person) => !person.ready)
  const facilitators = people.filter((person) => person.role === 'facilitator')
  if (open.length === 0) return null
  const isFirst = open.length === people.filter((person) => person.role !== 'observer').length
  const isMine = me !== undefined && open.some((person) => person.id === me.id)
  return (
    <div className="reveal">
      {isMine ? <MyYes me={me} run={run} /> : null}
      {me?.role === 'facilitator' ? (
        <div className="reveal-act">
          <Button
            look={ready.length > 0 ? 'primary' : 'plain'}
            disabled={ready.length === 0}
            onClick={() => run(api.reveal(boardId))}
          >
            {revealWord(ready)}
          </Button>
          <p className="small quiet">
            {ready.length === 0
              ? isFirst
                ? sharingWords.nobodyReady
                : sharingWords.nobodyElse
              : drawing.length > 0
                ? sharingWords.staysPrivate(listNames(drawing), drawing.length)
                : ''}
          </p>
        </div>
      ) : facilitators.length > 0 ? (
        <p className="small quiet">{sharingWords.waitForFacilitator(listNames(facilitators))}</p>
      ) : null}
      {trouble ? (
        <p className="trouble" role="alert">
          {trouble}
        </p>
      ) : null}
    </div>
  )
}

function MyYes({ me, run }: { me: Person; run: ReturnType<typeof useCommand>[1] }) {
  const { boardId } = useBoard()
  const words = sharingWords.mine
  return (
    <div className="my-yes">
      <p className="small quiet">{me.ready ? words.readySays : words.drawingSays}</p>
      <p className="my-yes-acts">
        <Button onClick={() => run(api.setReady(boardId, !me.ready))}>{me.ready ? words.notReady : words.ready}</Button>
        <Link href={`/b/${boardId}/draw`} className="btn link">
          {words.back}
        </Link>
      </p>
    </div>
  )
}

function revealWord(ready: readonly Person[]): string {
  if (ready.length === 0) return sharingWords.revealNone
  return ready.length === 1 ? sharingWords.revealOne(listNames(ready)) : sharingWords.reveal(listNames(ready))
}

/** Everybody hears that maps have appeared, also those who look elsewhere on the page. */
function useRevealAnnouncement(people: readonly Person[]): void {
  const known = useRef(new Set(people.filter((person) => person.revealedAt !== undefined).map((person) => person.id)))
  useEffect(() => {
    const fresh = people.filter((person) => person.revealedAt !== undefined && !known.current.has(person.id))
    if (fresh.length === 0) return
    for (const person of fresh) known.current.add(person.id)
    announce(sharingWords.revealed(listNames(fresh)))
  }, [people])
}
