import { type BoardNodes, readNodes } from '../../shared/merge/board-nodes.ts'
import { type FlowFeature, flowFeatures } from '../../shared/merge/score-flow.ts'
import { type ScoredPairs, scorePairs } from '../../shared/merge/score-pairs.ts'
import { type WordFeature, wordFeatures } from '../../shared/merge/score-words.ts'
import type { MergeWeights } from '../../shared/merge/weights.ts'
import { matchWords, type WordMatches } from '../../shared/merge/word-matches.ts'
import type { WordRelations } from '../../shared/merge/word-relations.ts'
import { fitLogistic, type Observation } from './logistic.ts'
import { pairOf, type Problem } from './problems.ts'

/** Features that are left at nothing, to see what they bring; `rounds`: how often the flow is asked. */
export type FitOptions = {
  readonly without?: readonly (WordFeature | FlowFeature)[]
  readonly rounds?: number
  /** How much each set of boards counts; 1 where nothing is said. */
  readonly shares?: Readonly<Record<string, number>>
}

/** What of the words is weighed once more when the flow is known. */
const weighedAgain: readonly WordFeature[] = [
  'likeness',
  'literal',
  'object',
  'rare',
  'distance',
  'clause',
  'uniform',
  'uniformLikeness',
  'kernel',
  'uniformKernel',
]
/**
 * Thinking and doing are filled in too seldom to be fitted: a little, by hand. So are opposites in labels that are alike
 * otherwise (“sends the letter”, “receives the letter”): 11 of 377 pairs with opposites are one moment.
 */
const byHand = { beside: 1 }
const byHandLater = { opposite: -1.5 }
/** A kind alone decides no pair, however few examples say otherwise. */
const mostForKind = 6
const ridge = 3e-5

type Prepared = { readonly problem: Problem; readonly board: BoardNodes; readonly matches: WordMatches }

/** Fits the weights of the engine to boards whose moments people aligned: first the words, then one round after the other. */
export function fitWeights(
  problems: readonly Problem[],
  relations: WordRelations,
  { without = [], rounds = 2, shares = {} }: FitOptions = {},
): MergeWeights {
  const prepared = problems.map((problem): Prepared => {
    const board = readNodes(problem.maps, relations)
    return { problem, board, matches: matchWords(board.nodes, board.mapIds.length, relations) }
  })
  const words = wordFeatures.filter((name) => !without.includes(name) && name !== 'beside')
  const flow = flowFeatures.filter((name) => !without.includes(name))
  const again = weighedAgain.filter((name) => !without.includes(name))
  const none = Object.fromEntries(wordFeatures.map((name) => [name, 0])) as Record<WordFeature, number>
  const noFlow = Object.fromEntries(flowFeatures.map((name) => [name, 0])) as Record<FlowFeature, number>
  const fit = (
    weights: MergeWeights,
    see: (scored: ScoredPairs, pair: number) => readonly number[],
  ): ReturnType<typeof fitLogistic> => {
    const observations = observe(prepared, weights, shares, see)
    return fitLogistic(observations, observations[0]?.seen.length ?? 0, ridge)
  }
  const first = fit({ words: { ...none, bias: 0 }, rounds: [] }, (scored, pair) =>
    words.map((name) => wordAt(scored, pair, name)),
  )
  let weights: MergeWeights = {
    words: { ...none, ...named(words, first.weights), ...byHand, bias: first.bias },
    rounds: [],
  }
  for (let round = 0; round < rounds; round++) {
    const ask: MergeWeights = { ...weights, rounds: [...weights.rounds, { ...noFlow, own: 1, words: {}, bias: 0 }] }
    const next = fit(ask, (scored, pair) => [
      scored.own[pair] ?? 0,
      ...flow.map((name) => scored.flow[pair * flowFeatures.length + flowFeatures.indexOf(name)] ?? 0),
      ...again.map((name) => wordAt(scored, pair, name)),
    ])
    const [own = 0, ...rest] = next.weights
    const seen = {
      ...noFlow,
      ...named(flow, rest),
      own,
      words: { ...named(again, rest.slice(flow.length)), ...byHandLater },
      bias: next.bias,
    }
    weights = { ...weights, rounds: [...weights.rounds, seen] }
  }
  return weights
}

function wordAt(scored: ScoredPairs, pair: number, name: WordFeature): number {
  return scored.words[pair * wordFeatures.length + wordFeatures.indexOf(name)] ?? 0
}

function named<Name extends string>(names: readonly Name[], values: readonly number[]): Record<Name, number> {
  const kinds: readonly string[] = ['bothStart', 'oneStarts', 'sameTrouble', 'bothTrouble']
  const limited = names.map((name, i): [Name, number] => {
    const value = Math.round((values[i] ?? 0) * 100) / 100
    return [name, kinds.includes(name) ? Math.max(-mostForKind, Math.min(mostForKind, value)) : value]
  })
  return Object.fromEntries(limited) as Record<Name, number>
}

/** Every scored pair of every board as an observation; each set weighs the same, whatever its size. */
function observe(
  prepared: readonly Prepared[],
  weights: MergeWeights,
  shares: Readonly<Record<string, number>>,
  see: (scored: ScoredPairs, pair: number) => readonly number[],
): readonly Observation[] {
  const found = prepared.flatMap(({ problem, board, matches }) => {
    const scored = scorePairs(board, matches, weights)
    return Array.from(scored.pairs.a, (a, i) => {
      const [x, y] = [board.nodes[a]?.id ?? '', board.nodes[scored.pairs.b[i] ?? 0]?.id ?? '']
      const pair = pairOf(x, y)
      const isScored = !problem.unscored.has(pair) && !problem.ignored.has(x) && !problem.ignored.has(y)
      return { set: problem.set, isScored, seen: Float64Array.from(see(scored, i)), isSo: problem.gold.has(pair) }
    }).filter(({ isScored }) => isScored)
  })
  const sizes = Map.groupBy(found, ({ set }) => set)
  return found.map(({ set, seen, isSo }) => ({
    seen,
    isSo,
    weight: (shares[set] ?? 1) / (sizes.get(set)?.length ?? 1),
  }))
}
