import { chapterByMoment } from './chapters.ts'
import { outlineOf } from './outline-order.ts'
import { type ExperienceMap, momentsById } from '../model/experience-map.ts'
import type { MomentId } from '../model/ids.ts'
import type { SharedMoment } from '../model/shared-map.ts'

/**
 * The chapter that each shared moment lies in: what most of its sources say who name one, the first A to Z where they are
 * even. A chapter is a name: people who chose the same one mean the same chapter.
 */
export function chaptersOfShared(
  moments: readonly Pick<SharedMoment, 'id' | 'sources'>[],
  maps: readonly ExperienceMap[],
): ReadonlyMap<MomentId, string> {
  const named = new Map(maps.flatMap((map) => [...chapterByMoment(outlineOf(map), momentsById(map))]))
  const found = new Map<MomentId, string>()
  if (named.size === 0) return found
  for (const { id, sources } of moments) {
    const counts = new Map<string, number>()
    for (const { sourceId } of sources) {
      const chapter = named.get(sourceId)
      if (chapter) counts.set(chapter, (counts.get(chapter) ?? 0) + 1)
    }
    const [best] = [...counts].sort(([a, inA], [b, inB]) => inB - inA || (a < b ? -1 : 1))
    if (best) found.set(id, best[0])
  }
  return found
}
