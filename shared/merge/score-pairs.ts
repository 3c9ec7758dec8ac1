import type { BoardNodes, Node } from './board-nodes.ts'
import { mayMerge, pairsByWords } from './candidate-pairs.ts'
import { createPairList, type Pairs } from './pair-list.ts'
import type { MergeMemo } from './merge-memo.ts'
import { indexPairs, type PairIndex } from './pair-index.ts'
import { createFlowScorer, flowFeatures, type LikelyOf } from './score-flow.ts'
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
  readonly likelyOf: LikelyOf
  /** Where a pair stands in the lists above; −1: it was not looked at. */
  readonly indexOf: PairIndex
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

const width = wordFeatures.length
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
  const wordWeights = Float64Array.from(wordFeatures, (name) => weights.words[name])
  const isTwin = (a: number, b: number): boolean => {
    const x = nodes[a]
    const y = nodes[b]
    return x !== undefined && y !== undefined && areTwins(x, y)
  }
  const recall = memo?.recall(board, matches)
  const compare = (pairs: Pairs, known?: Seen): Seen => {
    const words = new Float64Array(pairs.a.length * width)
    const own = new Float64Array(pairs.a.length)
    const hints = new Float64Array(pairs.a.length)
    let held = -1
    let next = 0
    for (let i = 0; i < pairs.a.length; i++) {
      const a = pairs.a[i] ?? 0
      const b = pairs.b[i] ?? 0
      const at = i * width
      if (known && known.pairs.a[next] === a && known.pairs.b[next] === b) {
        for (let k = 0; k < width; k++) words[at + k] = known.words[next * width + k] ?? 0
        own[i] = known.own[next] ?? 0
        hints[i] = known.hints[next] ?? 0
        next++
        continue
      }
      if (recall?.(a, b, words, at)) scorer.place(a, b, words, at)
      else {
        if (a !== held) scorer.hold(a)
        held = a
        scorer.compare(b, words, at)
      }
      const hint = lesson?.(a, b) ?? 0
      const odds = weights.words.bias + dot(words, at, wordWeights) + hint
      hints[i] = hint
      own[i] = isTwin(a, b) ? Math.max(odds, literallyEqual) : odds
    }
    return { pairs, words, own, hints }
  }
  const seen = compare(first)
  const pairs = withPairsByFlow(nodes, first, seen.own)
  const { words, own, hints } = pairs === first ? seen : compare(pairs, seen)
  memo?.remember(board, matches, pairs, words)
  const maps: number[][] = mapIds.map(() => [])
  for (const node of nodes) maps[node.map]?.push(node.index)
  const indexOf = indexPairs(pairs, nodes.length)
  const likely = own.map(sigmoid)
  const soFar = Float32Array.from(likely)
  const likelyOf = (a: number, b: number): number => {
    const index = indexOf(a, b)
    return index < 0 ? 0 : (soFar[index] ?? 0)
  }
  const flow = new Float64Array(pairs.a.length * flowFeatures.length)
  for (const round of weights.rounds) {
    const flowScorer = createFlowScorer({ nodes, maps, pairs, likely: soFar, likelyOf })
    const flowWeights = Float64Array.from(flowFeatures, (name) => round[name])
    const again = Float64Array.from(wordFeatures, (name) => round.words[name] ?? 0)
    for (let i = 0; i < pairs.a.length; i++) {
      const at = i * flowFeatures.length
      flowScorer(i, flow, at)
      const odds =
        round.bias +
        round.own * (own[i] ?? 0) +
        (hints[i] ?? 0) +
        dot(flow, at, flowWeights) +
        dot(words, i * width, again)
      likely[i] = sigmoid(isTwin(pairs.a[i] ?? 0, pairs.b[i] ?? 0) ? Math.max(odds, literallyEqual) : odds)
    }
    soFar.set(likely)
  }
  return { pairs, words, flow, own, likely, likelyOf, indexOf }
}

/**
 * The pairs by words, and those without a word in common whose neighbours match: “presses play” between the same two
 * moments as “starts the film”.
 */
function withPairsByFlow(nodes: readonly Node[], pairs: Pairs, own: Float64Array): Pairs {
  const list = createPairList(pairs)
  const addAll = (xs: readonly number[], ys: readonly number[]): void => {
    for (const x of xs)
      for (const y of ys) {
        const left = nodes[x]
        const right = nodes[y]
        if (left && right && mayMerge(left, right)) list.add(x, y)
      }
  }
  for (let i = 0; i < pairs.a.length; i++) {
    if (sigmoid(own[i] ?? 0) < worthFollowing) continue
    const x = nodes[pairs.a[i] ?? 0]
    const y = nodes[pairs.b[i] ?? 0]
    if (!x || !y) continue
    addAll(x.after, y.after)
    addAll(x.before, y.before)
  }
  const more = list.sorted(nodes.length)
  return more.a.length === pairs.a.length ? pairs : more
}

function sigmoid(odds: number): number {
  return 1 / (1 + Math.exp(-odds))
}

function dot(features: Float64Array, at: number, weights: Float64Array): number {
  let sum = 0
  for (let i = 0; i < weights.length; i++) sum += (features[at + i] ?? 0) * (weights[i] ?? 0)
  return sum
}
