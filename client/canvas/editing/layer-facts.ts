import { changeMoment, linksOf, removeLinks, removeMoments } from '#shared/documents/map-document.ts'
import { cutLink, takeOffSharedMap } from '#shared/documents/shared-map-edits.ts'
import { act, localOrigin, type Origin } from '#shared/documents/transact.ts'
import type { LinkId, MomentId, PersonId } from '#shared/model/ids.ts'
import type { Box } from '../box.ts'
import type { LayerState } from '../layer-state.ts'
import { measureCard } from '../projection/measure-card.ts'

export function canWrite({ layer }: LayerState): boolean {
  return !layer.readOnly && layer.document.status.getState().writable
}

/** Whoever adds to or moves in a map that was laid out for them means the others to stay where they are. */
export function pinPlaces(
  state: LayerState,
  origin: Origin = localOrigin,
  except?: ReadonlyMap<MomentId, unknown>,
): void {
  if (state.layer.places || state.layer.moments) return
  for (const moment of state.moments) {
    const place = moment.place || except?.has(moment.id) ? undefined : state.places.get(moment.id)
    if (place) changeMoment(state.layer.document.doc, moment.id, { place }, origin)
  }
}

/** Every moment of a layer as it stands there, without the layer's offset. */
export function boxesOf(
  state: Pick<LayerState, 'moments' | 'places'> & { readonly layer: Pick<LayerState['layer'], 'size'> },
): ReadonlyMap<MomentId, Box> {
  const boxes = new Map<MomentId, Box>()
  for (const moment of state.moments) {
    const place = state.places.get(moment.id)
    if (place) boxes.set(moment.id, { ...place, ...measureCard(moment, state.layer.size ?? 'full') })
  }
  return boxes
}

/** Moments with all that moves with them. */
export function withGroup({ moments }: Pick<LayerState, 'moments'>, ids: readonly MomentId[]): readonly MomentId[] {
  const asked = new Set(ids)
  const groups = new Set(moments.flatMap(({ id, group }) => (asked.has(id) && group ? [group] : [])))
  if (groups.size === 0) return ids
  return moments.flatMap(({ id, group }) => (asked.has(id) || (group && groups.has(group)) ? [id] : []))
}

/** Those of some moments that nobody has locked. */
export function unlocked({ moments }: Pick<LayerState, 'moments'>, ids: readonly MomentId[]): readonly MomentId[] {
  const locked = new Set(moments.flatMap((moment) => (moment.locked ? [moment.id] : [])))
  return locked.size === 0 ? ids : ids.filter((id) => !locked.has(id))
}

/** The boxes of what led to a moment, the nearest first. */
export function flowTo(state: LayerState, id: MomentId, boxes: ReadonlyMap<MomentId, Box>): readonly Box[] {
  const flow: Box[] = []
  const seen = new Set<MomentId>()
  for (let at: MomentId | undefined = id; at && !seen.has(at);) {
    seen.add(at)
    const here: MomentId = at
    at = state.links.find((link) => link.to === here && link.kind !== 'loop')?.from
    const box = at && boxes.get(at)
    if (box) flow.push(box)
  }
  return flow
}

/**
 * Takes moments and links off a map: in one's own they are gone, on the shared one their words are kept. What is locked
 * stays.
 */
export function removeFrom(
  state: LayerState,
  moments: readonly MomentId[],
  links: readonly LinkId[],
  decided: { readonly by: PersonId; readonly at: number },
): void {
  const { document } = state.layer
  const { doc } = document
  const going = unlocked(state, moments)
  act(doc, () => {
    const drawn = links.filter((id) => linksOf(doc).has(id))
    if (drawn.length > 0) removeLinks(doc, drawn)
    if (document.name.kind !== 'map-shared') {
      if (going.length > 0) removeMoments(doc, going)
      return
    }
    if (going.length > 0) takeOffSharedMap(doc, going, decided)
    for (const id of links) {
      const link = state.links.find((link) => link.id === id)
      if (link) cutLink(doc, link.from, link.to, true, decided)
    }
  })
}
