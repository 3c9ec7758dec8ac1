import type { Difference } from '#shared/model/difference.ts'
import type { MomentId } from '#shared/model/ids.ts'
import { countedStances, type Evidence, type Stance, stanceFacts } from '#shared/model/interview.ts'
import type { EvidenceTarget, SharedLink, SharedMoment } from '#shared/model/shared-map.ts'
import { messages } from '../messages.ts'

/** What a quote may be tied to, and how it is called. */
export type TieTarget = { readonly target: EvidenceTarget; readonly label: string }

/** Everything on the shared map that a quote can speak to. */
export type Speakable = {
  readonly moments: readonly SharedMoment[]
  readonly links: readonly SharedLink[]
  readonly allDifferences: readonly Difference[]
}

export function sameTarget(a: EvidenceTarget, b: EvidenceTarget): boolean {
  return keyOf(a) === keyOf(b)
}

export function keyOf(target: EvidenceTarget): string {
  switch (target.kind) {
    case 'moment':
      return `moment ${target.id}`
    case 'link':
      return `link ${target.from}|${target.to}`
    case 'difference':
      return `difference ${target.key}`
  }
}

export function targetOfMoment({ id, label }: Pick<SharedMoment, 'id' | 'label'>): TieTarget {
  return { target: { kind: 'moment', id }, label }
}

/** The moments that a target is about: a way's both ends, and those that a difference is made of. */
export function momentsOf(target: EvidenceTarget, { allDifferences }: Pick<Speakable, 'allDifferences'>) {
  switch (target.kind) {
    case 'moment':
      return [target.id]
    case 'link':
      return [target.from, target.to]
    case 'difference':
      return allDifferences.find(({ key }) => key === target.key)?.moments ?? []
  }
}

export type StanceCount = readonly [Stance, number]

/** How many quotes speak for a target, against it or differently, over all interviews; each quote once for a stance. */
export function stancesOn(target: EvidenceTarget, evidence: readonly Evidence[]): readonly StanceCount[] {
  const quotes = new Map(countedStances.map((stance) => [stance, new Set<string>()]))
  for (const tie of evidence)
    if (sameTarget(tie.target, target))
      quotes.get(stanceFacts[tie.stance].countsAs)?.add(`${tie.interviewId}|${tie.quoteId}`)
  return [...quotes].flatMap(([stance, { size }]) => (size > 0 ? [[stance, size] as const] : []))
}

/** How a target is called; nothing where it is on the map no more. */
export function labelOfTarget(target: EvidenceTarget, map: Speakable): string | undefined {
  return everyTarget(map).find((one) => sameTarget(one.target, target))?.label
}

/**
 * Differences and ways about the moments that a passage may speak to, those first that are about the nearest. What the
 * passage is tied to already is not among them.
 */
export function targetsNear(
  nearest: readonly Pick<SharedMoment, 'id'>[],
  map: Speakable,
  ties: readonly Pick<Evidence, 'target'>[],
  most = 2,
): readonly TieTarget[] {
  const rank = new Map(nearest.map(({ id }, at) => [id, at]))
  const rankOf = (ids: readonly MomentId[]) => Math.min(...ids.map((id) => rank.get(id) ?? Infinity))
  const found = [
    ...differencesIn(map).map((one) => ({ ...one, rank: rankOf(one.about) })),
    // A way is near where both its ends are.
    ...waysIn(map).map((one) => ({ ...one, rank: Math.max(...one.about.map((id) => rank.get(id) ?? Infinity)) })),
  ]
  return found
    .filter((one) => one.rank < Infinity && !ties.some((tie) => sameTarget(tie.target, one.target)))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ target, label }) => ({ target, label }))
}

/** Moments, then differences, then ways whose names have these words. */
export function targetsWith(words: string, map: Speakable, most = 8): readonly TieTarget[] {
  const sought = words.trim().toLowerCase()
  return everyTarget(map)
    .filter(({ label }) => label.toLowerCase().includes(sought))
    .slice(0, most)
}

function everyTarget(map: Speakable): readonly TieTarget[] {
  const others = [...differencesIn(map), ...waysIn(map)]
  return [...map.moments.map(targetOfMoment), ...others.map(({ target, label }) => ({ target, label }))]
}

function differencesIn({ allDifferences }: Speakable): readonly (TieTarget & { about: readonly MomentId[] })[] {
  return allDifferences.map(({ key, title, moments }, at) => ({
    target: { kind: 'difference', key },
    label: messages.targets.difference(at + 1, title),
    about: moments,
  }))
}

function waysIn({ links, moments }: Speakable): readonly (TieTarget & { about: readonly MomentId[] })[] {
  const labels = new Map(moments.map(({ id, label }) => [id, label]))
  const ways = new Map<string, TieTarget & { about: readonly MomentId[] }>()
  for (const { from, to } of links) {
    const target = { kind: 'link', from, to } as const
    const label = messages.targets.way(labels.get(from) ?? '', labels.get(to) ?? '')
    ways.set(keyOf(target), { target, label, about: [from, to] })
  }
  return [...ways.values()]
}
