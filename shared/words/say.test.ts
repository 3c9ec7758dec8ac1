import { expect, test } from 'vitest'
import { say } from './say.ts'

const sentences = {
  full: (most: number) => `It has ${most} people.`,
  plain: 'Wait.',
  why: (why: string) => `No: ${why}`,
}

test('a sentence is said with what stands in it, and another sentence may stand in it', () => {
  expect(say({ reason: 'plain', values: [] }, sentences)).toBe('Wait.')
  expect(say({ reason: 'full', values: [12] }, sentences)).toBe('It has 12 people.')
  expect(say({ reason: 'why', values: [{ reason: 'full', values: [12] }] }, sentences)).toBe('No: It has 12 people.')
})

test('what a catalogue does not have is not said, not even what every object has', () => {
  expect(say({ reason: 'newer', values: [] }, sentences)).toBeUndefined()
  expect(say({ reason: 'toString', values: [] }, sentences)).toBeUndefined()
})
