import { expect, test } from 'vitest'
import { keyTable, nameOfKey, type PressedKey } from './key-table.ts'

function press(key: string, held: Partial<PressedKey> = {}): PressedKey {
  return { key, altKey: false, shiftKey: false, ctrlKey: false, metaKey: false, ...held }
}

test('a key is named with what is held, always in the same order; Ctrl and Cmd are one', () => {
  expect(nameOfKey(press('Z', { shiftKey: true, metaKey: true, altKey: true }))).toBe('mod+alt+shift+z')
  expect(nameOfKey(press('z', { ctrlKey: true }))).toBe('mod+z')
  expect(nameOfKey(press('ArrowUp', { altKey: true }))).toBe('alt+arrowup')
})

test('a table finds the row whose key it is, and none for more or less than is held', () => {
  const undo = { keys: ['z', 'Mod+z'] }
  const redo = { keys: ['Shift+z'] }
  const rowFor = keyTable([undo, redo])
  expect(rowFor(press('Z'))).toBe(undo)
  expect(rowFor(press('z', { metaKey: true }))).toBe(undo)
  expect(rowFor(press('Z', { shiftKey: true }))).toBe(redo)
  expect(rowFor(press('z', { altKey: true }))).toBeUndefined()
  expect(rowFor(press('q'))).toBeUndefined()
})
