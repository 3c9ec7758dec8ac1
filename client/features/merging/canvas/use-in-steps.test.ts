import { expect, test } from 'vitest'
import { nextStep } from './use-in-steps.ts'

const lines = (...keys: readonly string[]) => keys.map((key) => ({ key }))

test('what is new joins a few at a time, in the order of the list, until all of it is there', () => {
  const all = lines('a', 'b', 'c', 'd', 'e')
  const first = nextStep(all, new Set(), 2)
  expect([...first]).toEqual(['a', 'b'])
  const second = nextStep(all, first, 2)
  expect([...second].sort()).toEqual(['a', 'b', 'c', 'd'])
  const third = nextStep(all, second, 2)
  expect([...third].sort()).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(nextStep(all, third, 2)).toBe(third)
})

test('what has gone leaves at once, and makes no room that something new would have to wait for', () => {
  const here = new Set(['a', 'b', 'c'])
  expect([...nextStep(lines('c', 'd', 'e'), here, 2)].sort()).toEqual(['c', 'd', 'e'])
  expect([...nextStep(lines('b'), here, 2)]).toEqual(['b'])
})

test('two of one name are one, and do not come again and again', () => {
  const all = lines('a', 'a', 'b')
  const here = nextStep(all, new Set(), 5)
  expect(nextStep(all, here, 5)).toBe(here)
})
