/** Moments that may be one, `a < b`, sorted. */
export type Pairs = { readonly a: Int32Array; readonly b: Int32Array }

/** Pairs as they are found, in any order and as often as they are found; `sorted`: each once. */
export type PairList = {
  readonly add: (a: number, b: number) => void
  readonly sorted: (count: number) => Pairs
}

export function createPairList(known?: Pairs): PairList {
  let a = known ? known.a.slice() : new Int32Array(1_024)
  let b = known ? known.b.slice() : new Int32Array(1_024)
  let size = known?.a.length ?? 0
  return {
    add(x, y) {
      if (size === a.length) [a, b] = [grown(a), grown(b)]
      a[size] = x < y ? x : y
      b[size] = x < y ? y : x
      size++
    },
    sorted(count) {
      // By the second, then by the first: the second sort leaves equals as they stand.
      const bySecond = inOrderOf(b, undefined, size, count)
      const order = inOrderOf(a, bySecond, size, count)
      const pairs = { a: new Int32Array(size), b: new Int32Array(size) }
      let kept = 0
      for (const at of order) {
        const [x, y] = [a[at] ?? 0, b[at] ?? 0]
        if (kept > 0 && pairs.a[kept - 1] === x && pairs.b[kept - 1] === y) continue
        pairs.a[kept] = x
        pairs.b[kept] = y
        kept++
      }
      return { a: pairs.a.slice(0, kept), b: pairs.b.slice(0, kept) }
    },
  }
}

function grown(list: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(Math.max(1_024, 2 * list.length))
  longer.set(list)
  return longer
}

/** The places of the first `size` values, the smallest value first, equal ones as they come in `given`. */
function inOrderOf(values: Int32Array, given: Int32Array | undefined, size: number, count: number): Int32Array {
  const next = new Int32Array(count + 1)
  for (let i = 0; i < size; i++) {
    const value = values[i] ?? 0
    next[value + 1] = (next[value + 1] ?? 0) + 1
  }
  for (let value = 0; value < count; value++) next[value + 1] = (next[value + 1] ?? 0) + (next[value] ?? 0)
  const order = new Int32Array(size)
  for (let i = 0; i < size; i++) {
    const place = given ? (given[i] ?? 0) : i
    const value = values[place] ?? 0
    const at = next[value] ?? 0
    order[at] = place
    next[value] = at + 1
  }
  return order
}
