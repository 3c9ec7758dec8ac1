import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readFeelingSuffix } from './feeling-suffix.ts'

test('a mouth and a word at the end are a feeling', () => {
  expect(readFeelingSuffix('Forty minutes gone :( frustrated')).toEqual({
    label: 'Forty minutes gone',
    feeling: { valence: -1, word: 'frustrated' },
  })
  expect(readFeelingSuffix('Sinks into the couch :)) so cosy ')).toEqual({
    label: 'Sinks into the couch',
    feeling: { valence: 2, word: 'so cosy' },
  })
  expect(readFeelingSuffix('Forty minutes gone:(frustrated')).toEqual({
    label: 'Forty minutes gone',
    feeling: { valence: -1, word: 'frustrated' },
  })
  expect(readFeelingSuffix('Waits :-|')).toEqual({ label: 'Waits', feeling: { valence: 0, word: '' } })
})

test('words that only look like it stay words', () => {
  for (const text of [
    'Opens the app (again)',
    'Chooses: film or series',
    ':(',
    'Watches something (on tv:)',
    'Reads the note:(optional) and goes on',
    'Asks “why :)?” and goes on: slowly',
  ])
    expect(readFeelingSuffix(text)).toBeUndefined()
})

test('no letter of the label or the word is lost', () => {
  const words = fc.stringMatching(/^[a-z][a-z ]{0,20}[a-z]$/)
  fc.assert(
    fc.property(words, fc.constantFrom('((', '(', '|', ')', '))'), words, (label, mouth, word) => {
      const read = readFeelingSuffix(`${label} :${mouth} ${word}`)
      expect(read?.label).toBe(label)
      expect(read?.feeling.word).toBe(word)
    }),
  )
})
