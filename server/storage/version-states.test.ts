import { expect, test } from 'vitest'
import { lastToGo } from './version-states.ts'

const version = (id: number, digest: string | null, bytes: number) => ({ id, digest, bytes })

test('the oldest go beyond a number and beyond a size, in which the same state counts once', () => {
  const versions = [
    version(5, 'a', 40),
    version(4, 'a', 40),
    version(3, 'b', 40),
    version(2, null, 40),
    version(1, 'b', 40),
  ]
  expect(lastToGo(versions, { count: 9, bytes: 120 })).toBeUndefined()
  expect(lastToGo(versions, { count: 9, bytes: 119 })).toBe(2)
  expect(lastToGo(versions, { count: 2, bytes: 120 })).toBe(3)
})

test('the newest stays, however large it is', () => {
  expect(lastToGo([version(2, 'a', 500), version(1, 'b', 1)], { count: 9, bytes: 100 })).toBe(1)
})
