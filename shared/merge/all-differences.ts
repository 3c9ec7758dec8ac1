import type { Difference, FoundDifference } from '../model/difference.ts'
import type { ExperienceMap } from '../model/experience-map.ts'
import type { SharedMap } from '../model/shared-map.ts'
import { withDrawnDifferences } from './drawn-differences.ts'
import { findDifferences } from './find-differences.ts'
import { groupsOfSharedMoments } from './moment-groups.ts'

/**
 * The differences of a board, as every page lists and numbers them: found between the maps as far as people joined them,
 * then those they wrote down. What they have decided about stays, however long the list has become since. `say` puts one
 * that was found into words.
 */
export function allDifferences(
  maps: readonly ExperienceMap[],
  shared: Pick<SharedMap, 'moments' | 'differences' | 'drawnDifferences'>,
  say: (found: FoundDifference) => Difference,
): readonly Difference[] {
  return withDrawnDifferences(differencesOfShared(maps, shared).map(say), shared, maps)
}

/** Those between the moments that people joined, before they are put into words. */
export function differencesOfShared(
  maps: readonly ExperienceMap[],
  shared: Pick<SharedMap, 'moments' | 'differences'>,
): readonly FoundDifference[] {
  const decided = new Set(shared.differences.map(({ key }) => key))
  return findDifferences(maps, groupsOfSharedMoments(shared.moments), decided)
}
