import type { MomentId } from '#shared/model/ids.ts'
import type { Place } from '#shared/model/moment.ts'
import { type BoxSize, measures } from './lane-layout.ts'

export type RiverMoment = {
  readonly id: MomentId
  /** Middles of the sources in their lanes; empty for a moment that was drawn by hand. */
  readonly sourceXs: readonly number[]
  /** −1: all its sources are in lanes above, 1: below, between: in both. */
  readonly lean: number
  /** Goes wrong, gets stuck, gives up: leaves the main line to others where there is not room for all. */
  readonly isTrouble: boolean
  readonly size: BoxSize
}

type Taken = { readonly left: number; readonly right: number; readonly height: number }

/** Sideways room between two moments: enough for an arrow. */
const gap = 26
/** As far as a moment may leave the middle of its sources to stay in its row. */
const reach = 84

/**
 * Lays the shared map out between the lanes: each moment near the middle of its sources, in the first row where it
 * fits, what several people drew first. Gives top left corners with y from the top of the first row, the
 * height, and where the main line begins.
 * This is the board's own arrangement while the merge goes on; where moments stand on the finished map is not touched.
 */
export function layRiver(
  moments: readonly RiverMoment[],
  links: readonly { readonly from: MomentId; readonly to: MomentId }[],
): { readonly places: ReadonlyMap<MomentId, Place>; readonly height: number; readonly mainLine: number } {
  const middles = middlesOf(moments, links)
  const order = [...moments].sort(
    (a, b) =>
      weightOf(b) - weightOf(a) || (middles.get(a.id) ?? 0) - (middles.get(b.id) ?? 0) || (a.id < b.id ? -1 : 1),
  )
  const rows = new Map<number, Taken[]>()
  const found = new Map<MomentId, { x: number; row: number; size: BoxSize }>()
  for (const moment of order) {
    const { id, size } = moment
    const wish = (middles.get(id) ?? 0) - size.w / 2
    for (const row of rowsFor(moment)) {
      const taken = rows.get(row) ?? []
      const x = freeX(taken, wish, size.w)
      if (x === undefined) continue
      taken.splice(firstFrom(taken, x), 0, { left: x, right: x + size.w, height: size.h })
      rows.set(row, taken)
      found.set(id, { x, row, size })
      break
    }
  }
  let bottom = 0
  const tops = new Map<number, { top: number; height: number }>()
  for (const [row, taken] of [...rows].sort(([a], [b]) => a - b)) {
    const height = Math.max(...taken.map((box) => box.height))
    tops.set(row, { top: bottom, height })
    bottom += height + measures.rowGap
  }
  const places = new Map<MomentId, Place>()
  for (const [id, { x, row, size }] of found) {
    const { top = 0, height = 0 } = tops.get(row) ?? {}
    places.set(id, { x, y: top + (height - size.h) / 2 })
  }
  return { places, height: Math.max(0, bottom - measures.rowGap), mainLine: tops.get(0)?.top ?? 0 }
}

/**
 * The main line first; then row by row away from it, on the side of the lane a moment comes from before the other one:
 * short ribbons, and no more rows than are needed.
 */
function* rowsFor({ lean }: RiverMoment): Generator<number> {
  const near = lean < 0 ? -1 : 1
  yield 0
  for (let away = 1; ; away++) {
    yield near * away
    yield -near * away
  }
}

function weightOf(moment: RiverMoment): number {
  return (moment.sourceXs.length > 1 ? 2 : 0) + (moment.isTrouble ? 0 : 1)
}

/** The free place in a row that is nearest to the wish, if there is one within reach. `taken` goes from left to right. */
function freeX(taken: readonly Taken[], wish: number, width: number): number | undefined {
  // Only what stands within reach can be in the way or offer a place beside it.
  const near: Taken[] = []
  for (let i = Math.max(0, firstFrom(taken, wish - reach - gap) - 1); i < taken.length; i++) {
    const box = taken[i]
    if (!box || box.left > wish + reach + width + gap) break
    near.push(box)
  }
  const candidates = [wish, ...near.flatMap(({ left, right }) => [left - gap - width, right + gap])]
  let best: number | undefined
  for (const x of candidates) {
    if (Math.abs(x - wish) > reach) continue
    if (near.some(({ left, right }) => x < right + gap && x + width + gap > left)) continue
    if (best === undefined || Math.abs(x - wish) < Math.abs(best - wish)) best = x
  }
  return best
}

/** Where in a row from left to right the first box stands that begins at x or after it. */
function firstFrom(taken: readonly Taken[], x: number): number {
  let low = 0
  let high = taken.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((taken[middle]?.left ?? 0) < x) low = middle + 1
    else high = middle
  }
  return low
}

/** A moment drawn by hand stands between those it is linked with. */
function middlesOf(
  moments: readonly RiverMoment[],
  links: readonly { readonly from: MomentId; readonly to: MomentId }[],
): ReadonlyMap<MomentId, number> {
  const middles = new Map<MomentId, number>()
  for (const { id, sourceXs } of moments) if (sourceXs.length > 0) middles.set(id, mean(sourceXs))
  const right = Math.max(0, ...middles.values())
  for (const { id } of moments) {
    if (middles.has(id)) continue
    const near = links.flatMap(({ from, to }) => {
      const before = to === id ? middles.get(from) : undefined
      const after = from === id ? middles.get(to) : undefined
      return [
        ...(before === undefined ? [] : [before + measures.column]),
        ...(after === undefined ? [] : [after - measures.column]),
      ]
    })
    middles.set(id, near.length > 0 ? mean(near) : right + measures.column)
  }
  return middles
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
