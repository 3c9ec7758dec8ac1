import { goesBack } from '../model/link.ts'
import { type ExperienceMap, momentsById, wholeLinks } from '../model/experience-map.ts'
import type { MomentId } from '../model/ids.ts'

/** For every moment of the maps how far along its own map it is: 0 at the beginning … 1 at the end. */
export function storyPositions(maps: readonly ExperienceMap[]): ReadonlyMap<MomentId, number> {
  const positions = new Map<MomentId, number>()
  for (const map of maps) {
    const ids = [...momentsById(map).keys()].sort()
    const indexOf = new Map(ids.map((id, index) => [id, index]))
    const before: number[][] = ids.map(() => [])
    const after: number[][] = ids.map(() => [])
    for (const { from, to, kind } of wholeLinks(map)) {
      const [a, b] = [indexOf.get(from), indexOf.get(to)]
      if (goesBack({ kind }) || a === undefined || b === undefined) continue
      after[a]?.push(b)
      before[b]?.push(a)
    }
    for (const [index, position] of positionsOf(before, after).entries()) {
      const id = ids[index]
      if (id !== undefined) positions.set(id, position)
    }
  }
  return positions
}

/**
 * How far along each moment is: the longest way to it, against the longest way through it. Links that close a circle
 * are not followed (depth first, in the order of ids). Without recursion: maps can be thousands of moments deep.
 */
export function positionsOf(
  before: readonly (readonly number[])[],
  after: readonly (readonly number[])[],
): Float64Array {
  const count = after.length
  const state = new Uint8Array(count)
  const order: number[] = []
  const visit = (root: number): void => {
    if (state[root] !== 0) return
    const stack = [{ node: root, next: 0 }]
    state[root] = 1
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const to = after[top.node]?.[top.next++]
      if (to === undefined) {
        order.push(top.node)
        stack.pop()
      } else if (state[to] === 0) {
        state[to] = 1
        stack.push({ node: to, next: 0 })
      }
    }
  }
  for (let i = 0; i < count; i++) if (before[i]?.length === 0) visit(i)
  for (let i = 0; i < count; i++) visit(i)
  order.reverse()
  const rank = new Map(order.map((node, at) => [node, at]))
  const goesOn = (from: number, to: number): boolean => (rank.get(to) ?? 0) > (rank.get(from) ?? 0)
  const depth = new Map<number, number>()
  const height = new Map<number, number>()
  for (const node of order)
    for (const to of after[node] ?? [])
      if (goesOn(node, to)) depth.set(to, Math.max(depth.get(to) ?? 0, (depth.get(node) ?? 0) + 1))
  for (const node of order.toReversed())
    for (const to of after[node] ?? [])
      if (goesOn(node, to)) height.set(node, Math.max(height.get(node) ?? 0, (height.get(to) ?? 0) + 1))
  return Float64Array.from(after, (_, node) => {
    const steps = depth.get(node) ?? 0
    return steps / Math.max(1, steps + (height.get(node) ?? 0))
  })
}
