import { lastBefore, startFrom } from './anchors.ts'
import { areDisjoint, channelsIn } from './channels.ts'
import { asFound, type Found, type FoundSide } from './found.ts'
import type { Shared, Stories, Story, Telling } from './stories.ts'
import { cut, plainest } from './topics.ts'
import { isTrouble } from '../../model/moment.ts'

/**
 * D5: by what means. One map tries one channel, meets trouble and falls back to another with which the other maps begin;
 * or the tellings of one moment name channels that have nothing in common.
 */
export function channelDifferences(stories: Stories): readonly Found[] {
  return [
    ...stories.all.flatMap((story) => fallbacks(story, stories)),
    ...stories.shared.flatMap((one) => within(one, stories)),
  ]
}

function channelsOf({ moment }: Telling): ReadonlySet<string> {
  return channelsIn(`${moment.label}\n${moment.doing}`)
}

function fallbacks(story: Story, stories: Stories): readonly Found[] {
  const found: Found[] = []
  for (const trouble of story.tellings) {
    if (!isTrouble(trouble.moment.kind)) continue
    for (const { from: tried } of story.previous(trouble))
      for (const { to: fallback } of story.nexts(trouble)) {
        const [first, then] = [channelsOf(tried), channelsOf(fallback)]
        if (fallback === tried || !tried.shared || !fallback.shared || !areDisjoint(first, then)) continue
        const { tellings, mapIds } = fallback.shared
        const others = tellings.filter(({ mapId }) => mapId !== story.mapId && !tried.shared?.mapIds.includes(mapId))
        const names = [[...then][0] ?? '', [...first][0] ?? ''].sort()
        if (others.length === 0) continue
        const anchor = lastBefore(stories, [tried, ...others], mapIds)
        found.push(
          asFound(
            {
              kind: 'channel',
              about: [tried, fallback],
              sides: [
                { claim: { say: 'first', label: cut(plainest(others)?.moment.label ?? '') }, tellings: others },
                {
                  claim: { say: 'first-then', from: cut(tried.moment.label), to: cut(fallback.moment.label) },
                  tellings: [tried, fallback],
                },
              ],
              severity: 3,
              weight: 5 + others.length,
              asked: { ask: 'channel-first', names, ...startFrom(anchor) },
            },
            stories,
          ),
        )
      }
  }
  return found
}

function within(shared: Shared, stories: Stories): readonly Found[] {
  if (shared.mapIds.length < 2) return []
  const naming = shared.tellings.filter((telling) => channelsOf(telling).size > 0)
  const [one] = naming
  const other =
    one && naming.find((telling) => telling.mapId !== one.mapId && areDisjoint(channelsOf(one), channelsOf(telling)))
  const about = plainest(shared.tellings)
  if (!one || !other || !about) return []
  const sides = [one, other].map((lead): FoundSide => {
    const tellings = naming.filter((telling) => [...channelsOf(telling)].some((name) => channelsOf(lead).has(name)))
    return { claim: { say: 'moment', label: cut(plainest(tellings)?.moment.label ?? '') }, tellings }
  })
  const names = [one, other].map((telling) => [...channelsOf(telling)]).sort(byWords)
  return [
    asFound(
      {
        kind: 'channel',
        about: [shared],
        sides,
        severity: 2,
        weight: 2 + shared.mapIds.length,
        asked: { ask: 'channel', names, ...startFrom(lastBefore(stories, shared.tellings, shared.mapIds)) },
      },
      stories,
    ),
  ]
}

function byWords(a: readonly string[], b: readonly string[]): number {
  const [one, other] = [a.join(' '), b.join(' ')]
  return one < other ? -1 : one > other ? 1 : 0
}
