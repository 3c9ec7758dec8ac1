import { describe, expect, test } from 'vitest'
import type { PressedKey } from '../../ui/browser/key-table.ts'
import { commands } from './commands.ts'
import { keySheet } from './key-sheet.ts'
import { meaningOf } from './keys.ts'

function press(key: string, held: Partial<PressedKey> = {}): PressedKey {
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
    ['ArrowUp', 'back'],
    ['d', 'differences'],
    ['m', 'fold'],
    ['i', 'draw'],
    ['?', 'help'],
    ['Escape', 'close'],
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

test('each key means one command, with Shift and Ctrl as it stands in the table', () => {
  for (const [name, { keys }] of Object.entries(commands))
    for (const key of keys) {
      if (key === '1-9') continue
      const parts = key.split('+')
      const pressed = press(parts.at(-1) ?? '', { shiftKey: parts.includes('Shift'), ctrlKey: parts.includes('Mod') })
      expect({ key, meaning: meaningOf(pressed) }).toEqual({ key, meaning: { name } })
    }
  expect(meaningOf(press('y', { ctrlKey: true }))).toEqual({ name: 'redo' })
  expect(meaningOf(press('Z', { metaKey: true, shiftKey: true }))).toEqual({ name: 'redo' })
  expect(meaningOf(press('Escape', { shiftKey: true }))).toEqual({ name: 'close' })
  expect(meaningOf(press('?', { shiftKey: true }))).toEqual({ name: 'help' })
})

test('the sheet shows the keys in the order of the commands, and what each does', () => {
  const shown = keySheet().map(([keys]) => keys)
  expect(shown.join(', ')).toBe('A, S, P, K, L, R, 1 – 9, N ↓, B ↑, Shift A, Z, Shift Z, D, M, 0, I, W, C, V, ?')
  expect(new Set(keySheet().map(([, does]) => does)).size).toBe(keySheet().length)
})
