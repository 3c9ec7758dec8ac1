import type { MapId } from '../../model/ids.ts'
import { asFound, type Found, type FoundSide } from './found.ts'
import type { Shared, Stories, Story, Telling } from './stories.ts'
import { cut, nameOf, plainest, sayable } from './topics.ts'

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
  const several = shared
    .filter((one) => one.mapIds.length > 1)
    .map((one) => ({ one, inStory: all.map((story) => told(one, story.mapId)) }))
  const pairs: Reversed[] = []
  for (const [index, { one: a, inStory: here }] of several.entries())
    for (const { one: b, inStory: there } of several.slice(index + 1)) {
      if (!isReversed(all, here, there)) continue
      const ways = all.map((story, at) => wayOf(story, here[at] ?? [], there[at] ?? []))
      pairs.push({
        a,
        b,
        aFirst: all.filter((_, at) => ways[at] === 1),
        bFirst: all.filter((_, at) => ways[at] === -1),
      })
    }
  return pairs
}

/** Asked of every two moments that several tell: nothing is made here. */
function isReversed(
  all: readonly Story[],
  here: readonly (readonly Telling[])[],
  there: readonly (readonly Telling[])[],
): boolean {
  let ways = 0
  for (const [at, story] of all.entries()) {
    const way = wayOf(story, here[at] ?? [], there[at] ?? [])
    if (way * ways < 0) return true
    if (way !== 0) ways = way
  }
  return false
}

/** 1: the first comes before the second · −1: after it · 0: neither, or both. */
function wayOf(story: Story, here: readonly Telling[], there: readonly Telling[]): number {
  if (here.length === 0 || there.length === 0) return 0
  return Number(leads(story, here, there)) - Number(leads(story, there, here))
}

function leads(story: Story, from: readonly Telling[], to: readonly Telling[]): boolean {
  for (const one of from) for (const other of to) if (story.isBefore(one, other)) return true
  return false
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
      asked: { ask: 'order', first: nameOf(a), second: nameOf(b), about: nameOf(asked) },
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
    claim: { say: 'first-then', from: cut(one?.moment.label ?? ''), to: cut(other?.moment.label ?? '') },
    tellings: [...before, ...after],
  }
}
