import type { MomentId } from '../model/ids.ts'
import type { MergeDecisions } from '../model/shared-map.ts'
import type { BoardNodes } from './board-nodes.ts'

/** Decisions in terms of nodes. */
export type Settled = {
  readonly joined: readonly (readonly number[])[]
  readonly inert: ReadonlySet<number>
  readonly isApart: (a: number, b: number) => boolean
  readonly isPlaced: (node: number) => boolean
  readonly homeOf: (node: number) => MomentId | undefined
}

export function readSettled({ nodes }: BoardNodes, decisions: MergeDecisions): Settled {
  const indexOf = new Map<MomentId, number>(nodes.map((node) => [node.id, node.index]))
  const home = new Map<number, MomentId>()
  const inert = new Set<number>()
  const placements = [...decisions.placements].sort((a, b) => (a.momentId < b.momentId ? -1 : 1))
  for (const { sourceId, momentId, relation } of placements) {
    const node = indexOf.get(sourceId)
    if (node === undefined) continue
    if (relation === 'part-of') inert.add(node)
    else if (!home.has(node)) home.set(node, momentId)
  }
  for (const node of home.keys()) inert.delete(node)
  const pairOf = (a: number, b: number): number => (a < b ? a * nodes.length + b : b * nodes.length + a)
  const apart = new Set(
    decisions.keptApart.flatMap(({ a, b }) => {
      const [x, y] = [indexOf.get(a), indexOf.get(b)]
      return x === undefined || y === undefined ? [] : [pairOf(x, y)]
    }),
  )
  const groups = Map.groupBy(
    [...home.keys()].sort((a, b) => a - b),
    (node) => home.get(node) ?? '',
  )
  return {
    joined: [...groups.values()],
    inert,
    isApart: (a, b) => apart.size > 0 && apart.has(pairOf(a, b)),
    isPlaced: (node) => home.has(node) || inert.has(node),
    homeOf: (node) => home.get(node),
  }
}
