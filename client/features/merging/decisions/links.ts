import { addLink, removeLinks } from '#shared/documents/map-document.ts'
import { cutLink } from '#shared/documents/shared-map-document.ts'
import { act } from '#shared/documents/transact.ts'
import { sharedFlow } from '#shared/merge/shared-flow.ts'
import { asId, type LinkId, type MomentId } from '#shared/model/ids.ts'
import type { SharedLink } from '#shared/model/shared-map.ts'
import { guessLinkKind } from '../../../canvas/editing/link-kind.ts'
import type { Table } from '../table.ts'
import type { Hand } from './decide.ts'

/** The ways from and to a shared moment, and those from or to it that somebody cut. */
export type WaysOf = {
  readonly on: readonly SharedLink[]
  readonly from: readonly SharedLink[]
  readonly cut: readonly SharedLink[]
}

export function waysOf(id: MomentId, { flow, shared, maps }: Pick<Table, 'flow' | 'shared' | 'maps'>): WaysOf {
  const touched = [...shared.cutLinks].filter((key) => key.split('|').includes(id))
  // What a cut took away is known from what would be there without it; a cut of nothing is not worth a word.
  const uncut = touched.length === 0 ? [] : sharedFlow({ ...shared, cutLinks: new Set() }, maps).links
  return {
    on: flow.links.filter(({ from }) => from === id),
    from: flow.links.filter(({ to }) => to === id),
    cut: uncut.filter(({ from, to, drawnBy }) => drawnBy.length > 0 && touched.includes(`${from}|${to}`)),
  }
}

/** Draws a way on the shared map itself; one that was cut is wanted after all. False where it is there already. */
export function drawWay(hand: Hand, from: MomentId, to: MomentId): boolean {
  const { flow, moments } = hand.table
  const target = moments.get(to)
  if (!target || !moments.has(from) || from === to) return false
  if (flow.links.some((link) => link.from === from && link.to === to)) return false
  const isCut = waysOf(from, hand.table).cut.some((link) => link.to === to)
  act(hand.doc, () => {
    if (hand.table.shared.cutLinks.has(`${from}|${to}`)) bringBack(hand, from, to)
    // Where the members' own link comes back there is nothing to draw.
    if (isCut) return
    const kind = guessLinkKind(flow.links, from, target)
    addLink(hand.doc, { id: asId<LinkId>(hand.mintId()), from, to, kind, by: hand.by })
  })
  return true
}

/** Takes a way off the shared map: what was drawn there goes, what members drew is cut and stays on their maps. */
export function cutWay(hand: Hand, { id, from, to, drawnBy }: SharedLink): void {
  if (drawnBy.length === 0) removeLinks(hand.doc, [id])
  else cutLink(hand.doc, from, to, true, { by: hand.by, at: hand.now() })
}

export function bringBack(hand: Hand, from: MomentId, to: MomentId): void {
  cutLink(hand.doc, from, to, false, { by: hand.by, at: hand.now() })
}
