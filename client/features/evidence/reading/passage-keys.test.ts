import { expect, test } from 'vitest'
import { stepReading } from './passage-keys.ts'
import { cutIntoPieces, type Passage, sentenceStarts } from '../pieces.ts'

const text = 'One two. Three four.\nFive six. Seven.'
const turnOf = (start: number, end: number) => ({
  start,
  end,
  pieces: cutIntoPieces({ start, end }, sentenceStarts(text, { start, end }), []),
})
const turns = [turnOf(0, 20), turnOf(21, text.length)]

function press(
  key: string,
  at: number,
  options: { from?: number; passage?: Passage; shift?: boolean; alt?: boolean } = {},
) {
  const { from = at, passage, shift = false, alt = false } = options
  return stepReading(text, turns, { cursor: { at, from }, passage }, { key, shift, alt })
}

const wordsOf = (passage: Passage | undefined) => passage && text.slice(passage.start, passage.end)

test('arrows move from sentence to sentence, over the turns, and stop at the ends', () => {
  expect(press('ArrowDown', 1)?.cursor).toEqual({ at: 2, from: 2 })
  expect(press('ArrowDown', 3)?.cursor.at).toBe(3)
  expect(press('ArrowUp', 0)?.cursor.at).toBe(0)
  expect(press('End', 0)?.cursor.at).toBe(3)
})

test('with Shift the passage grows and shrinks around where it began', () => {
  const grown = press('ArrowDown', 0, { shift: true })
  expect(wordsOf(grown?.passage)).toBe('One two. Three four.')
  expect(wordsOf(press('ArrowUp', 1, { from: 0, shift: true })?.passage)).toBe('One two.')
  expect(wordsOf(press('ArrowUp', 2, { from: 2, shift: true })?.passage)).toBe('Three four.\nFive six.')
})

test('Shift with left and right moves an end by a word, beginning with the sentence one is at', () => {
  expect(wordsOf(press('ArrowLeft', 0, { shift: true })?.passage)).toBe('One')
  expect(wordsOf(press('ArrowLeft', 0, { shift: true, passage: { start: 0, end: 8 } })?.passage)).toBe('One')
  expect(wordsOf(press('ArrowRight', 0, { shift: true, alt: true, passage: { start: 0, end: 8 } })?.passage)).toBe(
    'two.',
  )
})

test('other keys are not about reading, and an empty text has nowhere to go', () => {
  expect(press('x', 0)).toBeUndefined()
  expect(
    stepReading('', [], { cursor: { at: 0, from: 0 }, passage: undefined }, { key: 'End', shift: false, alt: false }),
  ).toBeUndefined()
})
