import { describe, expect, test } from 'vitest'
import { meaningOf, type Pressed } from './keys.ts'

function press(key: string, held: Partial<Pressed> = {}): Pressed {
  return { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held }
}

describe('the keys of merge mode', () => {
  test.each([
    ['a', 'accept'],
    ['A', 'accept'],
    ['p', 'part'],
    ['s', 'same-as'],
    ['k', 'apart'],
    ['l', 'later'],
    ['r', 'rename'],
    ['n', 'next'],
    ['ArrowDown', 'next'],
    ['b', 'back'],
    ['z', 'undo'],
    ['v', 'variants'],
    ['w', 'link'],
  ])('%s means %s', (key, name) => {
    expect(meaningOf(press(key))).toEqual({ name })
  })

  test('capitals with Shift are the large steps', () => {
    expect(meaningOf(press('A', { shiftKey: true }))).toEqual({ name: 'accept-all' })
    expect(meaningOf(press('Z', { shiftKey: true }))).toEqual({ name: 'redo' })
    expect(meaningOf(press('?', { shiftKey: true }))).toEqual({ name: 'help' })
    expect(meaningOf(press('K', { shiftKey: true }))).toBeUndefined()
  })

  test('a digit is about a person or a partner', () => {
    expect(meaningOf(press('2'))).toEqual({ name: 'digit', digit: 2 })
    expect(meaningOf(press('0'))).toEqual({ name: 'see-all' })
  })

  test('what the browser does with a held key stays the browser’s, undo apart', () => {
    expect(meaningOf(press('a', { ctrlKey: true }))).toBeUndefined()
    expect(meaningOf(press('a', { altKey: true }))).toBeUndefined()
    expect(meaningOf(press('z', { metaKey: true }))).toEqual({ name: 'undo' })
    expect(meaningOf(press('z', { ctrlKey: true, shiftKey: true }))).toEqual({ name: 'redo' })
  })

  test('with single keys switched off only undo, redo and Escape are left', () => {
    expect(meaningOf(press('a'), false)).toBeUndefined()
    expect(meaningOf(press('?'), false)).toBeUndefined()
    expect(meaningOf(press('Escape'), false)).toEqual({ name: 'close' })
    expect(meaningOf(press('z', { ctrlKey: true }), false)).toEqual({ name: 'undo' })
  })
})
