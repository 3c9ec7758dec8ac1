import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import type { PersonId, QuoteId } from '#shared/model/ids.ts'
import type { Quote } from '#shared/model/interview.ts'
import {
  cutIntoPieces as cut,
  moveEndByWord,
  sentenceStarts,
  type Passage,
  spokenWords,
  trimPassage,
} from './pieces.ts'

const text = '[0:26] P1: Honestly nothing, a minute. On my own I don’t browse.\n[0:36] I1: And then?'
const turn = { start: text.indexOf('Honestly'), end: text.indexOf('\n') }
const second = { start: text.indexOf('And then'), end: text.length }

function quoteOf(words: string, id = 'q1', source = text): Quote {
  const start = source.indexOf(words)
  const end = start + words.length
  return { id: id as QuoteId, kind: 'verbatim', exact: words, start, end, lost: false, by: 'p' as PersonId, at: 0 }
}

function cutIntoPieces(source: string, spoken: Passage, quotes: readonly Quote[]) {
  return cut(spoken, sentenceStarts(source, spoken), quotes)
}

test('an utterance is cut into its sentences', () => {
  const pieces = cutIntoPieces(text, turn, [])
  expect(pieces.map((piece) => text.slice(piece.start, piece.end).trim())).toEqual([
    'Honestly nothing, a minute.',
    'On my own I don’t browse.',
  ])
})

test('a quote cuts the sentence it is in, and each piece knows its quotes', () => {
  const pieces = cutIntoPieces(text, turn, [quoteOf('nothing, a minute. On my own', 'a'), quoteOf('a minute.', 'b')])
  expect(pieces.map((piece) => [text.slice(piece.start, piece.end), piece.quoteIds])).toEqual([
    ['Honestly ', []],
    ['nothing, ', ['a']],
    ['a minute.', ['a', 'b']],
    [' ', ['a']],
    ['On my own', ['a']],
    [' I don’t browse.', []],
  ])
})

test('a lost quote cuts nothing', () => {
  expect(cutIntoPieces(text, turn, [{ ...quoteOf('a minute.'), lost: true }])).toHaveLength(2)
})

test('the pieces are the utterance, whatever the words and the quotes', () => {
  const spans = fc.array(fc.tuple(fc.nat(80), fc.nat(80)))
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), spans, (words, ends) => {
      const quotes = ends.map(([a, b], i) => ({
        ...quoteOf('', `q${i}`),
        start: Math.min(a, b, words.length),
        end: Math.min(Math.max(a, b), words.length),
      }))
      const pieces = cutIntoPieces(words, { start: 0, end: words.length }, quotes)
      expect(pieces.map((piece) => words.slice(piece.start, piece.end)).join('')).toBe(words)
    }),
  )
})

test('a passage loses the spaces at its ends and a comma before it, and one without words is none', () => {
  expect(trimPassage('so, and then. ', { start: 2, end: 14 })).toEqual({ start: 4, end: 13 })
  expect(trimPassage('  two words ', { start: 0, end: 12 })).toEqual({ start: 2, end: 11 })
  expect(trimPassage('a   b', { start: 1, end: 4 })).toBeUndefined()
})

test('a passage over two turns reads without times and names', () => {
  const passage = { start: text.indexOf('don’t'), end: text.length }
  expect(spokenWords(text, passage, [turn, second])).toBe('don’t browse. … And then?')
})

test('the end of a passage moves word by word, takes its full stop along and stays in its turn', () => {
  const start = turn.start
  const honestly = { start, end: start + 'Honestly'.length }
  const nothing = moveEndByWord(text, honestly, turn, { end: 'end', by: 1 })
  expect(text.slice(nothing.start, nothing.end)).toBe('Honestly nothing,')
  expect(moveEndByWord(text, nothing, turn, { end: 'end', by: -1 })).toEqual(honestly)
  const whole = { start, end: turn.end }
  expect(moveEndByWord(text, whole, turn, { end: 'end', by: 1 })).toEqual(whole)
  const later = moveEndByWord(text, nothing, turn, { end: 'start', by: 1 })
  expect(text.slice(later.start, later.end)).toBe('nothing,')
})

test('the ends of a passage never cross', () => {
  const word = { start: turn.start, end: turn.start + 'Honestly'.length }
  expect(moveEndByWord(text, word, turn, { end: 'start', by: 1 })).toEqual(word)
  expect(moveEndByWord(text, word, turn, { end: 'end', by: -1 })).toEqual(word)
})
