import { expect, test } from 'vitest'
import { isOnlyHere } from './is-only-here.ts'

test.each(['localhost', 'maps.localhost', '127.0.0.1', '127.1.2.3', '[::1]'])('%s is this computer', (hostname) => {
  expect(isOnlyHere(hostname)).toBe(true)
})

test.each(['my-computer.local', '192.168.1.20', 'maps.example.com', 'localhost.example.com', '[fe80::1]'])(
  '%s can be reached from elsewhere',
  (hostname) => {
    expect(isOnlyHere(hostname)).toBe(false)
  },
)
