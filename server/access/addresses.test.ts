import { expect, test } from 'vitest'
import { isThisMachine, normalAddress } from './addresses.ts'

test.for([
  ['203.0.113.9', '203.0.113.9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['::FFFF:cb00:7109', '203.0.113.9'],
  ['203.0.113.9:4711', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::7', '2001:db8:1:2::/64'],
  ['[2001:DB8:1:2::7]:443', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '127.0.0.1'],
  ['unknown', undefined],
  ['', undefined],
  ['1.2.3.4.5', undefined],
] as const)('%s counts as %s', ([text, counted]) => {
  expect(normalAddress(text)).toBe(counted)
})

test('this machine is known in every dress', () => {
  expect(['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'].map(isThisMachine)).toEqual([true, true, true, true])
  expect(['10.0.0.1', '::2', undefined].map(isThisMachine)).toEqual([false, false, false])
})
