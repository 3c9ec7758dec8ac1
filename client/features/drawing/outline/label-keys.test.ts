import { describe, expect, test } from 'vitest'
import { readLabelKey, readRowKey } from './label-keys.ts'

const plain = { altKey: false, shiftKey: false, ctrlKey: false, metaKey: false }
const at = (text: string, start: number, more: { end?: number; isTall?: boolean } = {}) => ({
  text,
  start,
  end: more.end ?? start,
  isTall: more.isTall ?? false,
})

describe('keys in a row', () => {
  test('Enter goes on, with Shift it is a line in the label', () => {
    expect(readRowKey({ ...plain, key: 'Enter' })).toBe('next')
    expect(readRowKey({ ...plain, key: 'Enter', shiftKey: true })).toBeUndefined()
  })

  test('Alt and an arrow move the row, arrows alone do not', () => {
    expect(readRowKey({ ...plain, key: 'ArrowRight', altKey: true })).toBe('in')
    expect(readRowKey({ ...plain, key: 'ArrowLeft', altKey: true })).toBe('out')
    expect(readRowKey({ ...plain, key: 'ArrowLeft', altKey: true, shiftKey: true })).toBe('out-alone')
    expect(readRowKey({ ...plain, key: 'ArrowUp', altKey: true })).toBe('up')
    expect(readRowKey({ ...plain, key: 'ArrowUp' })).toBeUndefined()
  })

  test('undo and redo are found on every platform’s keys', () => {
    expect(readRowKey({ ...plain, key: 'z', ctrlKey: true })).toBe('undo')
    expect(readRowKey({ ...plain, key: 'Z', metaKey: true, shiftKey: true })).toBe('redo')
    expect(readRowKey({ ...plain, key: 'y', ctrlKey: true })).toBe('redo')
    // AltGr arrives as Ctrl and Alt on some keyboards: it types a letter.
    expect(readRowKey({ ...plain, key: 'z', ctrlKey: true, altKey: true })).toBeUndefined()
  })
})

describe('keys in a label', () => {
  test('Backspace at the start takes away more than letters, with a selection only letters', () => {
    expect(readLabelKey('Backspace', at('Opens', 0))).toBe('erase')
    expect(readLabelKey('Backspace', at('Opens', 3))).toBeUndefined()
    expect(readLabelKey('Backspace', at('Opens', 0, { end: 5 }))).toBeUndefined()
  })

  test('@ at the end or after a space links, inside a word it is an address', () => {
    expect(readLabelKey('@', at('', 0))).toBe('link')
    expect(readLabelKey('@', at('Watches previews', 16))).toBe('link')
    expect(readLabelKey('@', at('Watches previews', 8))).toBe('link')
    expect(readLabelKey('@', at('Writes to me and waits', 9))).toBeUndefined()
  })

  test('arrows leave a label of one line at once, a taller one at its edges', () => {
    expect(readLabelKey('ArrowUp', at('Opens', 3))).toBe('above')
    expect(readLabelKey('ArrowDown', at('Opens', 3, { isTall: true }))).toBeUndefined()
    expect(readLabelKey('ArrowDown', at('Opens', 5, { isTall: true }))).toBe('below')
    expect(readLabelKey('ArrowUp', at('Opens', 0, { isTall: true }))).toBe('above')
  })
})
