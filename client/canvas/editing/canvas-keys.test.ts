import { expect, test } from 'vitest'
import { commandFor, type KeyFacts, labelCommandFor } from './canvas-keys.ts'

function key(name: string, more: Partial<KeyFacts> = {}): KeyFacts {
  return { key: name, shiftKey: false, altKey: false, accelKey: false, isComposing: false, ...more }
}

test('a letter chooses its tool, with Caps Lock too', () => {
  expect(commandFor(key('m'))).toEqual({ do: 'tool', tool: 'moment' })
  expect(commandFor(key('M'))).toEqual({ do: 'tool', tool: 'moment' })
  expect(commandFor(key('v'))).toEqual({ do: 'tool', tool: 'select' })
})

test('letters with Ctrl or Alt stay the browser’s', () => {
  for (const letter of ['m', 'p', 'l', 'd', 'n', 't', 'r'])
    for (const held of [{ accelKey: true }, { altKey: true }, { accelKey: true, shiftKey: true }])
      expect(commandFor(key(letter, held))).toBeUndefined()
})

test('undo has its plain key and the one of every other program', () => {
  expect(commandFor(key('z'))).toEqual({ do: 'undo' })
  expect(commandFor(key('z', { accelKey: true }))).toEqual({ do: 'undo' })
  expect(commandFor(key('Z', { shiftKey: true }))).toEqual({ do: 'redo' })
  expect(commandFor(key('Z', { shiftKey: true, accelKey: true }))).toEqual({ do: 'redo' })
  expect(commandFor(key('y', { accelKey: true }))).toEqual({ do: 'redo' })
})

test('arrows walk, with Alt they move, with Shift they walk along links, with Ctrl they are left alone', () => {
  expect(commandFor(key('ArrowUp'))).toEqual({ do: 'walk', direction: 'up' })
  expect(commandFor(key('ArrowLeft', { altKey: true }))).toEqual({ do: 'nudge', x: -12, y: 0 })
  expect(commandFor(key('ArrowRight', { shiftKey: true }))).toEqual({ do: 'walkLinks', way: 'out' })
  expect(commandFor(key('ArrowRight', { accelKey: true }))).toBeUndefined()
})

test('Tab leaves the canvas', () => {
  expect(commandFor(key('Tab'))).toEqual({ do: 'leave' })
  expect(commandFor(key('Tab', { shiftKey: true }))).toEqual({ do: 'leave' })
})

test('nothing is a command while letters are being composed', () => {
  expect(commandFor(key('n', { isComposing: true }))).toBeUndefined()
  expect(labelCommandFor(key('Enter', { isComposing: true }))).toBe('type')
})

test('in a label Enter goes on, Tab branches, Escape closes, and all else is typed', () => {
  expect(labelCommandFor(key('Enter'))).toBe('next')
  expect(labelCommandFor(key('Tab'))).toBe('branch')
  expect(labelCommandFor(key('Escape'))).toBe('close')
  expect(labelCommandFor(key('Enter', { shiftKey: true }))).toBe('type')
  expect(labelCommandFor(key('Tab', { shiftKey: true }))).toBe('type')
  for (const letter of ['m', 'z', '?', 'ArrowLeft', 'Backspace']) expect(labelCommandFor(key(letter))).toBe('type')
})

test('with Shift the map is put in order, and looked at', () => {
  expect(commandFor(key('T', { shiftKey: true }))).toEqual({ do: 'tidy' })
  expect(commandFor(key('A', { shiftKey: true }))).toEqual({ do: 'arrange', how: 'left' })
  expect(commandFor(key('@', { shiftKey: true }))).toEqual({ do: 'fitSelection' })
  expect(commandFor(key('/'))).toEqual({ do: 'search' })
  expect(commandFor(key('/', { shiftKey: true }))).toEqual({ do: 'search' })
})
