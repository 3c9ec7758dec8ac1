import { sharedFlow } from '#shared/merge/shared-flow.ts'
import type { MergeBoard } from '#shared/merge/merge-board.ts'
import { asId, type LinkId, type MomentId } from '#shared/model/ids.ts'
import type { MergeEdits } from '#shared/model/merge-edits.ts'
import type { SharedLink } from '#shared/model/shared-map.ts'
import { guessLinkKind } from '#shared/layout/link-kind.ts'

/** The links from and to a shared moment, and those from or to it that somebody cut. */
export type LinksOf = {
  readonly on: readonly SharedLink[]
  readonly from: readonly SharedLink[]
  readonly cut: readonly SharedLink[]
}

export function linksOf(id: MomentId, { flow, shared, maps }: Pick<MergeBoard, 'flow' | 'shared' | 'maps'>): LinksOf {
  const touched = [...shared.cutLinks].filter((key) => key.split('|').includes(id))
  // What a cut took away is known from what would be there without it; a cut of nothing is not worth a word.
  const uncut = touched.length === 0 ? [] : sharedFlow({ ...shared, cutLinks: new Set() }, maps).links
  return {
    on: flow.links.filter(({ from }) => from === id),
    from: flow.links.filter(({ to }) => to === id),
    cut: uncut.filter(({ from, to, drawnBy }) => drawnBy.length > 0 && touched.includes(`${from}|${to}`)),
  }
}

/**
 * A link on the shared map itself; one that was cut is wanted after all, and where the members' own comes back with it
 * there is nothing to draw. Nothing where it is there already.
 */
export function planLink(
  board: MergeBoard,
  from: MomentId,
  to: MomentId,
  mintId: () => MomentId,
): MergeEdits | undefined {
  const { flow, moments, shared } = board
  const target = moments.get(to)
  if (!target || !moments.has(from) || from === to) return undefined
  if (flow.links.some((link) => link.from === from && link.to === to)) return undefined
  const isCut = shared.cutLinks.has(`${from}|${to}`)
  const comesBack = linksOf(from, board).cut.some((link) => link.to === to)
  const link = { id: asId<LinkId>(mintId()), from, to, kind: guessLinkKind(flow.links, from, target) }
  return [...(isCut ? planRestoreLink(from, to) : []), ...(comesBack ? [] : [{ kind: 'draw-link', link } as const])]
}

/** Takes a link off the shared map: what was drawn there goes, what members drew is cut and stays on their maps. */
export function planCutLink({ id, from, to, drawnBy }: SharedLink): MergeEdits {
  return [drawnBy.length === 0 ? { kind: 'erase-link', id } : { kind: 'cut-link', from, to }]
}

export function planRestoreLink(from: MomentId, to: MomentId): MergeEdits {
  return [{ kind: 'restore-link', from, to }]
}
