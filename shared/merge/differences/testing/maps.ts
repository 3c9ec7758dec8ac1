import type { ExperienceMap } from '../../../model/experience-map.ts'
import type { LinkId, MapId, MomentId } from '../../../model/ids.ts'
import type { Link, LinkKind } from '../../../model/link.ts'
import type { Moment, MomentKind, Valence } from '../../../model/moment.ts'
import type { MomentGroup } from '../../moment-groups.ts'

type Drawn = {
  readonly label: string
  readonly kind?: MomentKind
  readonly feeling?: Valence
  readonly thinking?: string
}

/**
 * A map in a few words: moments by id, and ways through them (“a b c” for a line; “a>b:loop” for one link of a kind).
 * The ids of a map begin with its name.
 */
export function drawMap(
  name: string,
  moments: Readonly<Record<string, Drawn | string>>,
  ...ways: readonly string[]
): ExperienceMap {
  const links = ways.flatMap((way): Link[] => {
    const [line = '', kind = 'next'] = way.split(':')
    const ids = line.split(/[ >]/)
    return ids.slice(1).map((to, at) => ({
      id: `${name}-${ids[at]}-${to}` as LinkId,
      from: `${name}.${ids[at]}` as MomentId,
      to: `${name}.${to}` as MomentId,
      kind: kind as LinkKind,
      label: '',
    }))
  })
  return {
    id: name as MapId,
    author: { name, discipline: 'other' },
    moments: Object.entries(moments).map(([id, drawn]): Moment => {
      const { label, kind = 'step', feeling, thinking = '' } = typeof drawn === 'string' ? { label: drawn } : drawn
      return {
        id: `${name}.${id}` as MomentId,
        kind,
        label,
        thinking,
        doing: '',
        ...(feeling === undefined ? {} : { feeling: { valence: feeling, word: '' } }),
      }
    }),
    links,
  }
}

/** Moments of the same short id are one; all others stand for themselves. */
export function sameIds(maps: readonly ExperienceMap[]): readonly MomentGroup[] {
  const groups = new Map<string, MomentId[]>()
  for (const { moments } of maps)
    for (const { id } of moments) {
      const short = id.slice(id.indexOf('.') + 1)
      groups.set(short, [...(groups.get(short) ?? []), id])
    }
  return withSingles(maps, [...groups.values()])
}

/** Groups of these members; whoever is in none stands alone. */
export function withSingles(
  maps: readonly ExperienceMap[],
  members: readonly (readonly MomentId[])[],
): readonly MomentGroup[] {
  const grouped = new Set(members.flat())
  const alone = maps.flatMap((map) => map.moments.map(({ id }) => id)).filter((id) => !grouped.has(id))
  return [...members, ...alone.map((id) => [id])].map((sources) => ({
    key: [...sources].sort().join('|'),
    moments: [...sources].sort(),
    sources,
  }))
}
