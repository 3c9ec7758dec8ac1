import type { ExperienceMap } from '../model/experience-map.ts'
import type { MomentId } from '../model/ids.ts'
import type { MapEdits } from '../model/map-edits.ts'

/** What is said of several moments at once, as plans over a map; nothing where it says nothing. */
type Said = Pick<ExperienceMap, 'moments'>

/** Moments with all that moves with them. */
export function withGroup({ moments }: Said, ids: readonly MomentId[]): readonly MomentId[] {
  const asked = new Set(ids)
  const groups = new Set(moments.flatMap(({ id, group }) => (asked.has(id) && group ? [group] : [])))
  if (groups.size === 0) return ids
  return moments.flatMap(({ id, group }) => (asked.has(id) || (group && groups.has(group)) ? [id] : []))
}

/** Those of some moments that nobody has locked. */
export function unlocked({ moments }: Said, ids: readonly MomentId[]): readonly MomentId[] {
  const locked = new Set(moments.flatMap((moment) => (moment.locked ? [moment.id] : [])))
  return locked.size === 0 ? ids : ids.filter((id) => !locked.has(id))
}

/** They move together from now on; fewer than two are no group. */
export function planGroup(map: Said, ids: readonly MomentId[], group: string): MapEdits | undefined {
  const own = there(map, ids)
  return own.length < 2 ? undefined : { changeMoments: own.map((id) => ({ id, group })) }
}

/** Their groups are none any more, for all that stood in them. */
export function planUngroup(map: Said, ids: readonly MomentId[]): MapEdits | undefined {
  const all = new Set(withGroup(map, ids))
  const grouped = map.moments.filter(({ id, group }) => group && all.has(id))
  return grouped.length === 0 ? undefined : { changeMoments: grouped.map(({ id }) => ({ id, group: '' })) }
}

/** Locks them with whatever moves with them, or unlocks them where all are locked; `asked` says which of both. */
export function planLock(
  map: Said,
  ids: readonly MomentId[],
  asked?: boolean,
): { readonly edits: MapEdits; readonly locked: boolean } | undefined {
  const all = new Set(withGroup(map, ids))
  const own = map.moments.filter(({ id }) => all.has(id))
  if (own.length === 0) return undefined
  const locked = asked ?? !own.every((moment) => moment.locked)
  return { edits: { changeMoments: own.map(({ id }) => ({ id, locked })) }, locked }
}

/** Empty: they lie in no chapter any more. */
export function planChapter(map: Said, ids: readonly MomentId[], chapter: string): MapEdits | undefined {
  const own = there(map, ids)
  return own.length === 0 ? undefined : { changeMoments: own.map((id) => ({ id, chapter })) }
}

function there({ moments }: Said, ids: readonly MomentId[]): readonly MomentId[] {
  const asked = new Set(ids)
  return moments.flatMap(({ id }) => (asked.has(id) ? [id] : []))
}
