import type { LinkId, MapId, MomentId, PersonId } from './ids.ts'
import type { Link } from './link.ts'
import type { Moment } from './moment.ts'
import type { Discipline } from './person.ts'

/** Whose map it is; enough to say “Noor drew” without knowing the person's rights. */
export type Author = { readonly id?: PersonId; readonly name: string; readonly discipline: Discipline }

/** How one person sees the customer's story: moments in the order they were added, and links between them. */
export type ExperienceMap = {
  readonly id: MapId
  readonly author: Author
  readonly moments: readonly Moment[]
  readonly links: readonly Link[]
}

/** The links whose both ends are there: concurrent edits can leave one that is not, and every reader skips it alike. */
export function wholeLinks(map: Pick<ExperienceMap, 'moments' | 'links'>): readonly Link[] {
  const ids = new Set<MomentId>(map.moments.map((moment) => moment.id))
  return map.links.filter((link) => link.from !== link.to && ids.has(link.from) && ids.has(link.to))
}

/** Moment by id. */
export function momentsById(map: Pick<ExperienceMap, 'moments'>): ReadonlyMap<MomentId, Moment> {
  return new Map(map.moments.map((moment) => [moment.id, moment]))
}

/** The id a link between two moments has when nobody minted one, as in board files and derived maps. */
export function derivedLinkId(from: MomentId, to: MomentId, kind: string): LinkId {
  return `${from}-${to}-${kind}` as LinkId
}
