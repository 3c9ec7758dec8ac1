import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { breakLines } from './break-lines.ts'
import { textWidth } from './letter-widths.ts'
import { measureCard } from './measure-card.ts'

test('a label breaks at spaces, and never runs over the line', () => {
  const { lines } = breakLines('Sinks into the couch with a snack', 10, 12)
  expect(lines.join(' ')).toBe('Sinks into the couch with a snack')
  for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(10)
})

test('a word that is longer than a line is broken anywhere, and no letter of it is lost', () => {
  const word = 'Donaudampfschifffahrtsgesellschaftskapitän'
  expect(breakLines(word, 8, 12).lines.join('')).toBe(word)
})

test('letters of several parts are never torn apart, not at a line’s end and not before the dots', () => {
  const family = '👩‍👩‍👧‍👦'
  const accented = 'e\u0301'
  for (const letter of [family, accented, '🇳🇱', 'क्षि']) {
    const text = letter.repeat(40)
    const whole = new RegExp(`^(?:${letter})*…?$`, 'u')
    const { lines } = breakLines(text, 8, 50)
    expect(lines.length).toBeGreaterThan(1)
    expect(lines.join('')).toBe(text)
    for (const line of [...lines, ...breakLines(text, 8, 2).lines]) expect(line).toMatch(whole)
  }
})

test('what does not fit ends in dots', () => {
  const { lines, isCut } = breakLines('one two three four five six seven eight nine ten', 6, 3)
  expect(isCut).toBe(true)
  expect(lines).toHaveLength(3)
  expect(lines[2]?.endsWith('…')).toBe(true)
})

test('a short label makes a small moment, a long one a wide and then a high one', () => {
  const sizes = ['Tea', 'Sinks into the couch with a snack', 'long words '.repeat(20), 'x'.repeat(2_000)].map((label) =>
    measureCard({ label, kind: 'step' }, 'full'),
  )
  expect(sizes.map(({ w }) => w)).toEqual([168, 168, 208, 208])
  expect(sizes[0]?.h).toBeLessThan(sizes[1]?.h ?? 0)
  expect(sizes[3]?.h).toBeLessThanOrEqual(12 * 18 + 26)
})

test('whatever is written, a moment has a size and its lines fit', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 300, unit: 'grapheme' }),
      fc.constantFrom('full', 'column', 'lane'),
      (label, size) => {
        const card = measureCard({ label, kind: 'decision' }, size)
        expect(card.lines.length).toBeGreaterThan(0)
        expect(card.h).toBeGreaterThanOrEqual(48)
        const long = card.lines.filter((line) => Array.from(line).length > 1)
        expect(Math.max(0, ...long.map((line) => textWidth(line) * 14))).toBeLessThanOrEqual(card.w)
      },
    ),
  )
})
