import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isOutlineText, parseOutlineText } from './outline-text.ts'

function written(text: string): readonly string[] {
  const { moments, links } = parseOutlineText(text)
  return moments.map(({ kind, label }, at) => {
    const from = links
      .filter((link) => link.to === at)
      .map((link) => `${link.from}${link.kind === 'error' ? '!' : '>'}`)
    return `${from.join(' ')}${from.length > 0 ? ' ' : ''}${label}${kind === 'step' ? '' : ` (${kind})`}`
  })
}

describe('a pasted list', () => {
  test('is one moment a line, each following the one above', () => {
    expect(written('House goes quiet\nSinks into the couch\r\n\r\nOpens the app')).toEqual([
      'House goes quiet',
      '0> Sinks into the couch',
      '1> Opens the app',
    ])
  })

  test('loses its bullets, numbers and boxes, and keeps the words', () => {
    expect(
      written('- Opens the app\n* Scrolls\n3. Picks one\n(4) Starts it\n- [x] Falls asleep\n• Wakes up').map(last),
    ).toEqual(['Opens the app', 'Scrolls', 'Picks one', 'Starts it', 'Falls asleep', 'Wakes up'])
  })

  test('says kinds by the marks of a label', () => {
    expect(written('Opens the app\n!Hunts for the remote\n- ? Which one\nx Gives up')).toEqual([
      'Opens the app',
      '0! Hunts for the remote (error)',
      '1> Which one (decision)',
      '2! Gives up (abandon)',
    ])
  })

  test('branches off where it is indented and goes on where it is not', () => {
    expect(written('Haggles\n\t!Hunts for the remote\n\tFinds it\nOpens the app\n    !No connection\nBrowses')).toEqual(
      [
        'Haggles',
        '0! Hunts for the remote (error)',
        '1> Finds it',
        '0> Opens the app',
        '3! No connection (error)',
        '3> Browses',
      ],
    )
  })

  test('tolerates ragged indents', () => {
    expect(written('    a\n  b\n      c\n   d\n e')).toEqual(['a', '0> b', '1> c', '2> d', '1> e'])
  })

  test('a single line is words, not a list', () => {
    expect(isOutlineText('Opens the app')).toBe(false)
    expect(isOutlineText('\n Opens the app \n')).toBe(false)
    expect(isOutlineText('a\nb')).toBe(true)
  })

  test('five thousand lines, a very long one and right-to-left words are read', () => {
    expect(parseOutlineText('x\n'.repeat(5_000)).moments).toHaveLength(5_000)
    expect(parseOutlineText(`${'long '.repeat(30_000)}\nb`).moments[0]?.label.length).toBeLessThanOrEqual(2_000)
    expect(written('פותח את האפליקציה\n🙂 מחייך')).toEqual(['פותח את האפליקציה', '0> 🙂 מחייך'])
  })

  test('whatever is pasted, every line is one moment, reached once from an earlier one, except the first', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ' ', '\t', '\n', '-', '!', 'x', '1', '.', ')', '\r', 'é') }),
        (text) => {
          const { moments, links } = parseOutlineText(text)
          expect(links).toHaveLength(Math.max(0, moments.length - 1))
          expect(links.map((link) => link.to)).toEqual(moments.slice(1).map((_, at) => at + 1))
          for (const link of links) expect(link.from).toBeLessThan(link.to)
        },
      ),
    )
  })
})

function last(line: string): string {
  return line.replace(/^\d+[>!] /, '')
}
