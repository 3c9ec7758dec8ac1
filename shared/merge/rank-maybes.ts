import type { Node } from './board-nodes.ts'
import { explainPair, type Grounds } from './explain-pair.ts'
import { createShortlists } from './shortlists.ts'
import type { Settled } from './settled.ts'
import type { Maybe } from './suggestion.ts'

/** In each other map; on large boards in all of them together. */
const mostPartners = 3
const largeBoard = 700
const explainedFrom = 0.1
/** The confidence of a partner that has nothing but its place. */
const hardlyAny = 0.01

/**
 * The best partners of every open moment that the suggestions leave out: three in each other map, the likeliest first.
 * Where fewer have anything in common, those that stand nearest in the flow follow, with next to no confidence.
 */
export function rankMaybes(
  clusters: readonly (readonly number[])[],
  settled: Settled,
  grounds: Grounds,
): readonly Maybe[] {
  const { nodes, mapIds } = grounds.board
  const { pairs, likely, likelyOf } = grounds.scored
  const clusterOf = new Int32Array(nodes.length).fill(-1)
  for (const [number, cluster] of clusters.entries()) for (const node of cluster) clusterOf[node] = number
  const isOpen = (a: number, b: number): boolean =>
    (clusterOf[a] !== clusterOf[b] || clusterOf[a] === -1) &&
    !(settled.isPlaced(a) && settled.isPlaced(b)) &&
    !settled.isApart(a, b)
  const isLarge = nodes.length > largeBoard
  const mapCount = mapIds.length
  const listOf = (from: number, to: number): number => (isLarge ? from : from * mapCount + (nodes[to]?.map ?? 0))
  const best = createShortlists(isLarge ? nodes.length : nodes.length * mapCount, mostPartners)
  for (let i = 0; i < pairs.a.length; i++) {
    const a = pairs.a[i] ?? 0
    const b = pairs.b[i] ?? 0
    if (!isOpen(a, b)) continue
    best.offer(listOf(a, b), b, likely[i] ?? 0)
    best.offer(listOf(b, a), a, likely[i] ?? 0)
  }
  const chosen = new Map<number, Maybe>()
  const add = (a: Node, b: Node, confidence: number): void => {
    const [x, y] = a.index < b.index ? [a, b] : [b, a]
    const key = x.index * nodes.length + y.index
    if (chosen.has(key)) return
    const reasons = confidence >= explainedFrom && !isLarge ? explainPair(x, y, grounds) : []
    chosen.set(key, { a: x.id, b: y.id, confidence, reasons })
  }
  const addBest = (node: Node, list: number): number => {
    let count = 0
    best.each(list, (index, value) => {
      const other = nodes[index]
      if (other) add(node, other, value)
      count++
    })
    return count
  }
  const inOrder = mapIds.map((_, map) =>
    nodes.filter((node) => node.map === map).sort((x, y) => x.position - y.position || x.index - y.index),
  )
  for (const node of nodes) {
    if (isLarge) {
      addBest(node, node.index)
      continue
    }
    for (const [map, others] of inOrder.entries()) {
      if (map === node.map) continue
      const missing = mostPartners - addBest(node, node.index * mapCount + map)
      if (missing === 0 || settled.isPlaced(node.index)) continue
      const free = others.filter((other) => likelyOf(node.index, other.index) === 0 && isOpen(node.index, other.index))
      for (const other of nearestInFlow(node, free, missing))
        add(node, other, hardlyAny * (1 - Math.abs(other.position - node.position)))
    }
  }
  return [...chosen.values()].sort(
    (x, y) => y.confidence - x.confidence || (x.a < y.a ? -1 : x.a > y.a ? 1 : x.b < y.b ? -1 : 1),
  )
}

/** The few moments at about the same point of the story; `inOrder`: from the beginning to the end. */
function nearestInFlow(node: Node, inOrder: readonly Node[], count: number): readonly Node[] {
  let high = inOrder.findIndex((other) => other.position >= node.position)
  if (high < 0) high = inOrder.length
  let low = high - 1
  const nearest: Node[] = []
  while (nearest.length < count && (low >= 0 || high < inOrder.length)) {
    const [below, above] = [inOrder[low], inOrder[high]]
    const isBelow = below && (!above || node.position - below.position < above.position - node.position)
    const next = isBelow ? below : above
    if (!next) break
    nearest.push(next)
    if (isBelow) low--
    else high++
  }
  return nearest
}
