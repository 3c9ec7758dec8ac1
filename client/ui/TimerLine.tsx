import type { Timer } from '#shared/model/phase.ts'
import { formatMinutes } from './words/format-time.ts'
import { inLanguage } from './language/in-language.ts'
import { useNow } from './browser/use-now.ts'

const words = inLanguage('timer', {
  over: 'The time is up. Nothing closes.',
  short: 'Less than a minute left. Nothing closes.',
  left: (minutes: string) => `About ${minutes} left. Nothing closes.`,
} as const)

export function timerSentence({ endsAt }: Timer, now: number): string {
  const left = endsAt - now
  if (left <= 0) return words.over
  return left < 30_000 ? words.short : words.left(formatMinutes(Math.max(60_000, left)))
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
