import type { Node } from './board-nodes.ts'
import type { Pairs } from './candidate-pairs.ts'
import type { PairTable } from './pair-table.ts'

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

export type FlowScorer = (pair: number, out: Float64Array) => void

export function createFlowScorer(
  nodes: readonly Node[],
  mapCount: number,
  pairs: Pairs,
  likely: PairTable,
  maps: readonly (readonly number[])[],
): FlowScorer {
  const count = nodes.length
  const best = new Float64Array(count * mapCount)
  const second = new Float64Array(count * mapCount)
  const bestOf = new Int32Array(count * mapCount).fill(-1)
  const sum = new Float64Array(count * mapCount)
  const partners: number[][] = nodes.map(() => [])
  const note = (from: number, to: number, value: number): void => {
    const slot = from * mapCount + (nodes[to]?.map ?? 0)
    sum[slot] = (sum[slot] ?? 0) + value
    if (value > 0.05) partners[from]?.push(to)
    if (value > (best[slot] ?? 0)) {
      second[slot] = best[slot] ?? 0
      best[slot] = value
      bestOf[slot] = to
    } else if (value > (second[slot] ?? 0)) second[slot] = value
  }
  for (let i = 0; i < pairs.a.length; i++) {
    const [a, b] = [pairs.a[i] ?? 0, pairs.b[i] ?? 0]
    const value = likely.get(a, b)
    note(a, b, value)
    note(b, a, value)
  }
  const agreement = agreementOfMaps(maps, mapCount, best)
  const expected = expectedPositions(nodes, maps, mapCount, best, bestOf)
  const desk = new Float64Array(
    nodes.reduce(
      (most, node) =>
        Math.max(most, node.before.length, node.after.length, node.longBefore.length, node.longAfter.length),
      1,
    ),
  )
  const third = new Float64Array(mapCount)
  return (pair, out) => {
    const a = pairs.a[pair] ?? 0
    const b = pairs.b[pair] ?? 0
    const [x, y] = [nodes[a], nodes[b]]
    if (!x || !y) return
    const value = likely.get(a, b)
    const [ab, ba] = [a * mapCount + y.map, b * mapCount + x.map]
    const rivalOfA = (bestOf[ab] === b ? second[ab] : best[ab]) ?? 0
    const rivalOfB = (bestOf[ba] === a ? second[ba] : best[ba]) ?? 0
    const rival = Math.max(rivalOfA, rivalOfB)
    out[flowSlots.rival] = Math.max(0, rival - value)
    out[flowSlots.lead] = Math.max(0, value - rival)
    out[flowSlots.before] = neighbours(x.before, y.before, likely, desk)
    out[flowSlots.after] = neighbours(x.after, y.after, likely, desk)
    out[flowSlots.earlier] = neighbours(x.longBefore, y.longBefore, likely, desk)
    out[flowSlots.later] = neighbours(x.longAfter, y.longAfter, likely, desk)
    out[flowSlots.astray] =
      (Math.abs((expected[ab] ?? 0) - y.position) + Math.abs((expected[ba] ?? 0) - x.position)) / 2
    out[flowSlots.common] = mapCount < 3 ? 0 : inThirdMaps(x, y, { nodes, partners, likely, best: third })
    out[flowSlots.agreement] = logit(agreement[x.map * mapCount + y.map] ?? 0, 0.01)
    out[flowSlots.share] = Math.sqrt(
      (value / ((sum[ab] ?? 0) + littleDoubt)) * (value / ((sum[ba] ?? 0) + littleDoubt)),
    )
  }
}

export function logit(likelihood: number, doubt = 1e-4): number {
  return Math.log((likelihood + doubt) / (1 - likelihood + doubt))
}

/** Mean over both sides of how well each neighbour finds a match among the others; 0 where one side has none. */
function neighbours(xs: readonly number[], ys: readonly number[], likely: PairTable, best: Float64Array): number {
  if (xs.length === 0 || ys.length === 0) return 0
  if (xs.length === 1 && ys.length === 1) return likely.get(xs[0] ?? 0, ys[0] ?? 0)
  let fromX = 0
  for (let j = 0; j < ys.length; j++) best[j] = 0
  for (const x of xs) {
    let bestOfX = 0
    for (let j = 0; j < ys.length; j++) {
      const value = likely.get(x, ys[j] ?? 0)
      if (value > bestOfX) bestOfX = value
      if (value > (best[j] ?? 0)) best[j] = value
    }
    fromX += bestOfX
  }
  let fromY = 0
  for (let j = 0; j < ys.length; j++) fromY += best[j] ?? 0
  return (fromX / xs.length + fromY / ys.length) / 2
}

/** M12: for each third map the best moment that matches both, by the weaker of its two matches; the mean over the maps. */
function inThirdMaps(
  x: Node,
  y: Node,
  {
    nodes,
    partners,
    likely,
    best,
  }: {
    readonly nodes: readonly Node[]
    readonly partners: readonly (readonly number[])[]
    readonly likely: PairTable
    /** Room for one number for each map. */
    readonly best: Float64Array
  },
): number {
  best.fill(0)
  for (const third of partners[x.index] ?? []) {
    const map = nodes[third]?.map ?? 0
    if (map === y.map) continue
    const there = likely.get(third, y.index)
    if (there <= (best[map] ?? 0)) continue
    const both = Math.min(likely.get(x.index, third), there)
    if (both > (best[map] ?? 0)) best[map] = both
  }
  let sum = 0
  for (const value of best) sum += value
  return sum / (best.length - 2)
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
