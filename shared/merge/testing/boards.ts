import { derivedLinkId, type ExperienceMap } from '../../model/experience-map.ts'
import type { LinkKind } from '../../model/link.ts'
import { asId, type MapId, type MomentId, type PersonId } from '../../model/ids.ts'
import type { Moment, MomentKind } from '../../model/moment.ts'
import type { KeptApart, MergeDecisions, Placement } from '../../model/shared-map.ts'
import type { Suggestions } from '../suggestion.ts'

export const nothingDecided: MergeDecisions = { placements: [], keptApart: [], putOff: [], differences: [] }
export const somebody = { by: asId<PersonId>('somebody'), at: 1 }

/** A label, or a label with its kind. The first is a start only where it says so. */
export type Drawn = string | readonly [string, MomentKind]

/** A map whose moments follow each other; the n-th moment of map `noor` is `noor-n`. */
export function mapOf(
  name: string,
  drawn: readonly Drawn[],
  more: readonly (readonly [number, number, LinkKind])[] = [],
): ExperienceMap {
  const moments = drawn.map((what, i): Moment => {
    const [label, kind] = typeof what === 'string' ? [what, 'step' as const] : what
    return { id: id(name, i), kind, label, thinking: '', doing: '' }
  })
  const pairs = [...drawn.slice(1).map((_, i) => [i, i + 1, 'next'] as const), ...more]
  const links = pairs.map(([a, b, kind]) => {
    const [from, to] = [id(name, a), id(name, b)]
    return { id: derivedLinkId(from, to, kind), from, to, kind, label: '' }
  })
  return { id: asId<MapId>(name), author: { name, discipline: 'other' }, moments, links }
}

export function id(name: string, index: number): MomentId {
  return asId<MomentId>(`${name}-${index}`)
}

export function placed(moment: string, ...sources: readonly MomentId[]): readonly Placement[] {
  return sources.map((sourceId) => ({
    ...somebody,
    sourceId,
    mapId: asId<MapId>(sourceId.replace(/-\d+$/, '')),
    momentId: asId<MomentId>(moment),
    relation: 'same',
  }))
}

export function apart(a: MomentId, b: MomentId): KeptApart {
  return a < b ? { ...somebody, a, b } : { ...somebody, a: b, b: a }
}

/** Which suggested moments there are, by their members. */
export function keysOf(suggestions: Suggestions): readonly string[] {
  return suggestions.moments.map((moment) => moment.key).sort()
}

export function areTogether(suggestions: Suggestions, a: MomentId, b: MomentId): boolean {
  return suggestions.moments.some(({ members }) => members.includes(a) && members.includes(b))
}
