import { asFound, type Found } from './found.ts'
import type { Stories, Telling } from './stories.ts'
import { plainest, quoted, topicOf, topicToYou } from './topics.ts'

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
          sides: [upper, lower].map((tellings) => ({ claim: sayFeeling(tellings), tellings })),
          severity: gap > 2 ? 3 : 2,
          weight: 6 + gap + (isHard ? 1 : 0),
          title: `What is ${topicOf(about)} like?`,
          question: `Think of the last time: what was ${topicToYou(about)} like for you, and what was it like a while later?`,
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

/** “Falls asleep halfway through”: cosy. A feeling without a word is a high or a low. */
function sayFeeling(tellings: readonly Telling[]): string {
  const said = tellings.map((telling) => telling.moment.feeling?.word.trim() || markOf(telling))
  const label = plainest(tellings)?.moment.label ?? ''
  return `${quoted(label)}: ${[...new Set(said)].sort().join(', ')}`
}

function markOf(telling: Telling): string {
  const valence = valenceOf(telling)
  return valence > 0 ? 'a high' : valence < 0 ? 'a low' : 'neither high nor low'
}
