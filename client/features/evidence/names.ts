import { nameInterview } from '#shared/interviews/interview-name.ts'
import type { Interview } from '#shared/model/interview.ts'
import { formatDay } from '../../ui/words/format-time.ts'
import { messages } from './messages.ts'

/** What an interview is called in a sentence: “P1”, or “P1 and P2”. */
export function nameOf(interview: Pick<Interview, 'speakers' | 'title'>): string {
  return nameInterview(interview) || messages.tabs.unnamed
}

/** What stands on its tab: “P1, 3 March”. */
export function tabOf(interview: Pick<Interview, 'speakers' | 'title' | 'date'>): string {
  const day = dayOf(interview.date)
  const name = interview.title || nameOf(interview)
  return day ? `${name}, ${day}` : name
}

/** 2026-03-03 → 3 March, whatever the time zone; nothing for what is no date. */
export function dayOf(date: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date)
  if (!match) return ''
  const [, year, month, day] = match
  return formatDay(new Date(Number(year), Number(month) - 1, Number(day)).getTime())
}

/** Today as a date field writes it, in the reader's time zone. */
export function isoDay(now: Date): string {
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
