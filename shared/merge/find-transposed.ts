import type { Node } from './board-nodes.ts'
import type { ScoredPairs } from './score-pairs.ts'
import { wordFeatures, wordSlots } from './score-words.ts'

/** What the pair must have left of its likelihood, and how much of what is done must be done to the same. */
const leastLikely = 0.05
const leastObject = 0.2

export type Transposed = { readonly a: number; readonly b: number }

/**
 * M24: two moments that stand alone, are each other's best and lie close to one moment of both maps, the one before it and
 * the other behind it, are suggested as one although the flow speaks against it: people told the same at different points
 * of the story. Past one moment only: what has moved further is more often something else.
 *
 * `clusters` holds every node once; `isOpen`: nobody has decided about the node; `isApart`: people kept the two apart.
 */
export function findTransposed(
  nodes: readonly Node[],
  scored: ScoredPairs,
  clusters: readonly (readonly number[])[],
  { isOpen, isApart }: { isOpen: (node: number) => boolean; isApart: (a: number, b: number) => boolean },
): readonly Transposed[] {
  const { pairs, likely, words } = scored
  const clusterOf = new Int32Array(nodes.length).fill(-1)
  for (const [number, cluster] of clusters.entries())
    if (cluster.length > 1) for (const node of cluster) clusterOf[node] = number
  const isAlone = (node: number): boolean => clusterOf[node] === -1 && isOpen(node)
  const mapCount = nodes.reduce((most, node) => Math.max(most, node.map + 1), 0)
  const slotOf = (node: number, other: number): number => node * mapCount + (nodes[other]?.map ?? 0)
  /** For each moment and each map the best pair with a moment of that map. */
  const best = new Int32Array(nodes.length * mapCount).fill(-1)
  const considered: number[] = []
  for (let i = 0; i < pairs.a.length; i++) {
    if ((likely[i] ?? 0) < leastLikely) continue
    const a = pairs.a[i] ?? 0
    const b = pairs.b[i] ?? 0
    if (!isAlone(a) || !isAlone(b) || isApart(a, b)) continue
    considered.push(i)
    for (const slot of [slotOf(a, b), slotOf(b, a)]) {
      const before = best[slot] ?? -1
      if (before < 0 || (likely[before] ?? 0) < (likely[i] ?? 0)) best[slot] = i
    }
  }
  const taken = new Set<number>()
  return considered
    .filter((i) => {
      const [x, y] = [nodes[pairs.a[i] ?? 0], nodes[pairs.b[i] ?? 0]]
      return (
        x !== undefined &&
        y !== undefined &&
        best[slotOf(x.index, y.index)] === i &&
        best[slotOf(y.index, x.index)] === i &&
        (words[i * wordFeatures.length + wordSlots.object] ?? 0) >= leastObject &&
        areBesideOne(x, y, clusterOf) &&
        countCrossed(x, y, nodes, clusters) === 1
      )
    })
    .sort((i, j) => (likely[j] ?? 0) - (likely[i] ?? 0) || i - j)
    .flatMap((i) => {
      const [a, b] = [pairs.a[i] ?? 0, pairs.b[i] ?? 0]
      if (taken.has(a) || taken.has(b)) return []
      taken.add(a).add(b)
      return [{ a, b }]
    })
}

/** Whether one of the two leads to a shared moment that leads to the other, by drawn links and within two steps. */
function areBesideOne(x: Node, y: Node, clusterOf: Int32Array): boolean {
  return isBetween(x, y, clusterOf) || isBetween(y, x, clusterOf)
}

function isBetween(first: Node, second: Node, clusterOf: Int32Array): boolean {
  const among = (list: readonly number[]): ReadonlySet<number> => new Set(list.map((node) => clusterOf[node] ?? -1))
  const [next, previous] = [among(first.longAfter), among(second.longBefore)]
  // What also leads the other way lies on a loop, and a loop has no order.
  const [back, on] = [among(first.longBefore), among(second.longAfter)]
  return [...next].some((one) => one >= 0 && previous.has(one) && !back.has(one) && !on.has(one))
}

/** How many shared moments one of the two stands before, and the other after. */
function countCrossed(x: Node, y: Node, nodes: readonly Node[], clusters: readonly (readonly number[])[]): number {
  let crossed = 0
  for (const cluster of clusters) {
    const inX = nodes[cluster.find((node) => nodes[node]?.map === x.map) ?? -1]
    const inY = nodes[cluster.find((node) => nodes[node]?.map === y.map) ?? -1]
    if (inX && inY && (x.position - inX.position) * (y.position - inY.position) < 0) crossed++
  }
  return crossed
}
