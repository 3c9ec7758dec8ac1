import { expect, it } from 'vitest'
import { listNames } from './names.ts'

it('names people as one says them', () => {
  expect(named('Noor')).toBe('Noor')
  expect(named('Noor', 'Priya')).toBe('Noor and Priya')
  expect(named('Noor', 'Priya', 'Tomasz')).toBe('Noor, Priya and Tomasz')
  expect(named()).toBe('')
})

function named(...names: string[]): string {
  return listNames(names.map((name) => ({ name })))
}
