import type { ExperienceMap } from './experience-map.ts'
import type { LinkId, MomentId } from './ids.ts'
import type { Link, LinkKind } from './link.ts'
import { kindFacts, type Moment, type MomentKind } from './moment.ts'
import { momentOf, type SaidFacts } from './moment-facts.ts'

/**
 * What one action does to a map, as a plain value: planned by a pure function, looked at before it happens, and then
 * applied to the document as one undo step.
 */
export type MapEdits = {
  readonly addMoments?: readonly AddedMoment[]
  readonly changeMoments?: readonly ChangedMoment[]
  readonly removeMoments?: readonly MomentId[]
  readonly addLinks?: readonly AddedLink[]
  readonly changeLinks?: readonly ChangedLink[]
  readonly removeLinks?: readonly LinkId[]
}

export type AddedMoment = SaidFacts & Pick<Moment, 'id' | 'kind' | 'label'>
/** What is empty or false is not said any more. */
type ChangedMoment = SaidFacts & { readonly id: MomentId }
export type AddedLink = Omit<Link, 'label'> & { readonly label?: string }
export type ChangedLink = Partial<Omit<Link, 'id'>> & { readonly id: LinkId }

type Drawn = Pick<ExperienceMap, 'moments' | 'links'>

/** A way to something that goes wrong is drawn as such, without being asked for. */
export function linkKindTowards(kind: MomentKind): Exclude<LinkKind, 'loop'> {
  return kindFacts[kind].goesWrong ? 'error' : 'next'
}

/**
 * The map as it will be: what the document reads after the same edits. Removals come last, so that a link can be taken
 * from a moment that goes.
 */
export function withEdits(map: Drawn, edits: MapEdits): Drawn {
  const moments = new Map<MomentId, Moment>(map.moments.map((moment) => [moment.id, moment]))
  const links = new Map<LinkId, Link>(map.links.map((link) => [link.id, link]))
  for (const moment of edits.addMoments ?? []) moments.set(moment.id, momentOf(moment.id, moment))
  for (const { id, ...patch } of edits.changeMoments ?? []) {
    const moment = moments.get(id)
    if (moment) moments.set(id, momentOf(id, { ...moment, ...patch }))
  }
  for (const { id, ...patch } of edits.changeLinks ?? []) {
    const link = links.get(id)
    if (link) links.set(id, { ...link, ...patch })
  }
  for (const link of edits.addLinks ?? []) {
    const isThere = [...links.values()].some(
      (other) => other.from === link.from && other.to === link.to && other.kind === link.kind,
    )
    if (!isThere && link.from !== link.to) links.set(link.id, { ...link, label: link.label ?? '' })
  }
  for (const id of edits.removeLinks ?? []) links.delete(id)
  for (const id of edits.removeMoments ?? []) {
    moments.delete(id)
    for (const link of links.values()) if (link.from === id || link.to === id) links.delete(link.id)
  }
  return { moments: [...moments.values()], links: [...links.values()] }
}
