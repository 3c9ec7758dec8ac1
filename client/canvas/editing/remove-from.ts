import { applyEdits } from '#shared/documents/apply-edits.ts'
import { linksOf, removeLinks } from '#shared/documents/map-document.ts'
import { cutLink, takeOffSharedMap } from '#shared/documents/shared-map-edits.ts'
import { act } from '#shared/documents/transact.ts'
import { planRemoval } from '#shared/layout/removal.ts'
import { unlocked } from '#shared/layout/together.ts'
import type { LinkId, MomentId, PersonId } from '#shared/model/ids.ts'
import type { LayerState } from '../layer-state.ts'
import { mintId } from '../../sync/new-id.ts'
import { signed } from './write-plan.ts'

/**
 * Takes moments and links off a map: in one's own they are gone and the story is linked past them, on the shared one their
 * words are kept and its links follow from the maps. What is locked stays.
 */
export function removeFrom(
  state: LayerState,
  moments: readonly MomentId[],
  links: readonly LinkId[],
  decided: { readonly by: PersonId; readonly at: number },
): void {
  if (state.layer.document.name.kind === 'map-shared') return takeOff(state, moments, links, decided)
  const plan = planRemoval(state, { moments, links }, () => mintId<LinkId>())
  if (plan) applyEdits(state.layer.document.doc, signed(plan, decided.by))
}

function takeOff(
  state: LayerState,
  moments: readonly MomentId[],
  links: readonly LinkId[],
  decided: { readonly by: PersonId; readonly at: number },
): void {
  const { doc } = state.layer.document
  const going = unlocked(state, moments)
  act(doc, () => {
    const drawn = links.filter((id) => linksOf(doc).has(id))
    if (drawn.length > 0) removeLinks(doc, drawn)
    if (going.length > 0) takeOffSharedMap(doc, going, decided)
    for (const id of links) {
      const link = state.links.find((link) => link.id === id)
      if (link) cutLink(doc, link.from, link.to, true, decided)
    }
  })
}
