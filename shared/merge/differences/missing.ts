import { goesBack } from '../../model/link.ts'
import { asFound, type Found } from './found.ts'
import type { Shared, Stories, Story, Telling } from './stories.ts'
import { cut, nameOf, plainest } from './topics.ts'

type Gap = { readonly between: readonly Shared[]; readonly steps: readonly { from: Telling; to: Telling }[] }

/**
 * D10: there or not. Between two moments that follow each other directly in one map, at least two others tell moments
 * which that map never tells. Good to know: the map may only be drawn in bigger steps.
 */
export function missingDifferences(stories: Stories): readonly Found[] {
  const gaps = new Map<string, Gap>()
  for (const story of stories.all)
    for (const from of story.tellings)
      for (const { to, link } of story.nexts(from)) {
        if (goesBack(link) || !story.isBefore(from, to)) continue
        const between = toldBetween(from, to, story, stories)
        if (between.length === 0) continue
        const key = between.map((shared) => shared.key).join(' ')
        gaps.set(key, { between, steps: [...(gaps.get(key)?.steps ?? []), { from, to }] })
      }
  return [...gaps.values()].map((gap) => asMissing(gap, stories))
}

function toldBetween(from: Telling, to: Telling, skipping: Story, stories: Stories): readonly Shared[] {
  const between = new Set<Shared>()
  if (!from.shared || !to.shared) return []
  for (const story of stories.all) {
    if (story === skipping) continue
    const [first] = stories.told(from.shared, story.mapId)
    const [last] = stories.told(to.shared, story.mapId)
    if (!first || !last || story.rank(last.at) - story.rank(first.at) < 2 || !story.isBefore(first, last)) continue
    for (const telling of story.tellings) {
      const { shared } = telling
      if (!shared || shared.mapIds.length < 2 || shared.mapIds.includes(skipping.mapId)) continue
      if (story.isBefore(first, telling) && story.isBefore(telling, last)) between.add(shared)
    }
  }
  return [...between].sort((a, b) => (a.key < b.key ? -1 : 1))
}

function asMissing({ between, steps }: Gap, stories: Stories): Found {
  const [step] = steps
  const told = between.flatMap(({ tellings }) => tellings)
  const [from, to] = [step?.from.shared, step?.to.shared]
  const names = between.flatMap((shared) => plainest(shared.tellings) ?? []).slice(0, 3)
  return asFound(
    {
      kind: 'missing',
      about: between,
      sides: [
        { claim: { say: 'all-of', labels: names.map(({ moment }) => cut(moment.label, 60)) }, tellings: told },
        {
          claim: {
            say: 'straight',
            from: cut(step?.from.moment.label ?? '', 60),
            to: cut(step?.to.moment.label ?? '', 60),
          },
          tellings: [...new Set(steps.flatMap(({ from: one, to: other }) => [one, other]))],
        },
      ],
      severity: 1,
      weight: between.length / (between.length + 1),
      asked: { ask: 'missing', from: from ? nameOf(from) : { label: '' }, to: to ? nameOf(to) : { label: '' } },
    },
    stories,
  )
}
