import type { Claim } from '../../model/difference.ts'
import { asFound, type Found } from './found.ts'
import type { Stories, Telling } from './stories.ts'
import { cut, named, plainest } from './topics.ts'

/** D2: the same moment, felt on both sides of neutral, or two steps apart. Neutral and unsaid feelings take no side. */
export function feelingDifferences(stories: Stories): readonly Found[] {
  const found: Found[] = []
  for (const shared of stories.shared) {
    if (shared.mapIds.length < 2) continue
    const felt = shared.tellings.filter(({ moment }) => moment.feeling !== undefined)
    const values = felt.map(valenceOf)
    const [low, high] = [Math.min(...values), Math.max(...values)]
    const gap = high - low
    if (!(gap >= 2 || (low < 0 && high > 0))) continue
    const middle = low < 0 && high > 0 ? 0 : (low + high) / 2
    const lower = felt.filter((telling) => valenceOf(telling) < middle)
    const upper = felt.filter((telling) => valenceOf(telling) > middle)
    // One person who felt both ways does not contradict the others.
    if (!upper.some(({ mapId }) => lower.some((telling) => telling.mapId !== mapId))) continue
    const about = plainest(shared.tellings)
    if (!about) continue
    const isHard = shared.tellings.some(({ moment }) => moment.kind !== 'step')
    found.push(
      asFound(
        {
          kind: 'feeling',
          about: [shared],
          sides: [upper, lower].map((tellings) => ({ claim: feltBy(tellings), tellings })),
          severity: gap > 2 ? 3 : 2,
          weight: 6 + gap + (isHard ? 1 : 0),
          asked: { ask: 'feeling', about: named(about) },
        },
        stories,
      ),
    )
  }
  return found
}

function valenceOf({ moment }: Telling): number {
  return moment.feeling?.valence ?? 0
}

/** “Falls asleep halfway through”: cosy. Where nobody gave a feeling a word its height stands for it. */
function feltBy(tellings: readonly Telling[]): Claim {
  const felt = tellings.map((telling) => ({
    word: telling.moment.feeling?.word.trim() ?? '',
    valence: valenceOf(telling),
  }))
  return { say: 'felt', label: cut(plainest(tellings)?.moment.label ?? ''), felt }
}
