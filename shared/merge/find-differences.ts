import type { DifferenceKind, FoundDifference } from '../model/difference.ts'
import type { ExperienceMap } from '../model/experience-map.ts'
import { branchDifferences } from './differences/branch.ts'
import { causeDifferences } from './differences/cause.ts'
import { channelDifferences } from './differences/channel.ts'
import { feelingDifferences } from './differences/feeling.ts'
import type { Found } from './differences/found.ts'
import { loopDifferences } from './differences/loop.ts'
import { missingDifferences } from './differences/missing.ts'
import { orderDifferences } from './differences/order.ts'
import { presenceDifferences } from './differences/presence.ts'
import { quantityDifferences } from './differences/quantity.ts'
import { scopeDifferences } from './differences/scope.ts'
import { readStories } from './differences/stories.ts'
import type { MomentGroup } from './moment-groups.ts'

/**
 * Where the maps contradict each other, given which of their moments are one (`moment-groups.ts`); the rules D1 … D10
 * stand in the files of `differences/`, and in docs/differences.md.
 *
 * A moment that is in no group is open: neither what it says nor that others lack it counts yet. What changes the story
 * comes first, and between equals what comes first in the story. Order and feeling are exact and never left out; of the
 * rest a list is kept that can be read. What people have already decided about stays on it: `decided` are the keys of
 * those.
 */
export function findDifferences(
  maps: readonly ExperienceMap[],
  groups: readonly MomentGroup[],
  decided: ReadonlySet<string> = new Set(),
): readonly FoundDifference[] {
  if (maps.length < 2) return []
  const stories = readStories(maps, groups)
  if (stories.shared.length === 0) return []
  const found = [
    ...orderDifferences(stories),
    ...feelingDifferences(stories),
    ...presenceDifferences(stories),
    ...quantityDifferences(stories),
    ...channelDifferences(stories),
    ...causeDifferences(stories),
    ...scopeDifferences(stories),
    ...loopDifferences(stories),
    ...branchDifferences(stories),
    ...missingDifferences(stories),
  ]
  return keepReadable(found, decided)
}

/** A list longer than this is filled with nothing that is only good to know. */
const readable = 9
const mostOfKind: Readonly<Partial<Record<DifferenceKind, number>>> = {
  presence: 2,
  quantity: 3,
  channel: 3,
  cause: 4,
  ending: 2,
  scope: 2,
  loop: 3,
  branch: 3,
  missing: 2,
}

function keepReadable(found: readonly Found[], decided: ReadonlySet<string>): readonly FoundDifference[] {
  const kept: FoundDifference[] = []
  const counts = new Map<DifferenceKind, number>()
  const keys = new Set<string>()
  const ranked = [...found].sort(
    (a, b) =>
      b.difference.severity - a.difference.severity ||
      b.weight - a.weight ||
      a.at - b.at ||
      (a.difference.key < b.difference.key ? -1 : 1),
  )
  for (const { difference } of ranked) {
    const { key, kind, severity } = difference
    const count = counts.get(kind) ?? 0
    if (keys.has(key)) continue
    const isTooMuch =
      count >= (mostOfKind[kind] ?? Infinity) ||
      (severity === 1 && (kept.length >= readable || isSaidAlready(difference, kept))) ||
      (kind === 'cause' && kept.some((other) => aboutOf(other) === aboutOf(difference)))
    if (isTooMuch && !decided.has(key)) continue
    keys.add(key)
    counts.set(kind, count + 1)
    kept.push(difference)
  }
  return kept
}

/** That one trouble is worded in two ways matters less than how it feels, or how long it lasts. */
function aboutOf({ key }: FoundDifference): string {
  return key.slice(key.indexOf(':'))
}

/** What a weak difference adds is a moment that no stronger one speaks of. */
function isSaidAlready(difference: FoundDifference, kept: readonly FoundDifference[]): boolean {
  const said = new Set(kept.flatMap(({ sides }) => sides.flatMap(({ sourceIds }) => sourceIds)))
  const own = difference.sides.flatMap(({ sourceIds }) => sourceIds)
  return own.filter((id) => said.has(id)).length * 2 > own.length
}
