/** How likely each two moments of different maps are one; pairs that were never looked at are 0. Symmetric. */
export type PairTable = {
  readonly get: (a: number, b: number) => number
  readonly set: (a: number, b: number, value: number) => void
}

/** Up to here a whole square of numbers costs less than looking pairs up. */
const mostDense = 4_200

export function createPairTable(count: number): PairTable {
  if (count > mostDense) return createSparseTable(count)
  const square = new Float32Array(count * count)
  return {
    get: (a, b) => square[a * count + b] ?? 0,
    set: (a, b, value) => {
      square[a * count + b] = value
      square[b * count + a] = value
    },
  }
}

function createSparseTable(count: number): PairTable {
  const values = new Map<number, number>()
  const key = (a: number, b: number): number => (a < b ? a * count + b : b * count + a)
  return { get: (a, b) => values.get(key(a, b)) ?? 0, set: (a, b, value) => void values.set(key(a, b), value) }
}
