/**
 * Who comes before whom in a drawing of arrows. Moments that lie on one loop are neither before nor after each other;
 * `rank` grows along the arrows and is equal on a loop.
 */
export type Reach = {
  /** `a` comes before `b`, and not after it. Indexes of moments. */
  readonly isBefore: (a: number, b: number) => boolean
  readonly isOnLoop: (at: number) => boolean
  readonly loopOf: (at: number) => number
  readonly rank: (at: number) => number
  /** Everything that comes after one of these. */
  readonly after: (from: readonly number[]) => (at: number) => boolean
}

/** Strongly connected components and their closure as rows of bits: 2,000 moments take half a megabyte. */
export function reachOf(count: number, next: readonly (readonly number[])[]): Reach {
  const loops = findLoops(count, next)
  const width = Math.ceil(loops.size.length / 32)
  const rows = loops.size.map(() => new Uint32Array(width))
  const ranks = loops.size.map(() => 0)
  const members: number[][] = loops.size.map(() => [])
  for (let at = 0; at < count; at += 1) members[loops.of[at] ?? 0]?.push(at)
  // Components are numbered from the ends of the story backwards, so what is ahead is always done first.
  for (const [loop, moments] of members.entries()) {
    const row = rows[loop] ?? new Uint32Array(width)
    for (const at of moments)
      for (const to of next[at] ?? []) {
        const ahead = loops.of[to] ?? 0
        if (ahead === loop) continue
        row[ahead >> 5] = (row[ahead >> 5] ?? 0) | (1 << (ahead & 31))
        include(row, rows[ahead])
      }
  }
  for (let loop = members.length - 1; loop >= 0; loop -= 1)
    for (const at of members[loop] ?? [])
      for (const to of next[at] ?? []) {
        const ahead = loops.of[to] ?? 0
        if (ahead !== loop) ranks[ahead] = Math.max(ranks[ahead] ?? 0, (ranks[loop] ?? 0) + 1)
      }
  const loopOf = (at: number): number => loops.of[at] ?? -1
  return {
    isBefore: (a, b) => hasBit(rows[loopOf(a)], loopOf(b)),
    isOnLoop: (at) => (loops.size[loopOf(at)] ?? 0) > 1,
    loopOf,
    rank: (at) => ranks[loopOf(at)] ?? 0,
    after: (from) => {
      const row = new Uint32Array(width)
      for (const at of from) include(row, rows[loopOf(at)])
      return (at) => hasBit(row, loopOf(at))
    },
  }
}

function hasBit(row: Uint32Array | undefined, at: number): boolean {
  return (((row?.[at >> 5] ?? 0) >>> (at & 31)) & 1) === 1
}

function include(row: Uint32Array, more: Uint32Array | undefined): void {
  if (more) for (let word = 0; word < row.length; word += 1) row[word] = (row[word] ?? 0) | (more[word] ?? 0)
}

/** Tarjan 1972, without recursion: a story may be longer than the stack is deep. */
function findLoops(count: number, next: readonly (readonly number[])[]): { of: Int32Array; size: number[] } {
  const of = new Int32Array(count).fill(-1)
  const size: number[] = []
  const found = new Int32Array(count).fill(-1)
  const low = new Int32Array(count)
  const open: number[] = []
  let clock = 0
  for (let root = 0; root < count; root += 1) {
    if (found[root] !== -1) continue
    const path = [{ at: root, turn: 0 }]
    found[root] = low[root] = clock
    clock += 1
    open.push(root)
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const to = next[step.at]?.[step.turn]
      step.turn += 1
      if (to !== undefined) {
        if (found[to] === -1) {
          found[to] = low[to] = clock
          clock += 1
          open.push(to)
          path.push({ at: to, turn: 0 })
        } else if (of[to] === -1) low[step.at] = Math.min(low[step.at] ?? 0, found[to] ?? 0)
        continue
      }
      path.pop()
      const back = path.at(-1)
      if (back) low[back.at] = Math.min(low[back.at] ?? 0, low[step.at] ?? 0)
      if (low[step.at] !== found[step.at]) continue
      const from = open.lastIndexOf(step.at)
      for (const at of open.splice(from)) of[at] = size.length
      size.push(0)
    }
  }
  for (const loop of of) size[loop] = (size[loop] ?? 0) + 1
  return { of, size }
}
