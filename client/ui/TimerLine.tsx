import type { Timer } from '#shared/model/phase.ts'
import { formatMinutes } from './format-time.ts'
import { useNow } from './use-now.ts'

export function timerSentence({ endsAt }: Timer, now: number): string {
  const left = endsAt - now
  if (left <= 0) return 'The time is up. Nothing closes.'
  return left < 30_000
    ? 'Less than a minute left. Nothing closes.'
    : `About ${formatMinutes(Math.max(60_000, left))} left. Nothing closes.`
}

/** A soft clock: a sentence, and a line that shortens once a minute. It never turns red and closes nothing. */
export function TimerLine({ timer }: { timer: Timer }) {
  const now = useNow(30_000)
  const length = Math.max(1, timer.endsAt - timer.startedAt)
  const left = Math.max(0, Math.min(1, (timer.endsAt - now) / length))
  return (
    <div className="timer">
      {timerSentence(timer, now)}
      <i style={{ '--left': `${Math.round(left * 100)}%` } as React.CSSProperties} />
    </div>
  )
}
