import { formatClock, formatDay, formatMinutes } from '../../ui/words/format-time.ts'

const hour = 3_600_000

/** “just now”, “5 minutes ago”, “14:05”, “3 March, 14:05”: as exact as it matters. Milliseconds since 1970. */
export function formatWhen(at: number, now: number): string {
  const ago = now - at
  if (ago < 60_000) return 'just now'
  if (ago < hour) return `${formatMinutes(ago)} ago`
  return ago < 12 * hour ? formatClock(at) : `${formatDay(at)}, ${formatClock(at)}`
}
