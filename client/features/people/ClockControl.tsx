import type { Timer } from '#shared/model/phase.ts'
import { api } from '../../sync/http/api-client.ts'
import { useBoard } from '../../sync/board-context.tsx'
import { Button } from '../../ui/Button.tsx'
import { TimerLine } from '../../ui/TimerLine.tsx'
import { useCommand } from '../../ui/browser/use-command.ts'
import { peopleWords } from './messages.ts'

const lengths = [5, 10, 20, 30]

/** The facilitator's soft clock. */
export function ClockControl({ timer }: { timer: Timer | undefined }) {
  const { boardId } = useBoard()
  const [trouble, run] = useCommand()
  const words = peopleWords.timer
  return (
    <section className="panel-part" aria-label={words.heading}>
      <h3>{words.heading}</h3>
      {timer ? <TimerLine timer={timer} /> : <p className="small quiet">{words.says}</p>}
      <p className="person-actions">
        {lengths.map((minutes) => (
          <Button
            key={minutes}
            look="soft"
            size="small"
            aria-label={words.start(minutes)}
            onClick={() => run(api.setTimer(boardId, minutes))}
          >
            {words.minutes(minutes)}
          </Button>
        ))}
        {timer ? (
          <Button look="link" size="small" onClick={() => run(api.setTimer(boardId, null))}>
            {words.putAway}
          </Button>
        ) : null}
      </p>
      {trouble ? (
        <p className="trouble" role="alert">
          {trouble}
        </p>
      ) : null}
    </section>
  )
}
