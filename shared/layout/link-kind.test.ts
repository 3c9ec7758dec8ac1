import { expect, test } from 'vitest'
import { guessLinkKind } from './link-kind.ts'
import { drawn, id } from './testing/drawn.ts'

test('a link back to what led here is a loop, to what goes wrong an error, else it goes on', () => {
  const { links } = drawn('a>b b>c b!d c@a')
  expect(guessLinkKind(links, id('c'), { id: id('a'), kind: 'step' })).toBe('loop')
  expect(guessLinkKind(links, id('d'), { id: id('b'), kind: 'step' })).toBe('loop')
  expect(guessLinkKind(links, id('a'), { id: id('d'), kind: 'abandon' })).toBe('error')
  expect(guessLinkKind(links, id('d'), { id: id('c'), kind: 'step' })).toBe('next')
  // Back along a loop is no way that led here.
  expect(guessLinkKind(links, id('b'), { id: id('c'), kind: 'step' })).toBe('next')
})
