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
  const isLarge = nodes.length > largeBoard
  const covered = new Float64Array(nodes.length)
  const seenFor = new Int32Array(nodes.length).fill(-1)
  const keys = new Set<number>()
  let turn = 0
  for (const node of nodes) {
    const touched: number[] = []
    const cover = (word: number, value: number): void => {
      for (const other of holders[word] ?? []) {
        if (seenFor[other] === turn) continue
        seenFor[other] = turn
        if (covered[other] === 0) touched.push(other)
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
    const partners = touched.filter((other) => {
      const there = nodes[other]
      return there !== undefined && mayMerge(node, there)
    })
    for (const other of isLarge ? mostPromising(partners, covered, nodes) : partners)
      keys.add(pairKey(node.index, other, nodes.length))
    for (const other of touched) covered[other] = 0
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

function mostPromising(partners: readonly number[], covered: Float64Array, nodes: readonly Node[]): readonly number[] {
  const value = (index: number): number => covered[index] ?? 0
  const byMap = Map.groupBy(partners, (index) => nodes[index]?.map ?? 0)
  return [...byMap.values()].flatMap((list) =>
    list.length <= mostOnLargeBoards
      ? list
      : list.sort((x, y) => value(y) - value(x) || x - y).slice(0, mostOnLargeBoards),
  )
}
