import type { MomentId } from '../model/ids.ts'
import type { Node } from './board-nodes.ts'
import { mayMerge } from './candidate-pairs.ts'
import { createPairList, type Pairs } from './pair-list.ts'

/**
 * What somebody outside of the engine says about meaning: which moments they compared, and which two of them (by their
 * place in `moments`) are near, 0 … 1. Any other two of them are not near.
 */
export type ToldNearness = {
  readonly moments: readonly MomentId[]
  readonly near: readonly (readonly [a: number, b: number, nearness: number])[]
}

export type Told = {
  readonly nearness: (a: number, b: number) => number
  /** By how much the odds of a pair change; nothing for a pair that was not compared. */
  readonly odds: (a: number, b: number) => number
  /** The pairs, and those that were told near. */
  readonly withPairs: (pairs: Pairs) => Pairs
}

/** M21: set by hand, below what a rare word in common says; who calls everything near must not decide alone. */
const forNear = 3
const forNotNear = -0.3

/** Nobody was asked, or nothing was near: a service that finds nothing near says nothing about this board. */
const untold: Told = { nearness: () => 0, odds: () => 0, withPairs: (pairs) => pairs }

export function readToldNearness(nodes: readonly Node[], told: ToldNearness | undefined): Told {
  if (!told || told.near.length === 0) return untold
  const indexOf = new Map(nodes.map((node) => [node.id, node.index]))
  const key = (a: number, b: number): number => (a < b ? a * nodes.length + b : b * nodes.length + a)
  const compared = new Set(told.moments.flatMap((id) => indexOf.get(id) ?? []))
  const near = new Map<number, number>()
  for (const [i, j, nearness] of told.near) {
    const a = nodes[indexOf.get(told.moments[i] ?? ('' as MomentId)) ?? -1]
    const b = nodes[indexOf.get(told.moments[j] ?? ('' as MomentId)) ?? -1]
    if (a && b && mayMerge(a, b)) near.set(key(a.index, b.index), Math.max(0, Math.min(1, nearness)))
  }
  const nearness = (a: number, b: number): number => near.get(key(a, b)) ?? 0
  return {
    nearness,
    odds: (a, b) => {
      const found = near.get(key(a, b))
      if (found !== undefined) return forNear * found
      return compared.has(a) && compared.has(b) ? forNotNear : 0
    },
    withPairs: (pairs) => {
      const list = createPairList(pairs)
      for (const found of near.keys()) list.add(Math.floor(found / nodes.length), found % nodes.length)
      return list.sorted(nodes.length)
    },
  }
}
