import { expect, test } from 'vitest'
import { languageOf } from './language.ts'
import { language as pseudo } from './languages/en-XA.ts'

test('a language says its own words, and English where it has none', () => {
  const german = languageOf({ doors: { open: 'Öffnen', many: (count: number) => `${count} Türen` } })
  const words = german.wordsOf('doors', { open: 'Open', close: 'Close', many: (count: number) => `${count} doors` })
  expect([words.open, words.close, words.many(3)]).toEqual(['Öffnen', 'Close', '3 Türen'])
  expect(german.wordsOf('windows', { open: 'Open' })).toEqual({ open: 'Open' })
})

test('the language for looking at the screen brackets each sentence, and what stands inside is left as it was', () => {
  const words = pseudo.wordsOf('doors', { none: '', name: 'Ada', said: (who: string) => `${who} opens`, all: [['a']] })
  expect(words.none).toBe('')
  expect(words.name).toMatch(/^⟦Ádá·+⟧$/)
  expect(words.said(words.name)).toMatch(/^⟦⟦Ádá··⟧ ópéñs·+⟧$/)
  expect(words.all).toEqual([['⟦á·⟧']])
})
