import { derivedLinkId, type ExperienceMap, wholeLinks } from '../model/experience-map.ts'
import type { MapId, MomentId } from '../model/ids.ts'
import type { LinkKind } from '../model/link.ts'
import type { SharedLink, SharedMap, SharedMoment } from '../model/shared-map.ts'

/** The shared map as everyone sees it. */
export type SharedFlow = { readonly moments: readonly SharedMoment[]; readonly links: readonly SharedLink[] }

type Gathered = { from: MomentId; to: MomentId; kind: LinkKind; labels: Set<string>; drawnBy: Set<MapId> }

/**
 * The moments of the shared map and the union of the members' links, carried over by where their ends were placed, plus
 * what was drawn on the shared map itself, minus what was cut. A link between two sources of one moment disappears; a
 * member's loop stays one.
 */
export function sharedFlow(shared: SharedMap, maps: readonly ExperienceMap[]): SharedFlow {
  const present = new Set<MomentId>(shared.moments.map((moment) => moment.id))
  const places = new Map<MomentId, MomentId[]>()
  for (const moment of shared.moments)
    for (const source of moment.sources)
      places.set(source.sourceId, [...(places.get(source.sourceId) ?? []), moment.id])
  const gathered = new Map<string, Gathered>()
  for (const map of [...maps].sort((a, b) => (a.id < b.id ? -1 : 1)))
    for (const link of wholeLinks(map))
      for (const from of places.get(link.from) ?? [])
        for (const to of places.get(link.to) ?? []) {
          if (from === to || shared.cutLinks.has(`${from}|${to}`)) continue
          const key = `${from}|${to}|${link.kind}`
          const found = gathered.get(key) ?? { from, to, kind: link.kind, labels: new Set(), drawnBy: new Set() }
          if (link.label !== '') found.labels.add(link.label)
          found.drawnBy.add(map.id)
          gathered.set(key, found)
        }
  const sorted = [...gathered].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, link]) => link)
  const links: SharedLink[] = sorted.map((link) => ({
    id: derivedLinkId(link.from, link.to, link.kind),
    from: link.from,
    to: link.to,
    kind: link.kind,
    label: [...link.labels].sort().join(' / '),
    drawnBy: [...link.drawnBy],
  }))
  const drawn = shared.drawnLinks.filter(
    (link) => present.has(link.from) && present.has(link.to) && !gathered.has(`${link.from}|${link.to}|${link.kind}`),
  )
  return { moments: shared.moments, links: [...links, ...drawn.map((link) => ({ ...link, drawnBy: [] }))] }
}
