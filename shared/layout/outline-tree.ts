import type { MomentId } from '../model/ids.ts'
import type { OutlineRow } from './outline-order.ts'

/** Where a row stands in the tree of an outline: what somebody hears who does not see how far in it is. */
export type TreePlace = {
  /** From 1, as trees are read out. */
  readonly level: number
  /** Which one it is among those beside it, and how many they are. */
  readonly position: number
  readonly size: number
  readonly parent?: MomentId
  /** Its first row one level further in. */
  readonly firstChild?: MomentId
}

export function treeOf(rows: readonly Pick<OutlineRow, 'momentId' | 'depth'>[]): ReadonlyMap<MomentId, TreePlace> {
  type Open = { -readonly [Key in keyof TreePlace]: TreePlace[Key] }
  const places = new Map<MomentId, Open>()
  const siblings = new Map<MomentId | undefined, Open[]>()
  /** The last row at each depth. */
  const above: MomentId[] = []
  for (const { momentId, depth } of rows) {
    const parent = depth > 0 ? above[depth - 1] : undefined
    const beside = siblings.get(parent) ?? []
    const place: Open = { level: depth + 1, position: beside.length + 1, size: 0 }
    if (parent !== undefined) {
      place.parent = parent
      const over = places.get(parent)
      if (over && !over.firstChild) over.firstChild = momentId
    }
    beside.push(place)
    siblings.set(parent, beside)
    places.set(momentId, place)
    above.length = depth
    above[depth] = momentId
  }
  for (const beside of siblings.values()) for (const place of beside) place.size = beside.length
  return places
}

/** The rows that are left when what hangs below some of them is folded away. */
export function unfoldedRows<Row extends Pick<OutlineRow, 'momentId' | 'depth'>>(
  rows: readonly Row[],
  folded: ReadonlySet<MomentId>,
): readonly Row[] {
  if (folded.size === 0) return rows
  let hiddenBelow = Number.POSITIVE_INFINITY
  return rows.filter(({ momentId, depth }) => {
    if (depth > hiddenBelow) return false
    hiddenBelow = folded.has(momentId) ? depth : Number.POSITIVE_INFINITY
    return true
  })
}
