import type { Node } from './board-nodes.ts'
import { explainPair, type Grounds } from './explain-pair.ts'
import type { Settled } from './suggest-moments.ts'
import type { Maybe } from './suggestion.ts'

const partnersInEachMap = 3
const partnersOnLargeBoards = 3
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
  const { pairs, likely, table } = grounds.scored
  const clusterOf = new Map(clusters.flatMap((cluster, number) => cluster.map((node) => [node, number] as const)))
  const offers: { readonly node: number; readonly likely: number }[][] = nodes.map(() => [])
  const isOpen = (a: number, b: number): boolean =>
    !(settled.isPlaced(a) && settled.isPlaced(b)) && !settled.isApart(a, b) && clusterOf.get(a) !== clusterOf.get(b)
  for (const [i, value] of likely.entries()) {
    const [a, b] = [pairs.a[i] ?? 0, pairs.b[i] ?? 0]
    if (!isOpen(a, b)) continue
    offers[a]?.push({ node: b, likely: value })
    offers[b]?.push({ node: a, likely: value })
  }
  const chosen = new Map<number, Maybe>()
  const isLarge = nodes.length > largeBoard
  const inOrder = mapIds.map((_, map) =>
    nodes.filter((node) => node.map === map).sort((x, y) => x.position - y.position || x.index - y.index),
  )
  const add = (a: Node, b: Node, confidence: number): void => {
    const [x, y] = a.index < b.index ? [a, b] : [b, a]
    const key = x.index * nodes.length + y.index
    if (chosen.has(key)) return
    const reasons = confidence >= explainedFrom && !isLarge ? explainPair(x, y, grounds) : []
    chosen.set(key, { a: x.id, b: y.id, confidence, reasons })
  }
  for (const node of nodes) {
    const ranked = (offers[node.index] ?? []).sort((x, y) => y.likely - x.likely || x.node - y.node)
    if (isLarge) {
      for (const offer of ranked.slice(0, partnersOnLargeBoards)) {
        const other = nodes[offer.node]
        if (other) add(node, other, offer.likely)
      }
      continue
    }
    const inMap = mapIds.map(() => 0)
    for (const offer of ranked) {
      const other = nodes[offer.node]
      if (!other || (inMap[other.map] ?? 0) >= partnersInEachMap) continue
      inMap[other.map] = (inMap[other.map] ?? 0) + 1
      add(node, other, offer.likely)
    }
    if (settled.isPlaced(node.index)) continue
    for (const [map, count] of inMap.entries()) {
      if (map === node.map || count >= partnersInEachMap) continue
      const free = (inOrder[map] ?? []).filter(
        (other) => table.get(node.index, other.index) === 0 && isOpen(node.index, other.index),
      )
      for (const other of nearestInFlow(node, free, partnersInEachMap - count))
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
