import type { MomentId } from '../model/ids.ts'
import type { MergeDecisions } from '../model/shared-map.ts'
import type { Node } from './board-nodes.ts'

/** What decisions on this board say about words that are still to be compared: by how much the odds of a pair change. */
export type Lessons = { readonly of: (a: number, b: number) => number; readonly isEmpty: boolean }

const forJoined = 1.2
const forKeptApart = -0.8
const most = 1.5

/**
 * M17: people teach the engine on their board. Where they joined two moments, the words that only one of them has are
 * taken to be related; where they kept two apart, the words both have are taken to say little. Nothing is stored.
 */
export function learnFromDecisions(nodes: readonly Node[], decisions: MergeDecisions): Lessons {
  const indexOf = new Map<MomentId, number>(nodes.map((node) => [node.id, node.index]))
  const lessons = new Map<string, number>()
  const add = (x: string, y: string, value: number): void => {
    const key = x < y ? `${x} ${y}` : `${y} ${x}`
    lessons.set(key, (lessons.get(key) ?? 0) + value)
  }
  const stems = (index: number): readonly string[] =>
    (nodes[index]?.label.words ?? []).filter((word) => word.emphasis >= 0.9).map((word) => word.stem)
  const placed = Map.groupBy(
    decisions.placements.filter((placement) => placement.relation === 'same'),
    (placement) => placement.momentId,
  )
  for (const group of placed.values()) {
    const members = [...new Set(group.map((placement) => indexOf.get(placement.sourceId) ?? -1))].sort((a, b) => a - b)
    for (const [i, a] of members.entries())
      for (const b of members.slice(i + 1)) {
        if (a < 0 || nodes[a]?.map === nodes[b]?.map) continue
        const [left, right] = [stems(a), stems(b)]
        const onlyLeft = left.filter((stem) => !right.includes(stem))
        const onlyRight = right.filter((stem) => !left.includes(stem))
        for (const x of onlyLeft) for (const y of onlyRight) add(x, y, forJoined / (onlyLeft.length * onlyRight.length))
      }
  }
  for (const { a, b } of decisions.keptApart) {
    const [x, y] = [indexOf.get(a), indexOf.get(b)]
    if (x === undefined || y === undefined) continue
    const other = stems(y)
    const both = stems(x).filter((stem) => other.includes(stem))
    for (const stem of both) add(stem, stem, forKeptApart / both.length)
  }
  // Most moments have no word that anything was learned about.
  const told = new Set([...lessons.keys()].flatMap((key) => key.split(' ')))
  const toldStems = nodes.map((node) => stems(node.index).filter((stem) => told.has(stem)))
  return {
    isEmpty: lessons.size === 0,
    of(a, b) {
      let sum = 0
      for (const x of toldStems[a] ?? [])
        for (const y of toldStems[b] ?? []) sum += lessons.get(x < y ? `${x} ${y}` : `${y} ${x}`) ?? 0
      return Math.max(-most, Math.min(most, sum))
    },
  }
}
