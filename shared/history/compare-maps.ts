import type { MomentId } from '../model/ids.ts'
import { type ToldFact, toldFacts } from '../model/moment-facts.ts'
import type { SharedMap, SharedMoment } from '../model/shared-map.ts'

/** What of a moment can be otherwise beside its label. */
export type Aspect = ToldFact | 'sources'
const aspects: readonly Aspect[] = [...toldFacts, 'sources']

/** What became of one moment between two states of the shared map; one that stayed as it was is not mentioned. */
export type MomentChange =
  | { readonly kind: 'new'; readonly now: SharedMoment }
  | { readonly kind: 'gone'; readonly before: SharedMoment }
  | { readonly kind: 'renamed'; readonly before: SharedMoment; readonly now: SharedMoment }
  | {
      readonly kind: 'changed'
      readonly before: SharedMoment
      readonly now: SharedMoment
      readonly aspects: readonly Aspect[]
    }

export type MapComparison = {
  /** Those that are there now in their order, then those that are gone in theirs. */
  readonly moments: readonly MomentChange[]
  /** How many links were drawn or cut on the shared map on one side only. */
  readonly links: number
  /** How many differences were decided otherwise. */
  readonly differences: number
}

/**
 * An older state of the shared map beside a newer one, as a person would tell it. A moment that was taken apart and made
 * again of the same sources has another id and is still the same moment.
 */
export function compareMaps(before: SharedMap, now: SharedMap): MapComparison {
  const known = new Map(before.moments.map((moment) => [moment.id, moment]))
  const unmatched = new Map(before.moments.map((moment) => [moment.id, moment]))
  for (const { id } of now.moments) unmatched.delete(id)
  const bySources = new Map([...unmatched.values()].flatMap((moment) => withSources(moment)))
  const moments: MomentChange[] = []
  for (const moment of now.moments) {
    const [remade] = known.has(moment.id) ? [] : withSources(moment)
    const same = known.get(moment.id) ?? (remade && bySources.get(remade[0]))
    if (same) unmatched.delete(same.id)
    const change = same ? changeOf(same, moment) : ({ kind: 'new', now: moment } as const)
    if (change) moments.push(change)
  }
  for (const moment of before.moments) if (unmatched.has(moment.id)) moments.push({ kind: 'gone', before: moment })
  return {
    moments,
    links: countApart(linkKeys(before), linkKeys(now)),
    differences: countApart(decisionKeys(before), decisionKeys(now)),
  }
}

/** Nothing of it could be told. (Places and drawings may still be otherwise.) */
export function isSameMap({ moments, links, differences }: MapComparison): boolean {
  return moments.length === 0 && links === 0 && differences === 0
}

function changeOf(before: SharedMoment, now: SharedMoment): MomentChange | undefined {
  if (before.label !== now.label) return { kind: 'renamed', before, now }
  const changed = aspects.filter((aspect) => readAspect(before, aspect) !== readAspect(now, aspect))
  return changed.length > 0 ? { kind: 'changed', before, now, aspects: changed } : undefined
}

function readAspect(moment: SharedMoment, aspect: Aspect): string {
  if (aspect === 'sources') return sourcesOf(moment)
  if (aspect === 'feeling') return moment.feeling ? `${moment.feeling.valence} ${moment.feeling.word}` : ''
  return moment[aspect] ?? ''
}

function withSources(moment: SharedMoment): readonly (readonly [string, SharedMoment])[] {
  return moment.sources.length > 0 ? [[sourcesOf(moment), moment]] : []
}

function sourcesOf({ sources }: SharedMoment): string {
  return sources
    .map(({ sourceId, relation }): string => `${sourceId satisfies MomentId} ${relation}`)
    .sort((a, b) => (a < b ? -1 : 1))
    .join('|')
}

function linkKeys(map: SharedMap): ReadonlySet<string> {
  const drawn = map.drawnLinks.map((link) => `${link.from}|${link.to}|${link.kind}|${link.label}`)
  return new Set([...drawn, ...[...map.cutLinks].map((cut) => `cut ${cut}`)])
}

function decisionKeys(map: SharedMap): ReadonlySet<string> {
  const decided = map.differences.map(({ key, state, question, because }) =>
    [key, state, question, because].map((part) => part ?? '').join('|'),
  )
  return new Set([...decided, ...(map.drawnDifferences ?? []).map(({ key, title }) => `drawn ${key}|${title}`)])
}

function countApart(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return [...a].filter((key) => !b.has(key)).length + [...b].filter((key) => !a.has(key)).length
}
