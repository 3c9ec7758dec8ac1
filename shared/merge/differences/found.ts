import type { Asked, Claim, DifferenceKind, FoundDifference, Severity } from '../../model/difference.ts'
import type { MapId, MomentId } from '../../model/ids.ts'
import type { Shared, Stories, Telling } from './stories.ts'

/**
 * A difference with what ranks it: `weight` orders those of one severity, and is never shown; `at`: how far along their
 * stories its tellings stand, 0…1, on average.
 */
export type Found = { readonly difference: FoundDifference; readonly weight: number; readonly at: number }

/** What some maps say, with the tellings that say it. `mapIds` where a map says it by what it does not tell. */
export type FoundSide = {
  readonly claim: Claim
  readonly tellings: readonly Telling[]
  readonly mapIds?: readonly MapId[]
}

type Finding = {
  readonly kind: DifferenceKind
  /** What it is about: these decide its key, whoever joins a side later. */
  readonly about: readonly (Shared | Telling)[]
  readonly sides: readonly FoundSide[]
  readonly severity: Severity
  readonly weight: number
  readonly asked: Asked
}

export function asFound(finding: Finding, stories: Stories): Found {
  const { kind, severity, weight, asked } = finding
  const sides = finding.sides.map(readSide).sort((a, b) => compare(keyOf(a), keyOf(b)))
  const speaking = new Set(sides.flatMap((side) => side.mapIds))
  const about = finding.about.flatMap(pointsOf)
  const tellings = finding.sides.flatMap((side) => side.tellings)
  const told = tellings.flatMap(pointsOf)
  return {
    weight,
    at: tellings.reduce((sum, telling) => sum + placeOf(telling, stories), 0) / Math.max(1, tellings.length),
    difference: {
      key: `${kind}:${[...new Set(about)].sort().join('|')}`,
      kind,
      sides,
      moments: [...new Set([...about, ...told])],
      silent: stories.all.map((story) => story.mapId).filter((id) => !speaking.has(id)),
      severity,
      asked,
    },
  }
}

function placeOf({ mapId, at }: Telling, stories: Stories): number {
  const story = stories.storyOf(mapId)
  return story ? story.rank(at) / story.tellings.length : 0
}

/** The shared moments to point at. A telling that is open points at itself. */
function pointsOf(one: Shared | Telling): readonly MomentId[] {
  if ('tellings' in one) return one.moments
  return one.shared?.moments ?? [one.id]
}

function readSide({ claim, tellings, mapIds = [] }: FoundSide): FoundDifference['sides'][number] {
  return {
    mapIds: [...new Set([...tellings.map((telling) => telling.mapId), ...mapIds])].sort(),
    sourceIds: [...new Set(tellings.map((telling) => telling.id))],
    claim,
  }
}

function keyOf(side: FoundDifference['sides'][number]): string {
  return `${side.mapIds.join('|')} ${side.sourceIds.join('|')}`
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
