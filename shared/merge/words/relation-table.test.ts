import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatRelationTable, readRelationTable } from './relation-table.ts'

const stems = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,12}(_[a-z]{1,6})?$/), { minLength: 2, maxLength: 300 })

test('what is written into the table is read from it, however far related words stand apart', () => {
  const tables = stems.chain((list) => {
    const words = [...list].sort().map((stem, i) => ({ stem, verbShare: (i % 8) / 7 }))
    const number = fc.nat(words.length - 1)
    return fc
      .uniqueArray(fc.tuple(number, number, fc.integer({ min: 0, max: 7 })), { selector: ([a, b]) => `${a} ${b}` })
      .map((links) => ({
        words,
        links: links
          .filter(([a, b]) => a < b)
          .map(([a, b, nearness]) => ({ a, b, nearness }))
          .sort((x, y) => x.a - y.a || x.b - y.b),
      }))
  })
  fc.assert(
    fc.property(tables, ({ words, links }) => {
      expect(readRelationTable(formatRelationTable(words, links))).toEqual({ words, links })
    }),
  )
})

test('a distance beyond one digit survives', () => {
  const words = Array.from({ length: 5_000 }, (_, i) => {
    const stem = i.toString(26).padStart(3, '0')
    return { stem: stem.replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)] ?? ''), verbShare: 0 }
  }).sort((a, b) => (a.stem < b.stem ? -1 : 1))
  const links = [{ a: 0, b: 4_999, nearness: 3 }]
  expect(readRelationTable(formatRelationTable(words, links)).links).toEqual(links)
})
