import { describe, expect, test } from 'vitest'
import { cleanInPlace, cleanLine, cleanRead } from './clean-text.ts'

const every = [cleanLine, cleanRead]

describe('what people type', () => {
  test('[T1] has no control characters and no half letters', () => {
    for (const clean of every) {
      expect(clean('N\u0000oor')).toBe('Noor')
      expect(clean('\u0007a\u001bb\u007fc\u0080d')).toBe('abcd')
      expect(clean('a\ud800b')).toBe('a\ufffdb')
    }
    expect(cleanLine(' two\r\nlines\tand\u2028more ')).toBe('two lines and more')
    expect(cleanRead('two\r\nlines\n\tand\u2029more')).toBe('two\r\nlines\n\tand\u2029more')
  })

  test('[T2] turns no direction, and keeps the letters of every script', () => {
    for (const clean of every) {
      expect(clean('Noor\u202e ayirP\u202c')).toBe('Noor ayirP')
      expect(clean('\u2066a\u2067b\u2068c\u2069')).toBe('abc')
      for (const kept of [
        'نور\u200f',
        'می\u200cخواهم',
        '👩\u200d👩\u200d👧',
        '❤\ufe0f',
        '🏴\u{e0067}\u{e0062}\u{e007f}',
        'क\u094d\u200dष',
      ])
        expect(clean(kept)).toBe(kept)
    }
  })

  test('[T3] [T4] is seen, or is nothing', () => {
    for (const clean of every) {
      expect(clean('No\u200bor\ufeff\u2060')).toBe('Noor')
      for (const blank of [
        '\u200b',
        '\u2060\ufeff',
        '\u3164',
        '\u3164 \u3164',
        '\ufe0f',
        '\u2800',
        '\u115f\u1160',
        '\u00ad',
        '\u200d',
        '\u202e',
      ])
        expect([blank, clean(blank)]).toEqual([blank, ''])
    }
  })

  test('[T5] looks alike where it is alike; what is read from documents is left as it is', () => {
    expect(cleanLine('Zoe\u0308')).toBe('Zoë')
    expect(cleanRead('Zoe\u0308 \n ')).toBe('Zoe\u0308 \n ')
  })

  test('is as long as before where offsets point into it', () => {
    const text = 'P1: \u202eso\u0000 it\u200b goes\ud800\n'
    expect(cleanInPlace(text)).toBe('P1:  so  it  goes\ufffd\n')
    expect(cleanInPlace(text)).toHaveLength(text.length)
  })
})
