import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressesIn, findAddresses } from './addresses.ts'

const hrefs = (text: string) => findAddresses(text).map(({ href }) => href)

test('whole addresses are found in words, without what belongs to the sentence', () => {
  expect(hrefs('See https://example.org/a?b=1#c, then (http://example.org/x).')).toEqual([
    'https://example.org/a?b=1#c',
    'http://example.org/x',
  ])
  expect(hrefs('https://example.org/wiki/Sofa_(seat)')).toEqual(['https://example.org/wiki/Sofa_(seat)'])
  expect(hrefs('“https://example.org/” and HTTPS://EXAMPLE.ORG/Path!')).toEqual([
    'https://example.org/',
    'https://example.org/Path',
  ])
})

test('what is no address of the web is words', () => {
  for (const text of [
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'file:///etc/passwd',
    'ftp://example.org',
    'example.org',
    'https://',
    'http://[',
    'a://b',
  ])
    expect(findAddresses(text)).toEqual([])
  // It would be read as the bank's.
  expect(findAddresses('https://bank.example@elsewhere.example/')).toEqual([])
})

test('a name says what would really be asked, and is short', () => {
  const [address] = findAddresses('https://еxample.org/' + 'a'.repeat(100))
  expect(address?.name).toMatch(/^xn--/)
  expect(address?.name.length).toBe(40)
})

test('the same address is offered once', () => {
  const texts = ['https://example.org and https://example.org/', 'again https://example.org']
  expect(addressesIn(texts).map(({ name }) => name)).toEqual(['example.org'])
})

test('whatever is written, what is found stands there and leads to the web', () => {
  const word = fc.oneof(fc.string(), fc.constantFrom('https://', 'http://a.b', '(', ')', '.', '@', ':', '/', ' '))
  fc.assert(
    fc.property(
      fc.array(word).map((words) => words.join('')),
      (text) => {
        for (const { at, text: own, href } of findAddresses(text)) {
          expect(text.slice(at, at + own.length)).toBe(own)
          expect(['http:', 'https:']).toContain(new URL(href).protocol)
        }
      },
    ),
    { numRuns: 500 },
  )
})
