import type { Suggestions } from '../../shared/merge/suggestion.ts'
import { pairOf, pairsOf, type Problem } from './problems.ts'

/** Pairs of moments of different maps, summed over the boards of a set. */
export type Quality = {
  readonly precision: number
  readonly recall: number
  readonly f1: number
  /** Of the tier that may be accepted unseen. */
  readonly samePrecision: number
  readonly sameRecall: number
  /** The share of true partners' maps in which one of them is among a moment's three best. */
  readonly topThree: number
  readonly nearMisses: string
  readonly exact: string
}

export function measureQuality(problems: readonly Problem[], suggest: (problem: Problem) => Suggestions): Quality {
  const sum = { right: 0, wrong: 0, missed: 0, sameRight: 0, sameWrong: 0, found: 0, sought: 0, near: 0, exact: 0 }
  for (const problem of problems) {
    const suggestions = suggest(problem)
    const homeOf = new Map<string, string>(problem.maps.flatMap((map) => map.moments.map(({ id }) => [id, map.id])))
    const counts = (pair: string): boolean => {
      const [a = '', b = ''] = pair.split('\n')
      return homeOf.get(a) !== homeOf.get(b) && !problem.ignored.has(a) && !problem.ignored.has(b)
    }
    const together = suggestions.moments.flatMap(({ members, tier }) =>
      pairsOf(members).map((pair) => ({ pair, tier })),
    )
    const counted = together.filter(({ pair }) => counts(pair) && !problem.unscored.has(pair))
    for (const { pair, tier } of counted) {
      const isRight = problem.gold.has(pair)
      sum[isRight ? 'right' : 'wrong']++
      if (tier === 'same') sum[isRight ? 'sameRight' : 'sameWrong']++
    }
    const all = new Set(together.map(({ pair }) => pair))
    for (const pair of problem.gold) if (!all.has(pair)) sum.missed++
    for (const pair of problem.nearMisses) if (all.has(pair)) sum.near++
    const moments = new Set(suggestions.moments.map(({ members }) => [...members].sort().join('\n')))
    for (const members of problem.clusters) if (moments.has([...members].sort().join('\n'))) sum.exact++
    const top = topThree(problem, suggestions, homeOf, counts)
    sum.found += top.found
    sum.sought += top.sought
  }
  const precision = sum.right / (sum.right + sum.wrong)
  const recall = sum.right / (sum.right + sum.missed)
  const total = (of: (problem: Problem) => number): number => problems.reduce((all, problem) => all + of(problem), 0)
  return {
    precision,
    recall,
    f1: (2 * precision * recall) / (precision + recall),
    samePrecision: sum.sameRight / (sum.sameRight + sum.sameWrong),
    sameRecall: sum.sameRight / (sum.right + sum.missed),
    topThree: sum.found / sum.sought,
    nearMisses: `${sum.near}/${total((problem) => problem.nearMisses.size)}`,
    exact: `${sum.exact}/${total((problem) => problem.clusters.length)}`,
  }
}

function topThree(
  problem: Problem,
  suggestions: Suggestions,
  homeOf: ReadonlyMap<string, string>,
  counts: (pair: string) => boolean,
): { readonly found: number; readonly sought: number } {
  const offers = new Map<string, { readonly id: string; readonly value: number }[]>()
  const offer = (a: string, b: string, value: number): void => {
    if (!counts(pairOf(a, b))) return
    for (const [from, id] of [
      [a, b],
      [b, a],
    ] as const) {
      const key = `${from}\n${homeOf.get(id)}`
      offers.set(key, [...(offers.get(key) ?? []), { id, value }])
    }
  }
  for (const { members, confidence } of suggestions.moments)
    for (const [i, a] of members.entries()) for (const b of members.slice(i + 1)) offer(a, b, 1 + confidence)
  for (const { a, b, confidence } of suggestions.maybes) offer(a, b, confidence)
  const partners = new Map<string, Set<string>>()
  for (const pair of problem.gold) {
    const [a = '', b = ''] = pair.split('\n')
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const key = `${from}\n${homeOf.get(to)}`
      partners.set(key, (partners.get(key) ?? new Set()).add(to))
    }
  }
  let found = 0
  for (const [key, right] of partners) {
    const best = (offers.get(key) ?? []).sort((x, y) => y.value - x.value).slice(0, 3)
    if (best.some(({ id }) => right.has(id))) found++
  }
  return { found, sought: partners.size }
}
