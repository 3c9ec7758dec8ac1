import type { Node } from './board-nodes.ts'
import { isTrouble } from '../model/moment.ts'
import { createPairList, type Pairs } from './pair-list.ts'
import { createShortlists } from './shortlists.ts'
import type { WordMatches } from './word-matches.ts'

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
  const wordsOf = nodes.map((node) => Int32Array.from(node.label.words, ({ stem }) => matches.numberOf(stem)))
  const holders: number[][] = matches.stems.map(() => [])
  for (const [index, words] of wordsOf.entries()) for (const word of words) holders[word]?.push(index)
  const mapOf = Int32Array.from(nodes, (node) => node.map)
  const troubled = Uint8Array.from(nodes, (node) => Number(isTrouble(node.moment.kind)))
  const isLarge = nodes.length > largeBoard
  const covered = new Float64Array(nodes.length)
  const seenFor = new Int32Array(nodes.length).fill(-1)
  const touched = new Int32Array(nodes.length)
  const mapCount = nodes.reduce((most, node) => Math.max(most, node.map + 1), 0)
  const best = createShortlists(mapCount, mostOnLargeBoards)
  const list = createPairList()
  let turn = 0
  let count = 0
  const cover = (word: number, value: number): void => {
    const others = holders[word] ?? []
    for (let i = 0; i < others.length; i++) {
      const other = others[i] ?? 0
      if (seenFor[other] === turn) continue
      seenFor[other] = turn
      if (covered[other] === 0) touched[count++] = other
      covered[other] = (covered[other] ?? 0) + value
    }
  }
  for (const node of nodes) {
    count = 0
    for (const [i, { emphasis }] of node.label.words.entries()) {
      turn++
      const word = wordsOf[node.index]?.[i] ?? -1
      const weight = emphasis * (matches.rarity[word] ?? 1)
      cover(word, weight)
      for (const match of matches.near[word] ?? []) cover(match.word, weight * match.nearness)
    }
    const isTroubled = troubled[node.index]
    for (let i = 0; i < count; i++) {
      const other = touched[i] ?? 0
      const value = covered[other] ?? 0
      covered[other] = 0
      const map = mapOf[other] ?? 0
      if (map === node.map || troubled[other] !== isTroubled) continue
      if (isLarge) best.offer(map, other, value)
      else list.add(node.index, other)
    }
    if (isLarge) {
      for (let map = 0; map < mapCount; map++) best.each(map, (other) => list.add(node.index, other))
      best.clear()
    }
  }
  const starts = nodes.filter((node) => node.moment.kind === 'start')
  for (const [i, x] of starts.entries())
    for (const y of starts.slice(i + 1)) if (mayMerge(x, y)) list.add(x.index, y.index)
  return list.sorted(nodes.length)
}
