import type { Difference } from '../model/difference.ts'
import type { ExperienceMap } from '../model/experience-map.ts'
import type { SharedMap } from '../model/shared-map.ts'
import { withDrawnDifferences } from './drawn-differences.ts'
import { findDifferences } from './find-differences.ts'
import { groupsOfSharedMoments } from './moment-groups.ts'

/**
 * The differences of a board, as every page lists and numbers them: found between the maps as far as people joined them,
 * then those they wrote down. What they have decided about stays, however long the list has become since.
 */
export function allDifferences(
  maps: readonly ExperienceMap[],
  shared: Pick<SharedMap, 'moments' | 'differences' | 'drawnDifferences'>,
): readonly Difference[] {
  const decided = new Set(shared.differences.map(({ key }) => key))
  return withDrawnDifferences(findDifferences(maps, groupsOfSharedMoments(shared.moments), decided), shared, maps)
}
