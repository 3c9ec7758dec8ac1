import { goesBack } from '../../model/link.ts'
import { asFound, type Found, type FoundSide } from './found.ts'
import type { Shared, Stories, Telling } from './stories.ts'
import { cut, nameOf, plainest } from './topics.ts'
import { isTrouble } from '../../model/moment.ts'

/**
 * D9: where the way parts. After a moment that several tell, one map has trouble, a way out or a choice that the others
 * do not tell there: they go straight on.
 */
export function branchDifferences(stories: Stories): readonly Found[] {
  return stories.shared.flatMap((shared) => (shared.mapIds.length > 1 ? partings(shared, stories) : []))
}

function partings(shared: Shared, stories: Stories): readonly Found[] {
  const parting: FoundSide[] = []
  const straight: Telling[] = []
  let depth = 0
  for (const mapId of shared.mapIds) {
    const story = stories.storyOf(mapId)
    const nexts = stories
      .told(shared, mapId)
      .flatMap((telling) => story?.nexts(telling) ?? [])
      .filter(({ link }) => !goesBack(link))
      .map(({ to }) => to)
    // What is not placed yet may be what the others told.
    if (nexts.length === 0 || nexts.some((telling) => telling.shared === undefined)) continue
    const own = nexts.filter((telling) => isFork(telling) && telling.shared?.mapIds.length === 1)
    if (own.length > 0) {
      parting.push({ claim: { say: 'moment', label: cut(plainest(own)?.moment.label ?? '') }, tellings: own })
      depth = Math.max(depth, ...own.map(weightOf))
    } else straight.push(...nexts)
  }
  const [lead] = straight
  if (parting.length + (lead ? 1 : 0) < 2) return []
  const isGivenUp = parting.some(({ tellings }) => tellings.some(({ moment }) => moment.kind === 'abandon'))
  return [
    asFound(
      {
        kind: isGivenUp ? 'ending' : 'branch',
        about: [shared, ...parting.flatMap(({ tellings }) => tellings)],
        sides: lead
          ? [
              ...parting,
              { claim: { say: 'on-to', label: cut(plainest(straight)?.moment.label ?? '') }, tellings: straight },
            ]
          : parting,
        severity: 1,
        weight: depth + (isGivenUp ? 1 : 0),
        asked: { ask: 'branch', about: nameOf(shared) },
      },
      stories,
    ),
  ]
}

function isFork({ moment }: Telling): boolean {
  return isTrouble(moment.kind) || moment.kind === 'decision'
}

function weightOf({ moment }: Telling): number {
  return Math.max(0, -(moment.feeling?.valence ?? 0)) + (moment.kind === 'decision' ? 0 : 1)
}
