import type { ExperienceMap } from '../model/experience-map.ts'
import type { MomentId } from '../model/ids.ts'
import type { Link } from '../model/link.ts'
import { type AddedLink, type ChangedLink, linkKindTowards, type MapEdits, withEdits } from '../model/map-edits.ts'
import { walkOf } from './flow-walk.ts'
import { outlineOf, type OutlineRow } from './outline-order.ts'
import type { MintLinkId } from './outline-edits.ts'

/**
 * A row of the outline put somewhere else, as a plan over the map.
 *
 *   R1  The moment is taken out of its line: what it came from now leads to what came after it.
 *   R2  It is put into the link at which it was dropped, or at the end of the line above; before everything, it leads to
 *       what was first. What branches off from it goes with it (O3).
 *   R3  A link keeps its word and leaves from where it left (O4); a way back is not touched.
 *   R4  It lies in the chapter of the row it was put under.
 *   R5  What says “begins” stays first, and nothing is put into what branches off from itself.
 */
type Drawn = Pick<ExperienceMap, 'moments' | 'links'>

/**
 * Between which rows: after the row `after` (at the very top without one), as a row of `depth`, or the nearest depth that
 * stands there.
 */
export type RowSpot = { readonly after?: MomentId; readonly depth?: number }

/** Where a row of a given depth would be linked: into a link that is there, or onto the end of a line. */
type Joint = { readonly into: Link } | { readonly after: MomentId } | { readonly before: MomentId }

export function planMoveRow(map: Drawn, id: MomentId, spot: RowSpot, mint: MintLinkId): MapEdits | undefined {
  const rows = outlineOf(map)
  const moment = map.moments.find((one) => one.id === id)
  if (!moment || moment.locked || moment.kind === 'start' || spot.after === id) return undefined
  const subtree = subtreeOf(rows, id)
  if (spot.after !== undefined && subtree.has(spot.after)) return undefined
  const taken = takeOut(map, id, mint)
  const without = withEdits(map, taken)
  // The moment and what hangs from it is no place to put it.
  const places = outlineOf(without).filter((row) => !subtree.has(row.momentId))
  const joint = jointAt(places, spot)
  if (!joint) return undefined
  const word = walkOf(map).standOf(id)?.onward?.label ?? ''
  const put = putInto(without, id, joint, word, mint)
  if (!put) return undefined
  const above = places.find((row) => row.momentId === spot.after)?.momentId
  const chapter = map.moments.find((one) => one.id === above)?.chapter ?? ''
  const isElsewhere = above !== undefined && chapter !== (moment.chapter ?? '')
  const links = merge(map.links, taken, put)
  const plan = { ...links, ...(isElsewhere ? { changeMoments: [{ id, chapter }] } : {}) }
  return !isElsewhere && isSameOrder(rows, outlineOf(withEdits(map, plan))) ? undefined : plan
}

/**
 * At the edge of a chapter, a step up or down goes into the chapter beside it: the moment stays on its line, under
 * another heading. Nothing where the neighbour lies in the same.
 */
export function planChapterStep(map: Drawn, id: MomentId, direction: 'up' | 'down'): MapEdits | undefined {
  const stand = walkOf(map).standOf(id)
  const beside = direction === 'up' ? stand?.before : stand?.after
  const chapterOf = (one: MomentId | undefined) => map.moments.find((moment) => moment.id === one)?.chapter ?? ''
  if (beside === undefined || chapterOf(beside) === chapterOf(id)) return undefined
  return { changeMoments: [{ id, chapter: chapterOf(beside) }] }
}

/** The depths a row can have after the row at `index` (−1: at the top): from the next row's to that of the row above. */
export function depthsAfter(rows: readonly Pick<OutlineRow, 'depth'>[], index: number): readonly [number, number] {
  const above = rows[index]?.depth ?? 0
  const below = rows[index + 1]?.depth ?? 0
  return [Math.min(above, below), Math.max(above, below)]
}

