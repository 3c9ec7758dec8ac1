import type { OutlineRow } from '#shared/layout/outline-order.ts'
import { type TreePlace, treeOf, unfoldedRows } from '#shared/layout/outline-tree.ts'
import type { ExperienceMap } from '#shared/model/experience-map.ts'
import type { MomentId } from '#shared/model/ids.ts'
import { withEdits } from '#shared/model/map-edits.ts'
import type { Moment } from '#shared/model/moment.ts'
import type { Selection } from '../../../canvas/selection/selection-store.ts'
import { createKeeper } from './keep-same.ts'
import { type PendingRow, planPending } from './pending-row.ts'

export type Drawn = Pick<ExperienceMap, 'moments' | 'links'>

/** What the outline shows. */
export type Look = {
  /** The map as it is written, without the row that was only asked for. */
  readonly map: Drawn
  readonly rows: readonly OutlineRow[]
  /** Without those that are folded away. */
  readonly shownRows: readonly OutlineRow[]
  readonly tree: ReadonlyMap<MomentId, TreePlace>
  readonly folded: ReadonlySet<MomentId>
  readonly moments: ReadonlyMap<MomentId, Moment>
  /** The row whose fields are open. */
  readonly openId: MomentId | undefined
  /** The row that Tab reaches while none is open. */
  readonly currentId: MomentId | undefined
  /** The rows that keys act on, in their order: the current one, or several that were chosen. */
  readonly chosen: readonly MomentId[]
  readonly pending: PendingRow | undefined
}

/** What a look follows from. */
export type Given = {
  readonly map: Drawn
  readonly asked: PendingRow | undefined
  /** The row that an empty map begins with. */
  readonly first: PendingRow
  /** The branches that are to be folded away. */
  readonly folded: ReadonlySet<MomentId>
  readonly selection: Selection
  readonly readOnly: boolean
}

/** Makes looks of one outline. Whatever is as it was the last time stays the same object. */
export function createLook(): (given: Given) => Look {
  const keep = createKeeper()
  const rowsOf = latest((map: Drawn, pending: PendingRow | undefined) => {
    const plan = pending && planPending(map, pending)
    return keep(plan ? withEdits(map, plan) : map)
  })
  const treeFor = latest(treeOf)
  const foldedIn = latest(foldedOf)
  const shownOf = latest(unfoldedRows)
  const chosenIn = latest(chosenOf)
  return ({ map, asked, first, folded: wanted, selection, readOnly }) => {
    const pending = readOnly ? undefined : (asked ?? (map.moments.length === 0 ? first : undefined))
    const { rows, moments } = rowsOf(map, pending)
    const { editing } = selection
    const [selected] = selection.moments
    const openId = pending ? pending.id : editing !== undefined && moments.has(editing) ? editing : undefined
    const currentId = selected !== undefined && moments.has(selected) ? selected : rows[0]?.momentId
    const tree = treeFor(rows)
    const folded = foldedIn(wanted, tree, openId)
    const chosen = chosenIn(selection.moments, rows, currentId)
    return { map, rows, shownRows: shownOf(rows, folded), tree, folded, moments, openId, currentId, chosen, pending }
  }
}

/** Only what has something below it is folded away, and the way to the open row never is. */
function foldedOf(
  wanted: ReadonlySet<MomentId>,
  tree: Look['tree'],
  openId: MomentId | undefined,
): ReadonlySet<MomentId> {
  const left = new Set([...wanted].filter((id) => tree.get(id)?.firstChild))
  for (let at = openId && tree.get(openId)?.parent; at; at = tree.get(at)?.parent) left.delete(at)
  return left
}

function chosenOf(
  selected: readonly MomentId[],
  rows: readonly OutlineRow[],
  currentId: MomentId | undefined,
): readonly MomentId[] {
  const ids = new Set(selected)
  const inOrder = ids.size > 1 ? rows.flatMap(({ momentId }) => (ids.has(momentId) ? [momentId] : [])) : []
  return inOrder.length > 1 ? inOrder : currentId === undefined ? [] : [currentId]
}

/** The same function, which gives the same object again as long as it is given the same. */
function latest<Args extends readonly unknown[], T>(make: (...args: Args) => T): (...args: Args) => T {
  let last: { readonly args: Args; readonly made: T } | undefined
  return (...args) => {
    if (!last?.args.every((one, at) => one === args[at])) last = { args, made: make(...args) }
    return last.made
  }
}
