import type { BoardNodes, Node } from './board-nodes.ts'
import { mayMerge, pairKey, type Pairs, pairsByWords, unpackPairs } from './candidate-pairs.ts'
import type { MergeMemo } from './merge-memo.ts'
import { createPairTable, type PairTable } from './pair-table.ts'
import { createFlowScorer, flowFeatures } from './score-flow.ts'
import { createWordScorer, wordFeatures } from './score-words.ts'
import type { MergeWeights } from './weights.ts'
import type { WordMatches } from './word-matches.ts'

/** Every pair that was looked at, what was seen, and how likely it is that both are one moment. */
export type ScoredPairs = {
  readonly pairs: Pairs
  /** `wordFeatures.length` numbers for each pair. */
  readonly words: Float64Array
  /** `flowFeatures.length` numbers for each pair, of the last round. */
  readonly flow: Float64Array
  /** The odds by words alone, as a logarithm. */
  readonly own: Float64Array
  readonly likely: Float64Array
  readonly table: PairTable
  /** Where a pair stands in the lists above; −1: it was not looked at. */
  readonly indexOf: (a: number, b: number) => number
}

/** What people decided changes the odds of a pair (`learn-from-decisions.ts`). */
export type Lesson = (a: number, b: number) => number

export type PairOptions = {
  readonly lesson?: Lesson | undefined
  readonly memo?: MergeMemo | undefined
  /** The pairs to begin with; else those that words suggest. */
  readonly first?: Pairs
}

/** What the words of some pairs say; `hints`: by how much people and services change the odds. */
type Seen = Pick<ScoredPairs, 'pairs' | 'words' | 'own'> & { readonly hints: Float64Array }

const worthFollowing = 0.25
/** The odds of two labels that are equal to the letter: 0.97. */
const literallyEqual = 3.5

/**
 * M14: labels that are equal to the letter, and that neither map has twice, are one moment, whatever the flow says.
 */
export function areTwins(x: Node, y: Node): boolean {
  return x.saying !== '' && x.saying === y.saying
}

/**
 * The odds that two moments are one, for every pair that words or neighbours suggest: first by words, then twice by words
 * and flow (logistic regression; the weights are in `weights.ts`).
 */
