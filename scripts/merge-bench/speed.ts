import { createMergeMemo } from '../../shared/merge/merge-memo.ts'
import { suggestMoments } from '../../shared/merge/suggest-moments.ts'
import type { WordRelations } from '../../shared/merge/word-relations.ts'
import { derivedLinkId, type ExperienceMap } from '../../shared/model/experience-map.ts'
import type { MapId, MomentId } from '../../shared/model/ids.ts'
import type { Moment, MomentKind } from '../../shared/model/moment.ts'
import type { MergeDecisions } from '../../shared/model/shared-map.ts'

export const nothingDecided: MergeDecisions = { placements: [], keptApart: [], putOff: [], differences: [] }

/**
 * Median processor time of a first suggestion and of one after an edit to one label, in milliseconds: a busy machine
 * changes it less than the time on the clock. Both take turns.
 */
export function measureSpeed(
  mapCount: number,
  momentCount: number,
  words: readonly string[],
  relations: WordRelations,
  runs: number,
): { readonly first: number; readonly afterEdit: number } {
  const maps = inventMaps(mapCount, momentCount, words)
  const first: number[] = []
  const afterEdit: number[] = []
  const memo = createMergeMemo()
  suggestMoments(maps, nothingDecided, relations, { memo })
  for (let run = 0; run < runs; run++) {
    first.push(timed(() => suggestMoments(maps, nothingDecided, relations)))
    const edited = renameOne(maps, run)
    afterEdit.push(timed(() => suggestMoments(edited, nothingDecided, relations, { memo })))
  }
  return { first: median(first), afterEdit: median(afterEdit) }
}

function timed(act: () => unknown): number {
  const start = process.cpuUsage()
  act()
  return process.cpuUsage(start).user / 1_000
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

const kinds: readonly MomentKind[] = ['step', 'step', 'step', 'step', 'decision', 'error', 'pain', 'workaround']

/** Maps of the given size: labels of three to six words of the samples, a chain of links with some jumps and loops. */
export function inventMaps(mapCount: number, momentCount: number, words: readonly string[]): readonly ExperienceMap[] {
  let seed = 7
  const below = (limit: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff
    return Math.floor((seed / 0x7fffffff) * limit)
  }
  return Array.from({ length: mapCount }, (_, m): ExperienceMap => {
    const moments = Array.from({ length: momentCount }, (_, i): Moment => {
      const label = Array.from({ length: 3 + below(4) }, () => words[below(words.length)] ?? '').join(' ')
      const kind = i === 0 ? 'start' : (kinds[below(kinds.length)] ?? 'step')
      return { id: `m${m}-${i}` as MomentId, kind, label, thinking: '', doing: '' }
    })
    const pairs = [
      ...moments.slice(1).map((_, i) => [i, i + 1] as const),
      ...Array.from({ length: Math.floor(momentCount / 8) }, () => [below(momentCount), below(momentCount)] as const),
    ]
    const links = pairs.flatMap(([a, b]) => {
      const [from, to] = [moments[a]?.id, moments[b]?.id]
      if (!from || !to || from === to) return []
      const kind = a < b ? ('next' as const) : ('loop' as const)
      return [{ id: derivedLinkId(from, to, kind), from, to, kind, label: '' }]
    })
    return { id: `map${m}` as MapId, author: { name: `Person ${m}`, discipline: 'other' }, moments, links }
  })
}

function renameOne(maps: readonly ExperienceMap[], run: number): readonly ExperienceMap[] {
  return maps.map((map, m) =>
    m > 0
      ? map
      : {
          ...map,
          moments: map.moments.map((moment, i) =>
            i === run % map.moments.length ? { ...moment, label: `${moment.label} again` } : moment,
          ),
        },
  )
}
