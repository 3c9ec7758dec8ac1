import type { Node } from './board-nodes.ts'
import { isTrouble } from './score-words.ts'
import type { WordMatches } from './word-matches.ts'

/** Moments that may be one, `a < b`, sorted. */
export type Pairs = { readonly a: Int32Array; readonly b: Int32Array }

/** On large boards each moment keeps this many candidates in every other map. */
const mostOnLargeBoards = 8
const largeBoard = 700

/** M0: moments of one author and trouble with ordinary steps are no candidates, nor what people kept apart. */
export function mayMerge(x: Node, y: Node): boolean {
  return x.map !== y.map && isTrouble(x.moment.kind) === isTrouble(y.moment.kind)
}

/**
 * The pairs whose words touch, found by an index of words; of a large board only the most promising ones. Two beginnings
 * are always a pair.
 */
export function pairsByWords(nodes: readonly Node[], matches: WordMatches): Pairs {
  const holders: number[][] = matches.stems.map(() => [])
  for (const node of nodes) for (const { stem } of node.label.words) holders[matches.numberOf(stem)]?.push(node.index)
  const mapOf = Int32Array.from(nodes, (node) => node.map)
  const troubled = Uint8Array.from(nodes, (node) => Number(isTrouble(node.moment.kind)))
  const isLarge = nodes.length > largeBoard
  const covered = new Float64Array(nodes.length)
  const seenFor = new Int32Array(nodes.length).fill(-1)
  const touched = new Int32Array(nodes.length)
  const best = createShortlist(mostOnLargeBoards)
  const keys = new Set<number>()
  let turn = 0
  for (const node of nodes) {
    let count = 0
    const cover = (word: number, value: number): void => {
      for (const other of holders[word] ?? []) {
        if (seenFor[other] === turn) continue
        seenFor[other] = turn
        if (covered[other] === 0) touched[count++] = other
        covered[other] = (covered[other] ?? 0) + value
      }
    }
    for (const { stem, emphasis } of node.label.words) {
      turn++
      const word = matches.numberOf(stem)
      const weight = emphasis * (matches.rarity[word] ?? 1)
      cover(word, weight)
      for (const match of matches.near[word] ?? []) cover(match.word, weight * match.nearness)
    }
    const partners = touched.subarray(0, count)
    const isTroubled = isTrouble(node.moment.kind)
    if (isLarge) best.clear()
    for (const other of partners) {
      const value = covered[other] ?? 0
      covered[other] = 0
      const map = mapOf[other] ?? 0
      if (map === node.map || (troubled[other] === 1) !== isTroubled) continue
      if (isLarge) best.offer(map, other, value)
      else keys.add(pairKey(node.index, other, nodes.length))
    }
    if (isLarge) best.each((other) => keys.add(pairKey(node.index, other, nodes.length)))
  }
  const starts = nodes.filter((node) => node.moment.kind === 'start')
  for (const [i, x] of starts.entries())
    for (const y of starts.slice(i + 1)) if (mayMerge(x, y)) keys.add(pairKey(x.index, y.index, nodes.length))
  return unpackPairs(keys, nodes.length)
}

/** One number for two nodes, whatever their order. */
export function pairKey(a: number, b: number, count: number): number {
  return a < b ? a * count + b : b * count + a
}

/** The pairs of a set of keys, sorted. */
export function unpackPairs(keys: ReadonlySet<number>, count: number): Pairs {
  const sorted = Float64Array.from(keys).sort()
  return {
    a: Int32Array.from(sorted, (key) => Math.floor(key / count)),
    b: Int32Array.from(sorted, (key) => key % count),
  }
}

/** For each map the best few of those that are offered: the highest value first, the lower number between equals. */
function createShortlist(most: number): {
  readonly clear: () => void
  readonly offer: (map: number, node: number, value: number) => void
  readonly each: (tell: (node: number) => void) => void
} {
  const lists: { nodes: number[]; values: number[] }[] = []
  return {
    clear() {
      for (const { nodes, values } of lists) nodes.length = values.length = 0
    },
    offer(map, node, value) {
      while (lists.length <= map) lists.push({ nodes: [], values: [] })
      const { nodes, values } = lists[map] ?? { nodes: [], values: [] }
      const goesBefore = (at: number): boolean =>
        value > (values[at] ?? 0) || (value === values[at] && node < (nodes[at] ?? 0))
      if (nodes.length === most && !goesBefore(most - 1)) return
      if (nodes.length === most) nodes.length = values.length = most - 1
      let at = nodes.length
      for (; at > 0 && goesBefore(at - 1); at--) {
        nodes[at] = nodes[at - 1] ?? 0
        values[at] = values[at - 1] ?? 0
      }
      nodes[at] = node
      values[at] = value
    },
    each(tell) {
      for (const { nodes } of lists) for (const node of nodes) tell(node)
    },
  }
}
