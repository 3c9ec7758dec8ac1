import { expect, it } from 'vitest'
import { listNames } from './names.ts'

it('names people as one says them', () => {
  const named = (...names: string[]) => listNames(names.map((name) => ({ name })))
  expect(named('Noor')).toBe('Noor')
  expect(named('Noor', 'Priya')).toBe('Noor and Priya')
  expect(named('Noor', 'Priya', 'Tomasz')).toBe('Noor, Priya and Tomasz')
  expect(named()).toBe('')
})
