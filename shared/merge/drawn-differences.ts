import type { Difference } from '../model/difference.ts'
import type { ExperienceMap } from '../model/experience-map.ts'
import type { SharedMap } from '../model/shared-map.ts'

/**
 * All differences, in the order in which they are numbered everywhere: those that were found, then those that people
 * wrote down themselves, the oldest first.
 */
export function withDrawnDifferences(
  found: readonly Difference[],
  { drawnDifferences = [] }: Pick<SharedMap, 'drawnDifferences'>,
  maps: readonly Pick<ExperienceMap, 'id'>[],
): readonly Difference[] {
  if (drawnDifferences.length === 0) return found
  const drawn = [...drawnDifferences].sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1))
  return [
    ...found,
    ...drawn.map(({ key, kind, title, question, sides, moments }): Difference => {
      const speaking = new Set(sides.flatMap((side) => side.mapIds))
      const silent = maps.flatMap(({ id }) => (speaking.has(id) ? [] : [id]))
      return { key, kind, title, question, sides, moments, silent, severity: 2 }
    }),
  ]
}
