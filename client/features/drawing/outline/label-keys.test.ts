import { describe, expect, test } from 'vitest'
import { readLabelKey } from './label-keys.ts'

const at = (text: string, start: number, more: { end?: number; isTall?: boolean } = {}) => ({
  text,
  start,
  end: more.end ?? start,
  isTall: more.isTall ?? false,
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
