import type { Difference, DifferenceSide } from '../model/difference.ts'
import type { ExperienceMap } from '../model/experience-map.ts'
import type { MapId } from '../model/ids.ts'
import type { Moment } from '../model/moment.ts'
import type { MomentGroup } from './moment-groups.ts'

export type { Difference } from '../model/difference.ts'

/** Where the maps contradict each other, given which of their moments are one (`moment-groups.ts`). */
export function findDifferences(maps: readonly ExperienceMap[], groups: readonly MomentGroup[]): readonly Difference[] {
  const home = new Map(
    maps.flatMap((map) => map.moments.map((moment) => [moment.id, { map: map.id, moment }] as const)),
  )
  return groups.flatMap((group) => {
    const felt = group.sources.flatMap((id) => home.get(id) ?? []).filter(({ moment }) => moment.feeling !== undefined)
    const low = felt.filter(({ moment }) => valence(moment) < 0)
    const high = felt.filter(({ moment }) => valence(moment) > 0)
    const [first] = high
    if (!first || low.length === 0) return []
    const side = (members: typeof felt): DifferenceSide => ({
      mapIds: [...new Set<MapId>(members.map((member) => member.map))],
      sourceIds: members.map((member) => member.moment.id),
      claim: members
        .map((member) => member.moment.feeling?.word || (valence(member.moment) > 0 ? 'good' : 'bad'))
        .join(', '),
    })
    return {
      key: `feeling:${group.key}`,
      kind: 'feeling' as const,
      sides: [side(high), side(low)],
      moments: group.moments,
      silent: maps.map((map) => map.id).filter((id) => !felt.some((member) => member.map === id)),
      severity: 2 as const,
      title: `How does “${first.moment.label}” feel?`,
      question: `Tell me about the last time: what was it like for you when it came to “${first.moment.label}”?`,
    }
  })
}

function valence(moment: Moment): number {
  return moment.feeling?.valence ?? 0
}
