import type { Language } from '../language.ts'

/**
 * A language for looking at the screen with (`en-XA`, the usual tag of such a one): every word of the product stands in
 * brackets, with accents, and is two fifths longer, as in many languages it will be. What is without brackets was not
 * said by a catalogue; what does not fit would not fit in German.
 */
export const language: Language = { wordsOf: (_part, english) => pseudo(english) }

const accents: Readonly<Record<string, string>> = {
  a: 'á',
  e: 'é',
  i: 'í',
  o: 'ó',
  u: 'ú',
  A: 'Á',
  E: 'É',
  I: 'Í',
  O: 'Ó',
  U: 'Ú',
  c: 'ç',
  n: 'ñ',
  y: 'ý',
}

function pseudo<T>(words: T): T {
  return translate(words) as T
}

function translate(value: unknown): unknown {
  if (typeof value === 'string') return longer(value)
  if (typeof value === 'function')
    return (...args: unknown[]) => translate((value as (...all: unknown[]) => unknown)(...args))
  if (Array.isArray(value)) return value.map(translate)
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, translate(inner)]))
  return value
}

/** What stands in brackets already was put in by another sentence, and is left as it is. */
function longer(text: string): string {
  if (text.trim() === '') return text
  const accented = text.replaceAll(/⟦[^]*?⟧|\p{L}/gu, (piece) => accents[piece] ?? piece)
  return `⟦${accented}${'·'.repeat(Math.ceil(text.length * 0.4))}⟧`
}
