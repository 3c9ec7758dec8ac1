import { expect, test } from 'vitest'
import { after, drawn, id, linksOf } from './testing/drawn.ts'
import { planFelt, planWritten } from './typing.ts'

test('a mark at the start says the kind, and the ways there follow it', () => {
  const map = drawn('a>b c>b', { b: { label: '!' } })
  const next = after(map, planWritten(map, id('b'), '!H'))
  expect(next.moments.find((one) => one.id === 'b')).toMatchObject({ kind: 'error', label: 'H' })
  expect(linksOf(next)).toBe('a!b c!b')
})

test('a mark counts whatever the kind was, and what an undo brought back is words', () => {
  const map = drawn('a>b', { a: { kind: 'start', label: '?' }, b: { kind: 'pain', label: '!H' } })
  expect(after(map, planWritten(map, id('a'), '?W')).moments[0]).toMatchObject({ kind: 'decision', label: 'W' })
  expect(after(map, planWritten(map, id('b'), '!Hu')).moments[1]).toMatchObject({ kind: 'pain', label: '!Hu' })
})

test('a mouth at the end of a closed label is a feeling; a word that was said stays where none follows it', () => {
  const map = drawn('a', {
    a: { label: 'Waits :(( so long', feeling: { valence: 1, word: 'glad' } },
  })
  expect(after(map, planFelt(map, id('a'))).moments).toMatchObject([
    { label: 'Waits', feeling: { valence: -2, word: 'so long' } },
  ])
  const silent = drawn('a', { a: { label: 'Waits :(', feeling: { valence: 1, word: 'glad' } } })
  expect(after(silent, planFelt(silent, id('a'))).moments).toMatchObject([{ feeling: { valence: -1, word: 'glad' } }])
  const closed = drawn('a', { a: { label: 'Watches (on tv:)' } })
  expect(planFelt(closed, id('a'))).toBeUndefined()
})
