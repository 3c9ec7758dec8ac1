import { expect, test } from 'vitest'
import { asId, type MomentId, type PersonId } from '#shared/model/ids.ts'
import type { Moment } from '#shared/model/moment.ts'
import { messages } from '../messages.ts'
import type { News } from './news.ts'
import { sayNews, short } from './say-news.ts'

const words = messages.news
const by = asId<PersonId>('noor')
const labels = { a: 'Opens the app', b: 'Hunts for the remote', c: 'Falls asleep', d: 'Gives up', m: 'Opens' }
const ids = (...names: readonly (keyof typeof labels)[]) => names.map((name) => asId<MomentId>(name))
const moments = new Map(
  Object.entries(labels).map(([id, label]) => [asId<MomentId>(id), { id: asId<MomentId>(id), label } as Moment]),
)
const board = { sources: new Map(), moments } as unknown as Parameters<typeof sayNews>[1]['board']
const differences = ['x', 'y'].map((key) => ({ key })) as unknown as Parameters<typeof sayNews>[1]['differences']

/** One piece of news as it is said; every kind has a key, somebody and a time. */
function said(news: Record<string, unknown>): string {
  return sayNews({ key: 'k', by, at: 1, ...news } as unknown as News, { board, differences, nameOf: (id) => `<${id}>` })
}

test('every decision is said in the words of the moments, with who made it', () => {
  const { a, b, c, d, m } = labels
  expect(said({ kind: 'joined', moments: ids('m'), sources: ids('a', 'b', 'c', 'd') })).toBe(
    words.joined('<noor>', [a, b, c], 1),
  )
  expect(said({ kind: 'joined', moments: ids('m', 'a'), sources: [] })).toBe(words.joined('<noor>', [], 2))
  expect(said({ kind: 'added', moments: ids('m'), sources: ids('b') })).toBe(words.added('<noor>', b, 1))
  expect(said({ kind: 'added', moments: ids('m', 'a'), sources: [] })).toBe(words.added('<noor>', m, 2))
  expect(said({ kind: 'part-of', moments: ids('m'), sources: ids('b') })).toBe(words.part('<noor>', b, m))
  expect(said({ kind: 'checked', moments: ids('m') })).toBe(words.checked('<noor>', m, 1))
  expect(said({ kind: 'apart', a: 'a', b: 'd' })).toBe(words.apart('<noor>', a, d))
  expect(said({ kind: 'later', sources: ids('a', 'b', 'c') })).toBe(words.later('<noor>', [a, b]))
  expect(said({ kind: 'drawn', title: 'Before or after?' })).toBe(words.drawn('<noor>', 'Before or after?'))
  expect(said({ kind: 'difference', difference: 'y', state: 'settled' })).toBe(words.difference('<noor>', 'settled', 2))
  expect(said({ kind: 'difference', difference: 'x', state: 'open' })).toBe(words.difference('<noor>', 'open', 1))
  expect(said({ kind: 'difference', difference: 'gone', state: 'open' })).toBe(
    words.difference('<noor>', 'open', undefined),
  )
})

test('a long label is cut between words, a single long word in the middle', () => {
  const fits = 'x'.repeat(32)
  expect(short(fits)).toBe(fits)
  expect(short('Looks for the remote control under the sofa')).toBe('Looks for the remote control…')
  expect(short(`a ${'x'.repeat(40)}`)).toBe('a xxxxxxxxxx…')
  expect(short('one two three', 8)).toBe('one two …')
})
