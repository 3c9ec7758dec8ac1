import { useEffect, useState } from 'react'
import { api } from '../../sync/http/api-client.ts'
import { useBoard } from '../../sync/board-context.tsx'
import { announce } from '../../ui/browser/announce.ts'
import { Button } from '../../ui/Button.tsx'
import { useCommand } from '../../ui/browser/use-command.ts'
import { peopleWords } from './messages.ts'
import { Trouble } from './Trouble.tsx'

/** On how many devices this person is signed in, and the way to be on this one only. */
export function MyDevices() {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <details className="panel-part" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{peopleWords.devices.heading}</summary>
      {isOpen ? <Devices /> : null}
    </details>
  )
}

function Devices() {
  const { boardId } = useBoard()
  const [count, setCount] = useState<number>()
  const [said, setSaid] = useState('')
  const [refused, setRefused] = useState<string>()
  const [trouble, run] = useCommand()
  const words = peopleWords.devices
  useEffect(() => {
    let isShown = true
    void api.devices(boardId).then((answer) => {
      if (!isShown) return
      if (answer.ok) setCount(answer.value.devices)
      else setRefused(answer.sentence)
    })
    return () => {
      isShown = false
    }
  }, [boardId])

  async function signOut() {
    const answer = await api.forgetOtherDevices(boardId)
    if (!answer.ok) return answer
    setCount(1)
    const sentence = words.signedOut(answer.value.signedOut)
    setSaid(sentence)
    announce(sentence)
    return answer
  }

  if (refused) return <Trouble sentence={refused} />
  if (count === undefined) return <p className="small quiet">{peopleWords.invites.loading}</p>
  return (
    <>
      <p className="small quiet">
        {words.count(count)} <output>{said}</output>
      </p>
      {count > 1 ? (
        <p className="person-actions">
          <Button look="soft" size="small" onClick={() => run(signOut())}>
            {words.signOut}
          </Button>
          <span className="small quiet">{words.signOutSays}</span>
        </p>
      ) : null}
      <Trouble sentence={trouble} />
    </>
  )
}
