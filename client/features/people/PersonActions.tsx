import { useState } from 'react'
import type { Person } from '#shared/model/person.ts'
import { api } from '../../sync/http/api-client.ts'
import { useBoard } from '../../sync/board-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { useCommand } from '../../ui/browser/use-command.ts'
import { Copyable } from './Copyable.tsx'
import { peopleWords as words } from './messages.ts'
import { Trouble } from './Trouble.tsx'

/** What the facilitator can do about one person; whatever cannot be taken back is asked again. */
export function PersonActions(props: {
  person: Person
  inviteHref: (invite: string) => string
  onRemoved: (removed: { readonly name: string; readonly cameBy?: string | undefined }) => void
}) {
  const { person, inviteHref, onRemoved } = props
  const { boardId } = useBoard()
  const [trouble, run] = useCommand()
  const [step, setStep] = useState<'all' | 'passing' | 'removing'>('all')
  const [backLink, setBackLink] = useState<string>()
  const { id, name } = person
  const other = person.role === 'observer' ? 'author' : 'observer'

  async function bringBack() {
    const answer = await api.inviteBack(boardId, id)
    if (answer.ok) setBackLink(location.origin + inviteHref(answer.value.invite))
    return answer
  }

  async function remove() {
    const answer = await api.removePerson(boardId, id)
    if (answer.ok) onRemoved({ name, cameBy: answer.value.cameBy })
    return answer
  }

  return (
    <>
      {step === 'all' ? (
        <p className="person-actions">
          <Button look="link" size="small" aria-label={words.passHatTo(name)} onClick={() => setStep('passing')}>
            {words.passHat}
          </Button>
          <Button
            look="link"
            size="small"
            aria-label={other === 'observer' ? words.makeObserverOf(name) : words.makeAuthorOf(name)}
            onClick={() => run(api.setRole(boardId, id, other))}
          >
            {other === 'observer' ? words.makeObserver : words.makeAuthor}
          </Button>
          <Button look="link" size="small" aria-label={words.bringBackOf(name)} onClick={() => run(bringBack())}>
            {words.bringBack}
          </Button>
          <Button look="link" size="small" aria-label={words.removeOf(name)} onClick={() => setStep('removing')}>
            {words.remove}
          </Button>
        </p>
      ) : null}
      {step === 'passing' ? (
        <Sure
          says={words.passHatSure(name)}
          yes={words.passHatYes}
          no={words.cancel}
          onYes={() => run(api.setRole(boardId, id, 'facilitator'))}
          onDone={() => setStep('all')}
        />
      ) : null}
      {step === 'removing' ? (
        <Sure
          says={words.removeSure(name)}
          yes={words.removeYes}
          no={words.removeNo}
          onYes={() => run(remove())}
          onDone={() => setStep('all')}
        />
      ) : null}
      {backLink ? (
        <div className="person-back">
          <p className="small quiet">{words.bringBackSays(name)}</p>
          <Copyable value={backLink} label={words.invite.label} copyWord={words.invite.copy} />
        </div>
      ) : null}
      <Trouble sentence={trouble} />
    </>
  )
}

function Sure(props: { says: string; yes: string; no: string; onYes: () => void; onDone: () => void }) {
  const { says, yes, no, onYes, onDone } = props
  return (
    <p className="person-actions">
      <span className="small">{says}</span>
      <Button
        size="small"
        onClick={() => {
          onYes()
          onDone()
        }}
      >
        {yes}
      </Button>
      <Button look="link" size="small" onClick={onDone}>
        {no}
      </Button>
    </p>
  )
}
