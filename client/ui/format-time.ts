const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long' })

/** 20:14 in the reader's time zone; `at` in milliseconds since 1970. */
export function formatClock(at: number): string {
  return clock.format(at)
}

/** 3 March */
export function formatDay(at: number): string {
  return day.format(at)
}

/** “2 minutes”, “1 minute”, “less than a minute”: whole minutes, as nobody needs the seconds. */
export function formatMinutes(ms: number): string {
  const minutes = Math.round(ms / 60_000)
  if (minutes < 1) return 'less than a minute'
  return minutes === 1 ? '1 minute' : `${minutes} minutes`
}