export function scorePairs(
  board: BoardNodes,
  matches: WordMatches,
  weights: MergeWeights,
  { lesson, memo, first = pairsByWords(board.nodes, matches) }: PairOptions = {},
): ScoredPairs {
  const { nodes, mapIds } = board
  const scorer = createWordScorer(nodes, matches)
  const wordWeights = wordFeatures.map((name) => weights.words[name])
  const table = createPairTable(nodes.length)
  const isTwin = (a: number, b: number): boolean => {
    const [x, y] = [nodes[a], nodes[b]]
    return x !== undefined && y !== undefined && areTwins(x, y)
  }
  const recall = memo?.recall(board, matches)
  const compare = (pairs: Pairs, known?: Seen): Seen => {
    const words = new Float64Array(pairs.a.length * wordFeatures.length)
    const own = new Float64Array(pairs.a.length)
    const hints = new Float64Array(pairs.a.length)
    let held = -1
    let next = 0
    for (let i = 0; i < pairs.a.length; i++) {
      const [a, b] = [pairs.a[i] ?? 0, pairs.b[i] ?? 0]
      if (known && known.pairs.a[next] === a && known.pairs.b[next] === b) {
        for (let k = 0; k < wordFeatures.length; k++)
          words[i * wordFeatures.length + k] = known.words[next * wordFeatures.length + k] ?? 0
        own[i] = known.own[next] ?? 0
        hints[i] = known.hints[next] ?? 0
        next++
        continue
      }
      const features = words.subarray(i * wordFeatures.length, (i + 1) * wordFeatures.length)
      if (recall?.(a, b, words, i * wordFeatures.length)) scorer.place(a, b, features)
      else {
        if (a !== held) scorer.hold(a)
        held = a
        scorer.compare(b, features)
      }
      hints[i] = lesson?.(a, b) ?? 0
      const odds = weights.words.bias + dot(features, wordWeights) + (hints[i] ?? 0)
      own[i] = isTwin(a, b) ? Math.max(odds, literallyEqual) : odds
      table.set(a, b, sigmoid(own[i] ?? 0))
    }
    return { pairs, words, own, hints }
  }
  const seen = compare(first)
  const pairs = withPairsByFlow(nodes, first, seen.own)
  const { words, own, hints } = pairs === first ? seen : compare(pairs, seen)
  memo?.remember(board, matches, pairs, words)
  const maps: number[][] = mapIds.map(() => [])
  for (const node of nodes) maps[node.map]?.push(node.index)
  const flow = new Float64Array(pairs.a.length * flowFeatures.length)
  const likely = Float64Array.from(own, sigmoid)
  for (const round of weights.rounds) {
    const flowScorer = createFlowScorer(nodes, mapIds.length, pairs, table, maps)
    const flowWeights = flowFeatures.map((name) => round[name])
    const again = wordFeatures.map((name) => round.words[name] ?? 0)
    for (let i = 0; i < pairs.a.length; i++) {
      const features = flow.subarray(i * flowFeatures.length, (i + 1) * flowFeatures.length)
      flowScorer(i, features)
      const seenWords = words.subarray(i * wordFeatures.length, (i + 1) * wordFeatures.length)
      const odds =
        round.bias + round.own * (own[i] ?? 0) + (hints[i] ?? 0) + dot(features, flowWeights) + dot(seenWords, again)
      likely[i] = sigmoid(isTwin(pairs.a[i] ?? 0, pairs.b[i] ?? 0) ? Math.max(odds, literallyEqual) : odds)
    }
    for (let i = 0; i < pairs.a.length; i++) table.set(pairs.a[i] ?? 0, pairs.b[i] ?? 0, likely[i] ?? 0)
  }
  const indexOf = (a: number, b: number): number => findPair(pairs, nodes.length, pairKey(a, b, nodes.length))
  return { pairs, words, flow, own, likely, table, indexOf }
}

/**
 * The pairs by words, and those without a word in common whose neighbours match: “presses play” between the same two
 * moments as “starts the film”.
 */
function withPairsByFlow(nodes: readonly Node[], pairs: Pairs, own: Float64Array): Pairs {
  const keys = new Set<number>()
  for (let i = 0; i < pairs.a.length; i++) keys.add(pairKey(pairs.a[i] ?? 0, pairs.b[i] ?? 0, nodes.length))
  const known = keys.size
  const addAll = (xs: readonly number[], ys: readonly number[]): void => {
    for (const x of xs)
      for (const y of ys) {
        const [left, right] = [nodes[x], nodes[y]]
        if (left && right && mayMerge(left, right)) keys.add(pairKey(x, y, nodes.length))
      }
  }
  for (let i = 0; i < pairs.a.length; i++) {
    const [x, y] = [nodes[pairs.a[i] ?? 0], nodes[pairs.b[i] ?? 0]]
    if (!x || !y || sigmoid(own[i] ?? 0) < worthFollowing) continue
    addAll(x.after, y.after)
    addAll(x.before, y.before)
  }
  return keys.size === known ? pairs : unpackPairs(keys, nodes.length)
}

/** Pairs are sorted by their key. */
function findPair(pairs: Pairs, count: number, key: number): number {
  let low = 0
  let high = pairs.a.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const here = (pairs.a[middle] ?? 0) * count + (pairs.b[middle] ?? 0)
    if (here === key) return middle
    if (here < key) low = middle + 1
    else high = middle - 1
  }
  return -1
}

function sigmoid(odds: number): number {
  return 1 / (1 + Math.exp(-odds))
}

function dot(features: Float64Array, weights: readonly number[]): number {
  let sum = 0
  for (let i = 0; i < weights.length; i++) sum += (features[i] ?? 0) * (weights[i] ?? 0)
  return sum
}
