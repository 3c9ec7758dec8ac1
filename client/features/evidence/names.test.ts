import { expect, test } from 'vitest'
import { dayOf, isoDay, nameOf, tabOf } from './names.ts'

const speakers = [
  { name: 'I1', role: 'interviewer' },
  { name: 'P1', role: 'participant' },
] as const

test('an interview is called after who tells the story, and its tab says the day', () => {
  expect(nameOf({ title: '', speakers })).toBe('P1')
  expect(tabOf({ title: '', speakers, date: '2026-03-03' })).toBe('P1, 3 March')
  expect(tabOf({ title: 'Pilot', speakers, date: '' })).toBe('Pilot')
  expect(nameOf({ title: '', speakers: [] })).toBe('Interview')
})

test('what is no date is not shown as one', () => {
  expect(dayOf('soon')).toBe('')
})

test('a day in the date field is the day on the wall', () => {
  expect(isoDay(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05')
})
