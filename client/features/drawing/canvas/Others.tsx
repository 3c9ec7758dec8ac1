import { byName, type Person } from '#shared/model/person.ts'
import { useBoard, useSessionFacts } from '../../../sync/board-context.tsx'
import { Figure } from '../../../ui/drawn/Figure.tsx'
import { drawingWords } from './messages.ts'

const shownAtMost = 4

/** Who is ready and who is drawing. Nothing else of them is known here. */
export function Others() {
  const { myId } = useBoard()
  const { people } = useSessionFacts()
  const others = people.filter((person) => person.id !== myId && person.role !== 'observer').sort(byName)
  if (others.length === 0) return null
  return (
    <ul className="others" aria-label={drawingWords.others}>
      {others.slice(0, shownAtMost).map((person) => (
        <li key={person.id}>
          <Figure slot={person.slot} />
          {stateOf(person)}
        </li>
      ))}
      {others.length > shownAtMost ? <li className="faint">+ {others.length - shownAtMost}</li> : null}
    </ul>
  )
}

function stateOf({ name, ready, revealedAt }: Person): string {
  if (revealedAt !== undefined) return drawingWords.hasShared(name)
  return ready ? drawingWords.isReady(name) : drawingWords.isDrawing(name)
}
