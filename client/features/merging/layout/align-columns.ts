import type { MomentId } from '#shared/model/ids.ts'

const rounds = 12

/**
 * Gives each moment of each lane a column so that moments which belong together stand close to one above the other.
 * Each lane keeps its order and has one moment a column; where another lane has more to tell, gaps open.
 *
 * Every round moves a group to the mean of its members and then each lane back to its order, by the nearest
 * non-decreasing sequence (pool adjacent violators).
 */
export function alignColumns(
  lanes: readonly (readonly MomentId[])[],
  groups: readonly (readonly MomentId[])[],
): ReadonlyMap<MomentId, number> {
  const columns = new Map<MomentId, number>()
  for (const lane of lanes) for (const [i, id] of lane.entries()) columns.set(id, i)
  const joined = groups.map((group) => group.filter((id) => columns.has(id))).filter((group) => group.length > 1)
  for (let round = 0; round < rounds; round++) {
    const wish = new Map<MomentId, number>()
    for (const group of joined) {
      const mean = group.reduce((sum, id) => sum + (columns.get(id) ?? 0), 0) / group.length
      for (const id of group) wish.set(id, mean)
    }
    for (const lane of lanes) {
      const slack = lane.map((id, i) => ({
        value: (wish.get(id) ?? columns.get(id) ?? i) - i,
        weight: wish.has(id) ? 1 : 0.1,
      }))
      for (const [i, value] of nonDecreasing(slack).entries()) {
        const id = lane[i]
        if (id) columns.set(id, value + i)
      }
    }
  }
  const first = Math.min(0, ...[...columns.values()].map(Math.round))
  for (const lane of lanes) {
    let before = -1
    for (const id of lane) {
      before = Math.max(before + 1, Math.round((columns.get(id) ?? 0) - first))
      columns.set(id, before)
    }
  }
  return columns
}

function nonDecreasing(points: readonly { value: number; weight: number }[]): readonly number[] {
  const pools: { value: number; weight: number; count: number }[] = []
  for (const point of points) {
    let pool = { ...point, count: 1 }
    for (let before = pools.at(-1); before && before.value > pool.value; before = pools.at(-1)) {
      const weight = before.weight + pool.weight
      pool = {
        value: (before.value * before.weight + pool.value * pool.weight) / weight,
        weight,
        count: before.count + pool.count,
      }
      pools.pop()
    }
    pools.push(pool)
  }
  return pools.flatMap(({ value, count }) => Array.from({ length: count }, () => value))
}
