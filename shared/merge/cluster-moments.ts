/** A pair that may be joined, and how likely it is. */
export type Candidate = { readonly a: number; readonly b: number; readonly likely: number }
export type ClusterInput = {
  readonly count: number
  readonly mapOf: (node: number) => number
  readonly candidates: readonly Candidate[]
  /** Nodes that people have joined; each group stays together, and two groups stay two. */
  readonly joined: readonly (readonly number[])[]
  /** Nodes that are the same to nobody: they take no part. */
  readonly inert: ReadonlySet<number>
  readonly isApart: (a: number, b: number) => boolean
  /** The least mean likelihood between two clusters that are joined. */
  readonly least: number
}

type Cluster = {
  members: number[]
  maps: Set<number>
  /** Sum of the likelihoods to every other cluster. */
  links: Map<number, number>
  isDecided: boolean
}

/**
 * M15: clustering of all maps at once, the likeliest first, by the mean over all pairs of two clusters (average link; a
 * pair that is no candidate counts 0), as long as no map is in a cluster twice and nothing that was kept apart meets.
 * Average-link clustering under such constraints: Saeedi, David and Rahm 2021.
 */
export function clusterMoments(input: ClusterInput): readonly (readonly number[])[] {
  const clusters = new Map<number, Cluster>()
  const clusterOf = new Map<number, number>()
  for (const group of input.joined) addCluster(clusters, clusterOf, group, input, true)
  for (let node = 0; node < input.count; node++)
    if (!clusterOf.has(node) && !input.inert.has(node)) addCluster(clusters, clusterOf, [node], input, false)
  for (const { a, b, likely } of input.candidates) {
    const [x, y] = [clusterOf.get(a), clusterOf.get(b)]
    if (x === undefined || y === undefined || x === y) continue
    for (const [from, to] of [
      [x, y],
      [y, x],
    ] as const) {
      const links = clusters.get(from)?.links
      links?.set(to, (links.get(to) ?? 0) + likely)
    }
  }
  const queue = createQueue()
  for (const [x, cluster] of clusters)
    for (const y of cluster.links.keys()) if (x < y) offer(x, y, clusters, input, queue)
  let next = input.count + input.joined.length
  for (let best = queue.take(); best; best = queue.take()) {
    const [x, y] = [clusters.get(best.x), clusters.get(best.y)]
    if (!x || !y) continue
    clusters.delete(best.x)
    clusters.delete(best.y)
    const links = new Map<number, number>()
    for (const side of [x, y])
      for (const [to, value] of side.links) if (clusters.has(to)) links.set(to, (links.get(to) ?? 0) + value)
    const joined: Cluster = {
      members: [...x.members, ...y.members].sort((a, b) => a - b),
      maps: new Set([...x.maps, ...y.maps]),
      links,
      isDecided: x.isDecided || y.isDecided,
    }
    const key = next++
    clusters.set(key, joined)
    for (const [to, value] of links) {
      const other = clusters.get(to)
      other?.links.delete(best.x)
      other?.links.delete(best.y)
      other?.links.set(key, value)
      offer(to, key, clusters, input, queue)
    }
  }
  return [...clusters.values()].map((cluster) => cluster.members)
}

function addCluster(
  clusters: Map<number, Cluster>,
  clusterOf: Map<number, number>,
  group: readonly number[],
  input: ClusterInput,
  isDecided: boolean,
): void {
  const members = group.filter((node) => !clusterOf.has(node)).sort((a, b) => a - b)
  const [first] = members
  if (first === undefined) return
  for (const node of members) clusterOf.set(node, first)
  clusters.set(first, { members, maps: new Set(members.map(input.mapOf)), links: new Map(), isDecided })
}

function offer(
  x: number,
  y: number,
  clusters: ReadonlyMap<number, Cluster>,
  input: ClusterInput,
  queue: ReturnType<typeof createQueue>,
): void {
  const [a, b] = [clusters.get(x), clusters.get(y)]
  if (!a || !b || (a.isDecided && b.isDecided)) return
  const value = (a.links.get(y) ?? 0) / (a.members.length * b.members.length)
  if (value < input.least) return
  for (const map of a.maps) if (b.maps.has(map)) return
  if (a.members.some((m) => b.members.some((n) => input.isApart(m, n)))) return
  queue.add({ x, y, value })
}

type Offer = { readonly x: number; readonly y: number; readonly value: number }

/** The highest value first; equal ones by the numbers of their clusters, so that nothing is left to chance. */
function createQueue(): { add(offer: Offer): void; take(): Offer | undefined } {
  const heap: Offer[] = []
  const isBefore = (p: Offer, q: Offer): boolean =>
    p.value !== q.value ? p.value > q.value : p.x !== q.x ? p.x < q.x : p.y < q.y
  return {
    add(offer) {
      let at = heap.length
      heap.push(offer)
      while (at > 0) {
        const above = (at - 1) >> 1
        const parent = heap[above]
        if (!parent || !isBefore(offer, parent)) break
        heap[at] = parent
        at = above
      }
      heap[at] = offer
    },
    take() {
      const top = heap[0]
      const last = heap.pop()
      if (heap.length === 0 || !last) return top
      let at = 0
      for (;;) {
        let child = 2 * at + 1
        const [left, right] = [heap[child], heap[child + 1]]
        if (!left) break
        if (right && isBefore(right, left)) child++
        const chosen = heap[child]
        if (!chosen || !isBefore(chosen, last)) break
        heap[at] = chosen
        at = child
      }
      heap[at] = last
      return top
    },
  }
}
