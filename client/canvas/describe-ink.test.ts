import { expect, test } from 'vitest'
import type { InkRecord } from '#shared/documents/ink-document.ts'
import { describeInk } from './describe-ink.ts'

function record(type: string, y: number, props: unknown): InkRecord {
  return { id: `shape:${type}${y}`, typeName: 'shape', type, x: 0, y, props }
}

test('notes, figures and words are read out from top to bottom, and strokes are counted', () => {
  const { counts, lines } = describeInk([
    record('draw', 5, { segments: [] }),
    record('draw', 6, { segments: [] }),
    record('sticky', 300, { words: 'Ask Jo' }),
    record('text', 200, {
      richText: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'comedy?' }] }] },
    }),
    record('figure', 100, { words: 'Jo', mood: -2, height: 90 }),
    record('sticky', 400, { words: '' }),
  ])
  expect(counts).toBe('2 notes, a figure, loose words, 2 strokes')
  expect(lines.map(({ text }) => text)).toEqual([
    'A figure, “Jo”, dreadful',
    'Words: “comedy?”',
    'A note: “Ask Jo”',
    'A note without words',
  ])
})

test('whatever stands in a document is read without a word too many', () => {
  const broken = [record('text', Number.NaN, { richText: 7 }), record('text', 1, null), record('balloon', 2, {})]
  expect(describeInk(broken)).toEqual({
    counts: '2 times loose words',
    lines: expect.arrayContaining([{ id: 'shape:text1', text: 'Words: “”' }]),
  })
  expect(describeInk([])).toEqual({ counts: '', lines: [] })
})
