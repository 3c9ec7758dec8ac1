import type { SharedFlow } from './shared-flow.ts'
import type { ExperienceMap } from '../model/experience-map.ts'
import type { MapId, MomentId } from '../model/ids.ts'
import type { Moment } from '../model/moment.ts'
import type { Slot } from '../model/person.ts'
import type { Relation, SharedMap, SharedMoment } from '../model/shared-map.ts'

/** Whose words they are, as far as the merge shows it. */
export type MapAuthor = { readonly mapId: MapId; readonly name: string; readonly slot: Slot }

/** A moment of an individual map with its author. */
export type SourceFact = { readonly moment: Moment; readonly author: MapAuthor }

/** What lies on the board: the maps, A to Z by author, the shared map, and the ways between them. */
export type MergeBoard = {
  readonly maps: readonly ExperienceMap[]
  /** In the order of `maps`. */
  readonly authors: readonly MapAuthor[]
  readonly shared: SharedMap
  readonly flow: SharedFlow
  readonly sources: ReadonlyMap<MomentId, SourceFact>
  readonly moments: ReadonlyMap<MomentId, SharedMoment>
  /** The shared moments a source was placed in: one, or two where people decided differently. */
  readonly placedIn: ReadonlyMap<MomentId, readonly SharedMoment[]>
  /** The maps that were revealed when the merge had begun. */
  readonly late: ReadonlySet<MapId>
}

export function readMergeBoard({
  maps,
  shared,
  flow,
  slotOf,
  revealedAt = () => undefined,
}: {
  maps: readonly ExperienceMap[]
  shared: SharedMap
  flow: SharedFlow
  slotOf: (mapId: MapId) => Slot
  /** Milliseconds since 1970. */
  revealedAt?: (mapId: MapId) => number | undefined
}): MergeBoard {
  const authors = maps.map(({ id, author }) => ({ mapId: id, name: author.name, slot: slotOf(id) }))
  const sources = new Map<MomentId, SourceFact>()
  for (const [i, author] of authors.entries())
    for (const moment of maps[i]?.moments ?? []) sources.set(moment.id, { moment, author })
  const placedIn = new Map<MomentId, SharedMoment[]>()
  for (const moment of shared.moments)
    for (const { sourceId } of moment.sources) placedIn.set(sourceId, [...(placedIn.get(sourceId) ?? []), moment])
  const moments = new Map(shared.moments.map((moment) => [moment.id, moment]))
  const began = [...shared.placements, ...shared.keptApart].reduce((first, { at }) => Math.min(first, at), Infinity)
  const late = new Set(maps.flatMap(({ id }) => ((revealedAt(id) ?? 0) > began ? [id] : [])))
  return { maps, authors, shared, flow, sources, moments, placedIn, late }
}

/** The authors whose moments a shared moment was made from, A to Z. */
export function authorsOf(moment: SharedMoment, board: Pick<MergeBoard, 'authors'>): readonly MapAuthor[] {
  const from = new Set(moment.sources.map((source) => source.mapId))
  return board.authors.filter((author) => from.has(author.mapId))
}

/** What a shared moment was made from, A to Z by author, each author's as they were placed. */
export function sourcesOf(
  moment: SharedMoment,
  board: Pick<MergeBoard, 'authors' | 'sources'>,
): readonly (SourceFact & { readonly relation: Relation })[] {
  return board.authors.flatMap((author) =>
    moment.sources.flatMap(({ sourceId, relation }) => {
      const fact = board.sources.get(sourceId)
      return fact?.author === author ? [{ ...fact, relation }] : []
    }),
  )
}

/** What belongs to maps, A to Z by their authors: the order in which everything about people stands, and is counted. */
export function byAuthor<T extends { readonly mapId: MapId }>(
  items: readonly T[],
  { authors }: Pick<MergeBoard, 'authors'>,
): readonly T[] {
  const rank = ({ mapId }: T) => authors.findIndex((author) => author.mapId === mapId)
  return [...items].sort((a, b) => rank(a) - rank(b))
}

/** The words of a moment, wherever it lies. */
export function labelOf(id: MomentId | undefined, board: Pick<MergeBoard, 'sources' | 'moments'>): string {
  if (id === undefined) return ''
  return board.sources.get(id)?.moment.label ?? board.moments.get(id)?.label ?? ''
}
