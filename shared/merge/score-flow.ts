import type { Node } from './board-nodes.ts'
import type { Pairs } from './pair-list.ts'

/**
 * What the flow and the other candidates say about a pair, given how likely every pair is so far:
 *
 * M9 rival: how much likelier the best other candidate of either moment in the other's map is · lead: how much less likely
 * M10 before, after: do the moments right before (after) match · earlier, later: the same within two steps
 * M11 astray: how far the pair is from where the surest pairs of the two maps put it
 * M12 common: is there a moment of a third map that both match
 * M13 agreement: how well the two maps match at all · share: how much of either moment's likelihood goes to this pair
 */
export const flowSlots = {
  rival: 0,
  lead: 1,
  before: 2,
  after: 3,
  earlier: 4,
  later: 5,
  astray: 6,
  common: 7,
  agreement: 8,
  share: 9,
} as const
export type FlowFeature = keyof typeof flowSlots
export const flowFeatures = Object.keys(flowSlots) as readonly FlowFeature[]

const sureEnough = 0.3
const littleDoubt = 0.15

/** How likely two moments are one, so far; 0 for a pair that nobody looked at. Symmetric. */
export type LikelyOf = (a: number, b: number) => number

/** Writes the features of a pair to `at` in `out`. */
export type FlowScorer = (pair: number, out: Float64Array, at: number) => void

type FlowInput = {
  readonly nodes: readonly Node[]
  /** The numbers of the nodes of each map. */
  readonly maps: readonly (readonly number[])[]
  readonly pairs: Pairs
  /** How likely each pair is so far, in the order of `pairs`. */
  readonly likely: Float32Array
  readonly likelyOf: LikelyOf
}

export function createFlowScorer({ nodes, maps, pairs, likely, likelyOf }: FlowInput): FlowScorer {
  const mapCount = maps.length
  const slots = nodes.length * mapCount
  const mapOf = Int32Array.from(nodes, (node) => node.map)
  const best = new Float64Array(slots)
  const second = new Float64Array(slots)
  const bestOf = new Int32Array(slots).fill(-1)
  const sum = new Float64Array(slots)
  const partners: number[][] = nodes.map(() => [])
  const note = (from: number, to: number, value: number): void => {
    const slot = from * mapCount + (mapOf[to] ?? 0)
    sum[slot] = (sum[slot] ?? 0) + value
    if (value > 0.05) partners[from]?.push(to)
    if (value > (best[slot] ?? 0)) {
      second[slot] = best[slot] ?? 0
      best[slot] = value
      bestOf[slot] = to
    } else if (value > (second[slot] ?? 0)) second[slot] = value
  }
  for (let i = 0; i < pairs.a.length; i++) {
    const a = pairs.a[i] ?? 0
    const b = pairs.b[i] ?? 0
    const value = likely[i] ?? 0
    note(a, b, value)
    note(b, a, value)
  }
  const agreement = agreementOfMaps(maps, mapCount, best).map((mean) => logit(mean, 0.01))
  const expected = expectedPositions(nodes, maps, mapCount, best, bestOf)
  const before = compareNeighbours(nodes, (node) => node.before, likelyOf)
  const after = compareNeighbours(nodes, (node) => node.after, likelyOf)
  const earlier = compareNeighbours(nodes, (node) => node.longBefore, likelyOf)
  const later = compareNeighbours(nodes, (node) => node.longAfter, likelyOf)
  const position = Float64Array.from(nodes, (node) => node.position)
  const inThirdMaps = createThirdMaps(mapOf, mapCount, partners, likelyOf)
  return (pair, out, at) => {
    const a = pairs.a[pair] ?? 0
    const b = pairs.b[pair] ?? 0
    const mapOfA = mapOf[a] ?? 0
    const mapOfB = mapOf[b] ?? 0
    const value = likely[pair] ?? 0
    const ab = a * mapCount + mapOfB
    const ba = b * mapCount + mapOfA
    const rivalOfA = (bestOf[ab] === b ? second[ab] : best[ab]) ?? 0
    const rivalOfB = (bestOf[ba] === a ? second[ba] : best[ba]) ?? 0
    const rival = Math.max(rivalOfA, rivalOfB)
    out[at + flowSlots.rival] = Math.max(0, rival - value)
    out[at + flowSlots.lead] = Math.max(0, value - rival)
    out[at + flowSlots.before] = before(a, b)
    out[at + flowSlots.after] = after(a, b)
    out[at + flowSlots.earlier] = earlier(a, b)
    out[at + flowSlots.later] = later(a, b)
    out[at + flowSlots.astray] =
      (Math.abs((expected[ab] ?? 0) - (position[b] ?? 0)) + Math.abs((expected[ba] ?? 0) - (position[a] ?? 0))) / 2
    out[at + flowSlots.common] = mapCount < 3 ? 0 : inThirdMaps(a, b)
    out[at + flowSlots.agreement] = agreement[mapOfA * mapCount + mapOfB] ?? 0
    out[at + flowSlots.share] = Math.sqrt(
      (value / ((sum[ab] ?? 0) + littleDoubt)) * (value / ((sum[ba] ?? 0) + littleDoubt)),
    )
  }
}

