import { type ExperienceMap, wholeLinks } from '../../model/experience-map.ts'
import type { MapId, MomentId } from '../../model/ids.ts'
import type { Link } from '../../model/link.ts'
import type { Moment } from '../../model/moment.ts'
import type { MomentGroup } from '../moment-groups.ts'
import { gerundOf } from './gerund.ts'
import { type Reach, reachOf } from './reach.ts'

/** One person's telling of a moment: their words, and where it stands in their story. */
export type Telling = {
  readonly id: MomentId
  readonly mapId: MapId
  readonly moment: Moment
  /** Its index in its story. */
  readonly at: number
  /** Its label as what somebody was doing, where it can be said so. */
  readonly gerund?: string
  /** What it counts as; absent while nobody said so: then it is open, and nothing follows from it. */
  readonly shared?: Shared
}

/** A moment as several may have told it. */
export type Shared = {
  readonly key: string
  /** Ids to point at. */
  readonly moments: readonly MomentId[]
  readonly tellings: readonly Telling[]
  readonly mapIds: readonly MapId[]
}

/** One map, ready to be asked about its order. */
export type Story = Pick<Reach, 'isOnLoop' | 'loopOf' | 'rank' | 'after'> & {
  readonly mapId: MapId
  readonly tellings: readonly Telling[]
  readonly links: readonly Link[]
  readonly byId: ReadonlyMap<MomentId, Telling>
  readonly nexts: (telling: Telling) => readonly { readonly to: Telling; readonly link: Link }[]
  readonly previous: (telling: Telling) => readonly { readonly from: Telling; readonly link: Link }[]
  readonly isBefore: (a: Telling, b: Telling) => boolean
}

/** All maps and what is held to be one in them: what every kind of difference is computed from. */
export type Stories = {
  readonly all: readonly Story[]
  readonly shared: readonly Shared[]
  readonly storyOf: (mapId: MapId) => Story | undefined
  /** The tellings of a shared moment in one map, in its order. */
  readonly told: (shared: Shared, mapId: MapId) => readonly Telling[]
}

/** Sorted by id throughout, so that the order in which maps and groups arrive changes nothing. */
export function readStories(maps: readonly ExperienceMap[], groups: readonly MomentGroup[]): Stories {
  const groupOf = new Map<MomentId, { tellings: Telling[] } & Shared>()
  const shared: ({ tellings: Telling[]; mapIds: MapId[] } & Shared)[] = []
  for (const group of [...groups].sort((a, b) => (a.key < b.key ? -1 : 1))) {
    const one = { key: group.key, moments: [...group.moments].sort(), tellings: [], mapIds: [] }
    shared.push(one)
    for (const id of group.sources) if (!groupOf.has(id)) groupOf.set(id, one)
  }
  const seen = new Set<MomentId>()
  const all = uniqueById(maps).map((map) => {
    const moments = map.moments.filter((moment) => !seen.has(moment.id) && seen.add(moment.id))
    return readStory({ ...map, moments }, groupOf)
  })
  for (const story of all)
    for (const telling of story.tellings) {
      const one = groupOf.get(telling.id)
      one?.tellings.push(telling)
    }
  for (const one of shared) one.mapIds.push(...new Set(one.tellings.map((telling) => telling.mapId)))
  const byMap = new Map(all.map((story) => [story.mapId, story]))
  return {
    all,
    shared: shared.filter((one) => one.tellings.length > 0),
    storyOf: (mapId) => byMap.get(mapId),
    told: (one, mapId) => one.tellings.filter((telling) => telling.mapId === mapId),
  }
}

function uniqueById(maps: readonly ExperienceMap[]): readonly ExperienceMap[] {
  const byId = new Map(maps.map((map) => [map.id, map]))
  return [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

function readStory(map: ExperienceMap, groupOf: ReadonlyMap<MomentId, Shared>): Story {
  const tellings = map.moments.map((moment, at): Telling => {
    const shared = groupOf.get(moment.id)
    const gerund = gerundOf(moment.label)
    return {
      id: moment.id,
      mapId: map.id,
      moment,
      at,
      ...(gerund === undefined ? {} : { gerund }),
      ...(shared ? { shared } : {}),
    }
  })
  const byId = new Map(tellings.map((telling) => [telling.id, telling]))
  const links = wholeLinks(map)
  const nexts = tellings.map((): { to: Telling; link: Link }[] => [])
  const previous = tellings.map((): { from: Telling; link: Link }[] => [])
  for (const link of links) {
    const [from, to] = [byId.get(link.from), byId.get(link.to)]
    if (!from || !to) continue
    nexts[from.at]?.push({ to, link })
    previous[to.at]?.push({ from, link })
  }
  const reach = reachOf(
    tellings.length,
    nexts.map((steps) => steps.map(({ to }) => to.at)),
  )
  return {
    ...reach,
    mapId: map.id,
    tellings,
    links,
    byId,
    nexts: (telling) => nexts[telling.at] ?? [],
    previous: (telling) => previous[telling.at] ?? [],
    isBefore: (a, b) => reach.isBefore(a.at, b.at),
  }
}
