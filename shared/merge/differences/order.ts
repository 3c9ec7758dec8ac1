import type { MapId } from '../../model/ids.ts'
import { asFound, type Found, type FoundSide } from './found.ts'
import type { Shared, Stories, Story, Telling } from './stories.ts'
import { nameOf, plainest, quoted, sayable, sayToYou } from './topics.ts'

type Reversed = {
  readonly a: Shared
  readonly b: Shared
  readonly aFirst: readonly Story[]
  readonly bFirst: readonly Story[]
}

/**
 * D1: what comes first. Two shared moments that follow each other one way in some maps and strictly the other way in
 * others, by the drawn links; moments on one loop have no order. A moment that stands elsewhere altogether is one
 * difference, told with its nearest neighbour, not one for each moment it jumped over.
 */
export function orderDifferences(stories: Stories): readonly Found[] {
  const found: Found[] = []
  let open = reversedPairs(stories)
  while (open.length > 0) {
    const mover = mostMoved(open)
    const moved = open.filter((pair) => pair.a === mover || pair.b === mover)
    const [nearest] = [...moved].sort(
      (x, y) => spanOf(x, stories) - spanOf(y, stories) || (keyOf(x) < keyOf(y) ? -1 : 1),
    )
    if (nearest) found.push(asOrder(nearest, stories))
    open = open.filter((pair) => !moved.includes(pair))
  }
  return found
}

function reversedPairs({ all, shared, told }: Stories): readonly Reversed[] {
  const several = shared.filter((one) => one.mapIds.length > 1)
  const at = new Map(
    several.map((one) => [one, new Map(one.mapIds.map((mapId) => [mapId, told(one, mapId)] as const))] as const),
  )
  const pairs: Reversed[] = []
  for (const [index, a] of several.entries())
    for (const b of several.slice(index + 1)) {
      const aFirst: Story[] = []
      const bFirst: Story[] = []
      for (const story of all) {
        const here = at.get(a)?.get(story.mapId)
        const there = at.get(b)?.get(story.mapId)
        if (!here || !there) continue
        const forth = leads(story, here, there)
        const back = leads(story, there, here)
        if (forth && !back) aFirst.push(story)
        if (back && !forth) bFirst.push(story)
      }
      if (aFirst.length > 0 && bFirst.length > 0) pairs.push({ a, b, aFirst, bFirst })
    }
  return pairs
}

function leads(story: Story, from: readonly Telling[], to: readonly Telling[]): boolean {
  return from.some((one) => to.some((other) => story.isBefore(one, other)))
}

/** The moment in most of the reversed pairs; between equals the first by key. */
function mostMoved(pairs: readonly Reversed[]): Shared | undefined {
  const counts = new Map<Shared, number>()
  for (const { a, b } of pairs) for (const one of [a, b]) counts.set(one, (counts.get(one) ?? 0) + 1)
  return [...counts].sort(([x, m], [y, n]) => n - m || (x.key < y.key ? -1 : 1))[0]?.[0]
}

/** How far apart the two stand, in all maps that tell both. */
function spanOf({ a, b, aFirst, bFirst }: Reversed, { told }: Stories): number {
  let span = 0
  for (const story of [...aFirst, ...bFirst])
    for (const one of told(a, story.mapId))
      for (const other of told(b, story.mapId)) span += Math.abs(story.rank(one.at) - story.rank(other.at))
  return span / (aFirst.length + bFirst.length)
}

function keyOf({ a, b }: Reversed): string {
  return `${a.key} ${b.key}`
}

function asOrder({ a, b, aFirst, bFirst }: Reversed, stories: Stories): Found {
  // The moment most maps tell is asked about: the person is likely to have been there.
  const [asked = a] = [a, b].sort(
    (x, y) => canSay(y) - canSay(x) || y.mapIds.length - x.mapIds.length || (x.key < y.key ? -1 : 1),
  )
  return asFound(
    {
      kind: 'order',
      about: [a, b],
      sides: [sayFirst(a, b, aFirst, stories), sayFirst(b, a, bFirst, stories)],
      severity: 3,
      weight: 4 + aFirst.length + bFirst.length,
      title: `Which comes first: ${nameOf(a)} or ${nameOf(b)}?`,
      question: `Tell me about the last time: what were you doing just before ${sayToYou(asked)}, and what came right after it?`,
    },
    stories,
  )
}

function canSay({ tellings }: Shared): number {
  return sayable(tellings) ? 1 : 0
}

function sayFirst(first: Shared, then: Shared, by: readonly Story[], { told }: Stories): FoundSide {
  const in_ = (shared: Shared, mapIds: readonly MapId[]): readonly Telling[] =>
    mapIds.flatMap((mapId) => [...told(shared, mapId)])
  const mapIds = by.map((story) => story.mapId)
  const [before, after] = [in_(first, mapIds), in_(then, mapIds)]
  const [one, other] = [
    plainest(before),
    plainest(after.filter((telling) => telling.mapId === plainest(before)?.mapId)),
  ]
  return {
    claim: `first ${quoted(one?.moment.label ?? '')}, then ${quoted(other?.moment.label ?? '')}`,
    tellings: [...before, ...after],
  }
}
