import type { Pairs } from './pair-list.ts'

/** Where a pair stands in a sorted list, whatever the order of its two; −1: it is not in the list. */
export type PairIndex = (a: number, b: number) => number

/**
 * A bit for each two moments, and beside each 32 bits how many pairs stand before them. Most questions are about pairs that
 * nobody looked at, and are answered by one bit; a square of numbers would not fit into the processor's cache.
 */
export function indexPairs(pairs: Pairs, count: number): PairIndex {
  const width = (count + 31) >>> 5
  const table = new Int32Array(2 * count * width)
  for (let i = 0; i < pairs.a.length; i++) {
    const b = pairs.b[i] ?? 0
    const at = 2 * ((pairs.a[i] ?? 0) * width + (b >>> 5))
    table[at] = (table[at] ?? 0) | (1 << (b & 31))
  }
  let passed = 0
  for (let at = 0; at < table.length; at += 2) {
    table[at + 1] = passed
    passed += onesIn(table[at] ?? 0)
  }
  return (a, b) => {
    const low = a < b ? a : b
    const high = a < b ? b : a
    const at = 2 * (low * width + (high >>> 5))
    const here = table[at] ?? 0
    const bit = 1 << (high & 31)
    return (here & bit) === 0 ? -1 : (table[at + 1] ?? 0) + onesIn(here & (bit - 1))
  }
}

function onesIn(bits: number): number {
  if (bits === 0) return 0
  const pairs = bits - ((bits >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
