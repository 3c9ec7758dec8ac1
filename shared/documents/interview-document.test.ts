import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { InterviewId, PersonId, QuoteId } from '../model/ids.ts'
import type { Quote } from '../model/interview.ts'
import { addQuote, interviewText, readInterview, removeQuotes, writeInterviewText } from './interview-document.ts'
import { createPeers, readerOf } from './testing/peers.ts'
import { patchText } from './text.ts'

const interviewId = 'i1' as InterviewId
const quoteId = (word: string) => word as QuoteId
const by = 'noor' as PersonId
const conversation =
  'P1: We sat down. We opened the app and browsed for forty minutes.\nInterviewer: What happened then?'

function written(text = conversation): Y.Doc {
  const doc = new Y.Doc()
  writeInterviewText(doc, {
    title: 'P1',
    date: '2026-02-12',
    speakers: [
      { name: 'P1', role: 'participant' },
      { name: 'Interviewer', role: 'interviewer' },
    ],
    text,
  })
  return doc
}

function mark(doc: Y.Doc, words: string, id = 'q1'): void {
  const start = interviewText(doc).toString().indexOf(words)
  if (!addQuote(doc, { id: quoteId(id), start, end: start + words.length, by, at: 1 })) throw new Error('not marked')
}

function quoteOf(doc: Y.Doc, id = 'q1'): Quote | undefined {
  return readInterview(doc, interviewId).quotes.find((quote) => quote.id === id)
}

describe('an interview in a document', () => {
  test('reads as it was written, speakers A to Z', () => {
    const read = readInterview(readerOf(written()), interviewId)
    expect(read).toEqual({
      id: 'i1',
      title: 'P1',
      date: '2026-02-12',
      speakers: [
        { name: 'Interviewer', role: 'interviewer' },
        { name: 'P1', role: 'participant' },
      ],
      text: conversation,
      quotes: [],
    })
  })

  test('marks only passages that say something', () => {
    const doc = written()
    for (const [start, end] of [
      [5, 5],
      [9, 5],
      [3, 4],
      [99_999, 100_000],
    ] as const)
      expect(addQuote(doc, { id: quoteId('q'), start, end, by, at: 1 })).toBe(false)
    expect(addQuote(doc, { id: quoteId('q'), start: -5, end: 2, by, at: 1 })).toBe(true)
    expect(quoteOf(doc, 'q')).toMatchObject({ exact: 'P1', start: 0, end: 2, kind: 'verbatim', lost: false })
    removeQuotes(doc, [quoteId('q')])
    expect(readInterview(doc, interviewId).quotes).toEqual([])
  })
})

describe('a quote', () => {
  test('stays with its words when others write before, after and right beside them', () => {
    const doc = written()
    mark(doc, 'browsed for forty minutes')
    const text = interviewText(doc)
    text.insert(0, 'Recorded in February.\n')
    text.insert(text.length, '\nP1: We gave up.')
    const start = text.toString().indexOf('browsed')
    text.insert(start, 'quietly ')
    text.insert(text.toString().indexOf(' minutes') + ' minutes'.length, ' or so')
    expect(quoteOf(doc)).toMatchObject({ exact: 'browsed for forty minutes', lost: false })
  })

  test('says what its words have become when they are corrected', () => {
    const doc = written()
    mark(doc, 'browsed for forty minutes')
    patchText(interviewText(doc), conversation.replace('forty', 'fourteen'))
    expect(quoteOf(doc)).toMatchObject({ exact: 'browsed for fourteen minutes', lost: false })
  })

  test('is found again where its words were retyped elsewhere', () => {
    const doc = written()
    mark(doc, 'browsed for forty minutes')
    const text = interviewText(doc)
    text.delete(0, text.length)
    expect(quoteOf(doc)).toMatchObject({ exact: 'browsed for forty minutes', lost: true })
    text.insert(0, 'P2: Hello.\nP1: They browsed for forty minutes, they said.')
    expect(quoteOf(doc)).toMatchObject({ exact: 'browsed for forty minutes', start: 20, lost: false })
  })

  test('prefers the place whose surroundings it knows, where its words stand twice', () => {
    const doc = written('P1: yes, we did. Later: no, we did. Then: yes, we did.')
    mark(doc, 'no, we did')
    const start = interviewText(doc).toString().indexOf('we did', 25)
    addQuote(doc, { id: quoteId('q2'), start, end: start + 6, by, at: 1 })
    const text = interviewText(doc)
    const words = text.toString()
    text.delete(0, text.length)
    text.insert(0, words)
    expect(quoteOf(doc, 'q2')).toMatchObject({ start, end: start + 6 })
  })

  test('is the same for everybody, also when a passage is marked while somebody writes in it', () => {
    const peers = createPeers(2, 'interview')
    const [first, second] = peers.docs
    if (!first || !second) throw new Error('two were asked for')
    writeInterviewText(first, { title: '', date: '', speakers: [], text: conversation })
    peers.settle()
    mark(first, 'opened the app')
    patchText(interviewText(second), conversation.replace('opened the app', 'opened up the app'))
    peers.settle()
    expect(quoteOf(first)).toMatchObject({ exact: 'opened up the app', lost: false })
    expect(quoteOf(second)).toEqual(quoteOf(first))
    peers.close()
  })

  test('whatever is written around it, is a stretch of the text or said to be lost', () => {
    const anyEdit = fc.record({
      at: fc.nat(120),
      remove: fc.nat(40),
      insert: fc.string({ maxLength: 12, unit: 'grapheme' }),
    })
    fc.assert(
      fc.property(
        fc.nat(100),
        fc.integer({ min: 1, max: 60 }),
        fc.array(anyEdit, { maxLength: 15 }),
        (at, length, edits) => {
          const doc = written()
          fc.pre(addQuote(doc, { id: quoteId('q1'), start: at, end: at + length, by, at: 1 }))
          for (const { at: where, remove, insert } of edits) {
            const now = interviewText(doc).toString()
            patchText(interviewText(doc), now.slice(0, where) + insert + now.slice(where + remove))
            const text = interviewText(doc).toString()
            const quote = quoteOf(doc)
            if (!quote) throw new Error('the quote is gone')
            expect(quote.lost ? quote.end : text.slice(quote.start, quote.end)).toBe(quote.lost ? 0 : quote.exact)
            expect(quoteOf(readerOf(doc))).toEqual(quote)
          }
        },
      ),
      { numRuns: 200 },
    )
  })

  test('whatever is written outside of it, keeps its words', () => {
    const anyEdit = fc.record({
      before: fc.boolean(),
      at: fc.nat(200),
      insert: fc.string({ unit: 'grapheme', maxLength: 8 }),
    })
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 15 }), (edits) => {
        const doc = written()
        mark(doc, 'opened the app')
        const text = interviewText(doc)
        for (const { before, at, insert } of edits) {
          const quote = quoteOf(doc)
          if (!quote) throw new Error('the quote is gone')
          const where = before ? at % (quote.start + 1) : quote.end + (at % (text.length - quote.end + 1))
          if (insert) text.insert(where, insert)
          expect(quoteOf(doc)).toMatchObject({ exact: 'opened the app', lost: false })
        }
      }),
    )
  })
})
