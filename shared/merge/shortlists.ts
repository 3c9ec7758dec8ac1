/** On each of some lists the best few of those that are offered. */
export type Shortlists = {
  readonly offer: (list: number, node: number, value: number) => void
  /** The highest value first, the lower number between equals. */
  readonly each: (list: number, tell: (node: number, value: number) => void) => void
  readonly clear: () => void
}

export function createShortlists(count: number, most: number): Shortlists {
  const nodes = new Int32Array(count * most)
  const values = new Float64Array(count * most)
  const lengths = new Int32Array(count)
  const goesBefore = (node: number, value: number, at: number): boolean => {
    const other = values[at] ?? 0
    return value > other || (value === other && node < (nodes[at] ?? 0))
  }
  return {
    offer(list, node, value) {
      const first = list * most
      const length = lengths[list] ?? 0
      let at = first + length
      if (length < most) lengths[list] = length + 1
      else if (goesBefore(node, value, at - 1)) at--
      else return
      for (; at > first && goesBefore(node, value, at - 1); at--) {
        nodes[at] = nodes[at - 1] ?? 0
        values[at] = values[at - 1] ?? 0
      }
      nodes[at] = node
      values[at] = value
    },
    each(list, tell) {
      const first = list * most
      for (let at = first; at < first + (lengths[list] ?? 0); at++) tell(nodes[at] ?? 0, values[at] ?? 0)
    },
    clear() {
      lengths.fill(0)
    },
  }
}
