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
  ])('%s means %s', (key, act) => {
    expect(meaningOf(press(key))).toEqual({ act })
  })

  test('capitals with Shift are the large steps', () => {
    expect(meaningOf(press('A', { shiftKey: true }))).toEqual({ act: 'accept-all' })
    expect(meaningOf(press('Z', { shiftKey: true }))).toEqual({ act: 'redo' })
    expect(meaningOf(press('?', { shiftKey: true }))).toEqual({ act: 'help' })
    expect(meaningOf(press('K', { shiftKey: true }))).toBeUndefined()
  })

  test('a digit is about a person or a partner', () => {
    expect(meaningOf(press('2'))).toEqual({ act: 'digit', digit: 2 })
    expect(meaningOf(press('0'))).toEqual({ act: 'see-all' })
  })

  test('what the browser does with a held key stays the browser’s, undo apart', () => {
    expect(meaningOf(press('a', { ctrlKey: true }))).toBeUndefined()
    expect(meaningOf(press('a', { altKey: true }))).toBeUndefined()
    expect(meaningOf(press('z', { metaKey: true }))).toEqual({ act: 'undo' })
    expect(meaningOf(press('z', { ctrlKey: true, shiftKey: true }))).toEqual({ act: 'redo' })
  })

  test('with single keys switched off only undo, redo and Escape are left', () => {
    expect(meaningOf(press('a'), false)).toBeUndefined()
    expect(meaningOf(press('?'), false)).toBeUndefined()
    expect(meaningOf(press('Escape'), false)).toEqual({ act: 'close' })
    expect(meaningOf(press('z', { ctrlKey: true }), false)).toEqual({ act: 'undo' })
  })
})
