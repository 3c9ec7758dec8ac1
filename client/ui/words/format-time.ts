import { locale } from '../language/chosen-language.ts'
import { inLanguage } from '../language/in-language.ts'

const words = inLanguage('time', {
  short: 'less than a minute',
  day: (day: string) => day,
  minutes: (count: number) => (count === 1 ? '1 minute' : `${count} minutes`),
} as const)
const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' })
const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long' })

/** 20:14 in the reader's time zone; `at` in milliseconds since 1970. */
export function formatClock(at: number): string {
  return clock.format(at)
}

/** 3 March */
export function formatDay(at: number): string {
  return words.day(day.format(at))
}

/** “2 minutes”, “1 minute”, “less than a minute”: whole minutes, as nobody needs the seconds. */
export function formatMinutes(ms: number): string {
  const minutes = Math.round(ms / 60_000)
  return minutes < 1 ? words.short : words.minutes(minutes)
}
