import { type ExperienceMap, momentsById } from '../model/experience-map.ts'
import type { MapId, MomentId } from '../model/ids.ts'
import type { Moment } from '../model/moment.ts'
import type { MergeDecisions } from '../model/shared-map.ts'
import { stemmer } from 'stemmer'
import { type Maybe, type SuggestedMoment, suggestionKey, type Suggestions } from './suggestion.ts'
import type { WordRelations } from './word-relations.ts'

export type { Maybe, PartOf, Reason, SuggestedMoment, Suggestions, Tier } from './suggestion.ts'

type Node = { readonly moment: Moment; readonly mapId: MapId; readonly stems: ReadonlySet<string> }
type Pair = { readonly a: Node; readonly b: Node; readonly score: number }

/**
 * Proposes which moments of different maps are one. Placements stand (a placed source is suggested nowhere), pairs that
 * were kept apart stay apart, and only what is open is suggested. Deterministic, whatever the order of the maps.
 */
export function suggestMoments(
  maps: readonly ExperienceMap[],
  decisions: MergeDecisions,
  _relations: WordRelations,
): Suggestions {
  const placed = new Set<MomentId>(decisions.placements.map((placement) => placement.sourceId))
  const apart = new Set(decisions.keptApart.map(({ a, b }) => suggestionKey([a, b])))
  const nodes: Node[] = maps
    .flatMap((map) =>
      [...momentsById(map).values()].map((moment) => ({ moment, mapId: map.id, stems: stemsOf(moment.label) })),
    )
    .sort((x, y) => (x.moment.id < y.moment.id ? -1 : 1))
  const pairs: Pair[] = []
  for (const [at, a] of nodes.entries())
    for (const b of nodes.slice(at + 1)) {
      if (a.mapId === b.mapId || isTrouble(a.moment) !== isTrouble(b.moment)) continue
      if (apart.has(suggestionKey([a.moment.id, b.moment.id]))) continue
      if (placed.has(a.moment.id) && placed.has(b.moment.id)) continue
      const score = overlap(a.stems, b.stems) + (a.moment.kind === 'start' && b.moment.kind === 'start' ? 0.5 : 0)
      if (score > 0.1) pairs.push({ a, b, score: Math.min(1, score) })
    }
  pairs.sort((x, y) => y.score - x.score || (x.a.moment.id < y.a.moment.id ? -1 : 1))
  const taken = new Set<MomentId>(placed)
  const moments: SuggestedMoment[] = []
  const maybes: Maybe[] = []
  for (const { a, b, score } of pairs) {
    const reasons = [{ kind: 'words', text: 'They share words', weight: score } as const]
    if (score < 0.4 || taken.has(a.moment.id) || taken.has(b.moment.id)) {
      maybes.push({ a: a.moment.id, b: b.moment.id, confidence: score, reasons })
      continue
    }
    taken.add(a.moment.id).add(b.moment.id)
    const members = [a.moment.id, b.moment.id].sort()
    const label = a.moment.label.length >= b.moment.label.length ? a.moment.id : b.moment.id
    const tier = score > 0.7 ? 'same' : 'probably'
    moments.push({ key: suggestionKey(members), members, tier, confidence: score, reasons, warnings: [], label })
  }
  const singles = nodes.map((node) => node.moment.id).filter((id) => !taken.has(id))
  return { moments, maybes, partOf: [], singles }
}

function stemsOf(label: string): ReadonlySet<string> {
  return new Set((label.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length > 2).map(stemmer))
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0
  return (2 * [...a].filter((stem) => b.has(stem)).length) / (a.size + b.size)
}

function isTrouble(moment: Moment): boolean {
  return moment.kind === 'error' || moment.kind === 'pain' || moment.kind === 'abandon'
}
