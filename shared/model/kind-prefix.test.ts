import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { kindMarks, readKindPrefix } from './kind-prefix.ts'

describe('a mark at the start of a label', () => {
  test.each([
    ['? Which one', 'decision', 'Which one'],
    ['?Which one', 'decision', 'Which one'],
    ['!Hunts for the remote', 'error', 'Hunts for the remote'],
    ['! Hunts for the remote', 'error', 'Hunts for the remote'],
    ['^ Forty minutes gone', 'pain', 'Forty minutes gone'],
    ['~Falls back on an old favourite', 'workaround', 'Falls back on an old favourite'],
    ['- Falls back on an old favourite', 'workaround', 'Falls back on an old favourite'],
    ['– Falls back', 'workaround', 'Falls back'],
    ['x Goes to bed annoyed', 'abandon', 'Goes to bed annoyed'],
    ['>House goes quiet', 'start', 'House goes quiet'],
    ['. Falls asleep', 'end', 'Falls asleep'],
    ['!Ärger', 'error', 'Ärger'],
    ['! ', 'error', ''],
  ])('%j makes it %s', (text, kind, label) => {
    expect(readKindPrefix(text)).toEqual({ kind, label, cut: text.length - label.length })
  })

  test.each([
    'Opens the app',
    '',
    '!',
    'x',
    'xylophone lesson',
    'x-ray shows nothing',
    'X marks the spot',
    '.net conference starts',
    '~20 minutes later',
    '-5 degrees outside',
    '?!',
    '...and again',
    '>10 mails unread',
    'What now?',
    '🙂 smiles',
    '😀',
  ])('ordinary words keep their step: %j', (text) => {
    expect(readKindPrefix(text)).toBeUndefined()
  })

  test('no mark stands for two kinds', () => {
    expect(new Set(kindMarks.map((entry) => entry.mark)).size).toBe(kindMarks.length)
  })

  test('whatever the words, the remainder is their end and the cut its length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(...kindMarks), (words, { mark, kind }) => {
        const text = `${mark} ${words}`
        const read = readKindPrefix(text)
        expect(read?.kind).toBe(kind)
        expect(text.slice(read?.cut ?? 0)).toBe(read?.label)
      }),
    )
  })
})