export function logit(likelihood: number, doubt = 1e-4): number {
  return Math.log((likelihood + doubt) / (1 - likelihood + doubt))
}

/** M10: mean over both sides of how well each neighbour finds a match among the others; 0 where one side has none. */
function compareNeighbours(
  nodes: readonly Node[],
  neighboursOf: (node: Node) => readonly number[],
  likelyOf: LikelyOf,
): LikelyOf {
  // All lists in one, for those of a node are asked for in no order.
  const starts = new Int32Array(nodes.length + 1)
  for (const [i, node] of nodes.entries()) starts[i + 1] = (starts[i] ?? 0) + neighboursOf(node).length
  const list = Int32Array.from(nodes.flatMap(neighboursOf))
  const longest = nodes.reduce((most, node) => Math.max(most, neighboursOf(node).length), 0)
  const best = new Float64Array(longest)
  return (a, b) => {
    const [firstOfA, endOfA] = [starts[a] ?? 0, starts[a + 1] ?? 0]
    const [firstOfB, endOfB] = [starts[b] ?? 0, starts[b + 1] ?? 0]
    const [ofA, ofB] = [endOfA - firstOfA, endOfB - firstOfB]
    if (ofA === 0 || ofB === 0) return 0
    if (ofA === 1 && ofB === 1) return likelyOf(list[firstOfA] ?? 0, list[firstOfB] ?? 0)
    let fromA = 0
    for (let j = 0; j < ofB; j++) best[j] = 0
    for (let i = firstOfA; i < endOfA; i++) {
      let bestOfA = 0
      for (let j = 0; j < ofB; j++) {
        const value = likelyOf(list[i] ?? 0, list[firstOfB + j] ?? 0)
        if (value > bestOfA) bestOfA = value
        if (value > (best[j] ?? 0)) best[j] = value
      }
      fromA += bestOfA
    }
    let fromB = 0
    for (let j = 0; j < ofB; j++) fromB += best[j] ?? 0
    return (fromA / ofA + fromB / ofB) / 2
  }
}

/** M12: for each third map the best moment that matches both, by the weaker of its two matches; the mean over the maps. */
function createThirdMaps(
  mapOf: Int32Array,
  mapCount: number,
  partners: readonly (readonly number[])[],
  likelyOf: LikelyOf,
): LikelyOf {
  const best = new Float64Array(mapCount)
  return (a, b) => {
    best.fill(0)
    const mapOfB = mapOf[b] ?? 0
    for (const third of partners[a] ?? []) {
      const map = mapOf[third] ?? 0
      if (map === mapOfB) continue
      const there = likelyOf(third, b)
      if (there <= (best[map] ?? 0)) continue
      const both = Math.min(likelyOf(a, third), there)
      if (both > (best[map] ?? 0)) best[map] = both
    }
    let sum = 0
    for (let map = 0; map < mapCount; map++) sum += best[map] ?? 0
    return sum / (mapCount - 2)
  }
}

