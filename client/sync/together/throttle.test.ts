import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createThrottle } from './throttle.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('the first call is made at once, the last one is never lost, and there are not more in between', () => {
  let x = 0
  const said: number[] = []
  const throttle = createThrottle(() => said.push(x), 80)
  for (x = 1; x <= 5; x++) throttle.call()
  expect(said).toEqual([1])
  x = 5
  vi.advanceTimersByTime(80)
  expect(said).toEqual([1, 5])
  vi.advanceTimersByTime(500)
  expect(said).toEqual([1, 5])
})

test('after it was closed nothing is said', () => {
  const said: string[] = []
  const throttle = createThrottle(() => said.push('x'), 80)
  throttle.call()
  throttle.call()
  throttle.close()
  vi.advanceTimersByTime(500)
  expect(said).toEqual(['x'])
})