function jointAt(rows: readonly OutlineRow[], { after, depth }: RowSpot): Joint | undefined {
  const index = after === undefined ? -1 : rows.findIndex((row) => row.momentId === after)
  if (after !== undefined && index < 0) return undefined
  const [least, most] = depthsAfter(rows, index)
  const wanted = Math.max(least, Math.min(depth ?? rows[index + 1]?.depth ?? most, most))
  const below = rows[index + 1]
  if (below?.viaLink && below.depth === wanted) return { into: below.viaLink }
  if (index < 0) return below && { before: below.momentId }
  const end = rows.slice(0, index + 1).findLast((row) => row.depth === wanted)
  return end && { after: end.momentId }
}

/** R1, as edits that leave the moment without a way in or on along its line. */
function takeOut(map: Drawn, id: MomentId, mint: MintLinkId): MapEdits {
  const stand = walkOf(map).standOf(id)
  const { via, onward } = stand ?? {}
  if (!via) return { removeLinks: onward ? [onward.id] : [] }
  if (!onward) return { removeLinks: [via.id] }
  const isJoined = map.links.some((link) => link.from === via.from && link.to === onward.to)
  const healed: AddedLink[] = isJoined
    ? []
    : [{ id: mint(), from: via.from, to: onward.to, kind: kindTowards(map, onward.to), label: via.label }]
  return { addLinks: healed, removeLinks: [via.id, onward.id] }
}

/** R2; `word`: of the link that led on from the moment, which goes with it. */
function putInto(map: Drawn, id: MomentId, joint: Joint, word: string, mint: MintLinkId): MapEdits | undefined {
  const kind = kindTowards(map, id)
  if ('after' in joint) return { addLinks: [{ id: mint(), from: joint.after, to: id, kind }] }
  if ('before' in joint) {
    const first = map.moments.find((one) => one.id === joint.before)
    if (!first || first.kind === 'start') return undefined
    return { addLinks: [{ id: mint(), from: id, to: first.id, kind: kindTowards(map, first.id), label: word }] }
  }
  const { into } = joint
  return {
    changeLinks: [{ id: into.id, to: id, kind }],
    addLinks: [{ id: mint(), from: id, to: into.to, kind: into.kind, label: word }],
  }
}

/** Both as one. What would be taken away and drawn again just so stays what it is. */
function merge(links: readonly Link[], one: MapEdits, other: MapEdits): MapEdits {
  const changed: ChangedLink[] = []
  const added = new Map((one.addLinks ?? []).map((link) => [link.id, link]))
  for (const change of other.changeLinks ?? []) {
    const fresh = added.get(change.id)
    // A link that the first part would only just add is added as the second wants it.
    if (fresh) added.set(change.id, { ...fresh, ...change })
    else changed.push(change)
  }
  for (const link of other.addLinks ?? []) added.set(link.id, link)
  const removed = new Set(one.removeLinks)
  for (const link of links) {
    const again = removed.has(link.id) && [...added.values()].find((wanted) => isSameWay(wanted, link))
    if (!again) continue
    removed.delete(link.id)
    added.delete(again.id)
  }
  return { addLinks: [...added.values()], changeLinks: changed, removeLinks: [...removed] }
}

function isSameWay(a: Omit<AddedLink, 'id'>, b: Omit<AddedLink, 'id'>): boolean {
  return a.from === b.from && a.to === b.to && a.kind === b.kind
}

function kindTowards(map: Drawn, id: MomentId): Link['kind'] {
  return linkKindTowards(map.moments.find((one) => one.id === id)?.kind ?? 'step')
}

/** A row and the rows that branch off from it. */
function subtreeOf(rows: readonly OutlineRow[], id: MomentId): ReadonlySet<MomentId> {
  const at = rows.findIndex((row) => row.momentId === id)
  const depth = rows[at]?.depth ?? 0
  const end = rows.findIndex((row, index) => index > at && row.depth <= depth)
  return new Set(rows.slice(at, end < 0 ? undefined : end).map((row) => row.momentId))
}

function isSameOrder(before: readonly OutlineRow[], now: readonly OutlineRow[]): boolean {
  return before.every((row, at) => row.momentId === now[at]?.momentId && row.depth === now[at].depth)
}