/** M13: the mean of everybody's best match, of those who have any. */
function agreementOfMaps(maps: readonly (readonly number[])[], mapCount: number, best: Float64Array): Float64Array {
  const mean = (from: number, to: number): number => {
    let sum = 0
    let some = 0
    for (const index of maps[from] ?? []) {
      const value = best[index * mapCount + to] ?? 0
      if (value > 0) some++
      sum += value
    }
    return some === 0 ? 0 : sum / some
  }
  const agreement = new Float64Array(mapCount * mapCount)
  for (let x = 0; x < mapCount; x++)
    for (let y = 0; y < mapCount; y++) if (x !== y) agreement[x * mapCount + y] = (mean(x, y) + mean(y, x)) / 2
  return agreement
}

/**
 * M11: where in each other map a moment would be expected: between the surest pairs (mutually best and in the same order
 * on both maps, the heaviest such chain), in proportion.
 */
function expectedPositions(
  nodes: readonly Node[],
  maps: readonly (readonly number[])[],
  mapCount: number,
  best: Float64Array,
  bestOf: Int32Array,
): Float64Array {
  const expected = new Float64Array(nodes.length * mapCount)
  const positionOf = (index: number): number => nodes[index]?.position ?? 0
  for (let x = 0; x < mapCount; x++)
    for (let y = x + 1; y < mapCount; y++) {
      const sure: Anchor[] = []
      for (const a of maps[x] ?? []) {
        const slot = a * mapCount + y
        const b = bestOf[slot] ?? -1
        if (b < 0 || (best[slot] ?? 0) <= sureEnough || bestOf[b * mapCount + x] !== a) continue
        sure.push({ from: positionOf(a), to: positionOf(b), weight: best[slot] ?? 0 })
      }
      const chain = [{ from: 0, to: 0 }, ...heaviestChain(sure), { from: 1, to: 1 }]
      const back = chain.map(({ from, to }) => ({ from: to, to: from }))
      for (const a of maps[x] ?? []) expected[a * mapCount + y] = between(positionOf(a), chain)
      for (const b of maps[y] ?? []) expected[b * mapCount + x] = between(positionOf(b), back)
    }
  return expected
}

type Anchor = { readonly from: number; readonly to: number; readonly weight: number }

function heaviestChain(anchors: readonly Anchor[]): readonly Anchor[] {
  const sorted = [...anchors].sort((a, b) => a.from - b.from || a.to - b.to)
  const total = sorted.map((anchor) => anchor.weight)
  const previous = sorted.map(() => -1)
  for (const [i, here] of sorted.entries())
    for (let j = 0; j < i; j++) {
      const there = sorted[j]
      if (!there || there.to > here.to || (total[j] ?? 0) + here.weight <= (total[i] ?? 0)) continue
      total[i] = (total[j] ?? 0) + here.weight
      previous[i] = j
    }
  const chain: Anchor[] = []
  for (let i = total.indexOf(Math.max(...total)); i >= 0; i = previous[i] ?? -1) {
    const anchor = sorted[i]
    if (anchor) chain.push(anchor)
  }
  return chain.reverse()
}

function between(value: number, chain: readonly { readonly from: number; readonly to: number }[]): number {
  let low = chain[0]
  for (const high of chain) {
    if (value <= high.from) {
      if (!low || high.from === low.from) return high.to
      return low.to + ((value - low.from) / (high.from - low.from)) * (high.to - low.to)
    }
    low = high
  }
  return low?.to ?? value
}
