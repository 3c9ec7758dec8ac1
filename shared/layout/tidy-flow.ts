import type { MomentId } from '../model/ids.ts'
import type { Link } from '../model/link.ts'
import type { Moment, Place } from '../model/moment.ts'
import { flowLines, type FlowLine } from './flow-lines.ts'

export type Size = { readonly w: number; readonly h: number }

export type TidyOptions = {
  /** In page pixels; without it every moment is as large as one with two lines of text. */
  readonly sizeOf?: (moment: Moment) => Size
  /** How wide the map may be before its line turns, in page pixels; `Infinity` for one line without a turn. */
  readonly width?: number
  /** The top left corner of the whole. */
  readonly origin?: Place
}

/**
 * Lays a map out as a flow: the main line runs from left to right and, at the edge, turns and comes back below, like a
 * river, so that arrows stay short. Branches stand below where they leave, so that what goes wrong or ends early hangs
 * under the line. Ways back decide nothing. Deterministic, and independent of the order in which the map is given.
 *
 *   T1  Columns are of one width; a row is as high as its highest moment. Moments are centred in their cells.
 *   T2  A band is one stretch of a line with all that hangs below it; a line that is longer than the page takes several.
 *   T3  A branch takes the nearest free cells below its moment, and runs on in the direction of its band.
 *   T4  Where a line turns, nothing hangs below: the arrow to the next band runs there.
 */
export function tidyFlow(
  moments: readonly Moment[],
  links: readonly Link[],
  { sizeOf = () => usualSize, width = pageWidth, origin = { x: 0, y: 0 } }: TidyOptions = {},
): ReadonlyMap<MomentId, Place> {
  const sizes = new Map(moments.map((moment) => [moment.id, sizeOf(moment)]))
  const columnWidth = Math.max(usualSize.w, ...[...sizes.values()].map((size) => size.w)) + columnGap
  const columns = Math.max(2, Math.floor((Math.min(width, moments.length * columnWidth) + columnGap) / columnWidth))
  const cells = layOut(flowLines({ moments, links }).lines, columns)

  const heights: number[] = []
  for (const [id, cell] of cells) heights[cell.row] = Math.max(heights[cell.row] ?? 0, sizes.get(id)?.h ?? 0)
  const bandStarts = new Set([...cells.values()].map((cell) => cell.bandRow))
  const tops: number[] = []
  let y = origin.y
  for (const [row, height] of heights.entries()) {
    if (row > 0 && bandStarts.has(row)) y += bandGap - rowGap
    tops[row] = y
    y += (height ?? 0) + rowGap
  }
  const places = new Map<MomentId, Place>()
  for (const [id, { column, row }] of cells) {
    const size = sizes.get(id) ?? usualSize
    places.set(id, {
      x: Math.round(origin.x + column * columnWidth + (columnWidth - columnGap - size.w) / 2),
      y: Math.round((tops[row] ?? 0) + ((heights[row] ?? size.h) - size.h) / 2),
    })
  }
  return places
}

const usualSize: Size = { w: 184, h: 64 }
const pageWidth = 1240
const columnGap = 72
const rowGap = 56
const bandGap = 80

type Cell = { readonly column: number; readonly row: number; readonly bandRow: number }

/** One stretch of a line and what hangs below it. Rows are counted from the band's own; branches keep to `from`…`to`. */
type Band = {
  readonly top: number
  readonly step: 1 | -1
  readonly from: number
  readonly to: number
  readonly taken: Set<string>
  deepest: number
}

function layOut(lines: readonly FlowLine[], columns: number): ReadonlyMap<MomentId, Cell> {
  const cells = new Map<MomentId, Cell>()
  let top = 0
  for (const line of gatherLone(lines)) {
    for (let start = 0, turn = 0; start < line.moments.length; start += columns, turn++) {
      const step = turn % 2 === 0 ? 1 : -1
      const turns = start + columns < line.moments.length
      const band: Band = {
        top,
        step,
        from: turns && step < 0 ? 1 : 0,
        to: turns && step > 0 ? columns - 2 : columns - 1,
        taken: new Set(),
        deepest: 0,
      }
      const stretch = line.moments.slice(start, start + columns)
      const spots = stretch.map((_, index) => ({ column: step > 0 ? index : columns - 1 - index, row: 0 }))
      put(cells, band, stretch, spots)
      hang(cells, band, stretch, line)
      top += band.deepest + 1
    }
  }
  return cells
}

/** Moments that nothing is linked to stand side by side at the end, not each on a line of its own. */
function gatherLone(lines: readonly FlowLine[]): readonly FlowLine[] {
  const lone = lines.filter(isLone)
  if (lone.length < 2) return lines
  const gathered = { moments: lone.flatMap((line) => line.moments), branches: new Map() }
  return [...lines.filter((line) => !isLone(line)), gathered]
}

function isLone(line: FlowLine): boolean {
  return line.moments.length === 1 && line.branches.size === 0
}

type Spot = { readonly column: number; readonly row: number }

function key({ column, row }: Spot): string {
  return `${column},${row}`
}

function put(cells: Map<MomentId, Cell>, band: Band, moments: readonly MomentId[], spots: readonly Spot[]): void {
  for (const [index, id] of moments.entries()) {
    const spot = spots[index]
    if (!spot) continue
    cells.set(id, { column: spot.column, row: band.top + spot.row, bandRow: band.top })
    band.taken.add(key(spot))
    band.deepest = Math.max(band.deepest, spot.row)
  }
}

/** Places the branches of some moments of a line, and what branches off from those. */
function hang(cells: Map<MomentId, Cell>, band: Band, moments: readonly MomentId[], line: FlowLine): void {
  for (const id of moments) {
    const cell = cells.get(id)
    if (!cell) continue
    for (const branch of line.branches.get(id) ?? []) {
      const spots = findRoom(band, { column: cell.column, row: cell.row - band.top }, branch.moments.length)
      put(cells, band, branch.moments, spots)
      hang(cells, band, branch.moments, branch)
    }
  }
}

/** The nearest cells below `at` that are free for a whole branch: straight below while nothing stands between, or beside. */
function findRoom(band: Band, at: Spot, length: number): readonly Spot[] {
  for (let row = at.row + 1; ; row++) {
    const isHidden = row > at.row + 1 && band.taken.has(key({ column: at.column, row: row - 1 }))
    const beside = [at.column + band.step, at.column - band.step]
    for (const column of isHidden ? beside : [at.column, ...beside]) {
      if (column < band.from || column > band.to) continue
      const spots = snake({ column, row }, band, length)
      if (spots.every((spot) => !band.taken.has(key(spot)))) return spots
    }
  }
}

/** Cells one after the other, turning at the edges into the row below. */
function snake(first: Spot, band: Band, length: number): readonly Spot[] {
  const spots: Spot[] = []
  let { column, row } = first
  let step: number = band.step
  for (let index = 0; index < length; index++) {
    spots.push({ column, row })
    if (column + step >= band.from && column + step <= band.to) column += step
    else {
      row++
      step = -step
    }
  }
  return spots
}
