import type { ExperienceMap } from '../model/experience-map.ts'
import type { MergeDecisions } from '../model/shared-map.ts'
import { type Node, readNodes } from './board-nodes.ts'
import { pairsByWords } from './candidate-pairs.ts'
import { type Candidate, clusterMoments } from './cluster-moments.ts'
import { explainGroup } from './explain-group.ts'
import type { Grounds } from './explain-pair.ts'
import { guardMoment } from './guard-moment.ts'
import { learnFromDecisions } from './learn-from-decisions.ts'
import { findParts } from './find-parts.ts'
import { findTransposed, type Transposed } from './find-transposed.ts'
import type { MergeMemo } from './merge-memo.ts'
import { rankMaybes } from './rank-maybes.ts'
import { type ScoredPairs, scorePairs } from './score-pairs.ts'
import { type SuggestedMoment, suggestionKey, type Suggestions } from './suggestion.ts'
import { readSettled, type Settled } from './settled.ts'
import { tierOf } from './tier.ts'
import { readToldNearness, type ToldNearness } from './told-nearness.ts'
import { type MergeWeights, mergeWeights } from './weights.ts'
import { matchWords, type WordMatches } from './word-matches.ts'
import type { WordRelations } from './word-relations.ts'

export type { Maybe, PartOf, Reason, SuggestedMoment, Suggestions, Tier } from './suggestion.ts'

/** The least mean likelihood of a suggested moment. */
const least = 0.33
const worthClustering = 0.03

export type SuggestOptions = {
  readonly weights?: MergeWeights
  /** What a service of the operator's choice says about meaning. */
  readonly nearness?: ToldNearness | undefined
  /** What the last call worked out; without it everything is worked out anew, with the same answer. */
  readonly memo?: MergeMemo | undefined
}

/**
 * Station of a merge's path: maps and decisions → here → the review queue.
 *
 *   labels ─ words ─┐
 *                   ├─ pairs ─ odds by words ─ odds by flow (twice) ─ clusters over all maps ─ suggestions
 *   links ── flow ──┘
 *
 * The rules M0–M24 stand where they are applied: M0 in `candidate-pairs.ts`, M1–M8 in `score-words.ts`, M9–M13 in
 * `score-flow.ts`, M14 in `score-pairs.ts`, M15 in `cluster-moments.ts`, M16 in `tier.ts`, M17 in
 * `learn-from-decisions.ts`, M18 in `guard-moment.ts`, M19 here, M20 in `find-parts.ts`, M21 in `told-nearness.ts`, M22 in
 * `merge-memo.ts`, M23 in `words/read-label.ts`, M24 in `find-transposed.ts`.
 * Placements stand and pairs that were kept apart stay apart; only what is open is suggested. The same input gives the
 * same answer, whatever the order of maps and moments.
 */
export function suggestMoments(
  maps: readonly ExperienceMap[],
  decisions: MergeDecisions,
  relations: WordRelations,
  { weights = mergeWeights, nearness, memo }: SuggestOptions = {},
): Suggestions {
  memo?.begin(relations)
  const board = readNodes(maps, relations, memo?.read)
  const matches = matchWords(board.nodes, board.mapIds.length, relations)
  const lessons = learnFromDecisions(board.nodes, decisions)
  const told = readToldNearness(board.nodes, nearness)
  const hint = (a: number, b: number): number => lessons.of(a, b) + told.odds(a, b)
  const first = told.withPairs(pairsByWords(board.nodes, matches))
  const lesson = lessons.isEmpty && !nearness ? undefined : hint
  const scored = scorePairs(board, matches, weights, { lesson, memo, first })
  const settled = readSettled(board, decisions)
  const found = clusterMoments({
    count: board.nodes.length,
    mapOf: (node) => board.nodes[node]?.map ?? -1,
    candidates: candidatesOf(scored),
    joined: settled.joined,
    inert: settled.inert,
    isApart: settled.isApart,
    least,
  })
  const clusters = withTransposed(
    found,
    findTransposed(board.nodes, scored, found, {
      isOpen: (node) => !settled.isPlaced(node),
      isApart: settled.isApart,
    }),
  )
  const grounds: Grounds = { board, matches, scored, lessons, told }
  const moments = clusters
    .flatMap((cluster) => describeCluster(cluster, settled, grounds) ?? [])
    .sort((a, b) => b.confidence - a.confidence || (a.key < b.key ? -1 : 1))
  const suggested = new Set(moments.flatMap((moment) => moment.members))
  return {
    moments,
    maybes: rankMaybes(clusters, settled, grounds),
    partOf: findParts(moments, settled, grounds),
    singles: board.nodes
      .filter((node) => !settled.isPlaced(node.index) && !suggested.has(node.id))
      .map((node) => node.id),
  }
}

/** Pairs of moments that stood alone become clusters of their own. */
function withTransposed(
  clusters: readonly (readonly number[])[],
  transposed: readonly Transposed[],
): readonly (readonly number[])[] {
  if (transposed.length === 0) return clusters
  const moved = new Set(transposed.flatMap(({ a, b }) => [a, b]))
  const others = clusters.filter(([first = -1, ...rest]) => rest.length > 0 || !moved.has(first))
  return [...others, ...transposed.map(({ a, b }) => [a, b])]
}

function candidatesOf({ pairs, likely }: ScoredPairs): readonly Candidate[] {
  const candidates: Candidate[] = []
  for (const [i, value] of likely.entries())
    if (value >= worthClustering) candidates.push({ a: pairs.a[i] ?? 0, b: pairs.b[i] ?? 0, likely: value })
  return candidates
}

/** A cluster with something open in it, as a suggestion; nothing where all is decided or only one moment is left. */
function describeCluster(cluster: readonly number[], settled: Settled, grounds: Grounds): SuggestedMoment | undefined {
  const nodes = cluster.flatMap((index) => grounds.board.nodes[index] ?? [])
  const open = nodes.filter((node) => !settled.isPlaced(node.index))
  if (nodes.length < 2 || open.length === 0) return undefined
  const pairs = pairsOf(nodes).filter(([x, y]) => open.includes(x) || open.includes(y))
  const values = pairs.map(([x, y]) => grounds.scored.likelyOf(x.index, y.index))
  const confidence = values.reduce((sum, value) => sum + value, 0) / values.length
  const joins = nodes.map((node) => settled.homeOf(node.index)).find((home) => home !== undefined)
  const members = open.map((node) => node.id).sort()
  return {
    key: suggestionKey(members),
    members,
    tier: tierOf(pairs, grounds),
    confidence,
    reasons: explainGroup(pairs, grounds),
    warnings: guardMoment(nodes, grounds.matches),
    label: mostSpecific(open, grounds.matches).id,
    ...(joins === undefined ? {} : { joins }),
  }
}

function pairsOf(nodes: readonly Node[]): readonly (readonly [Node, Node])[] {
  return nodes.flatMap((x, i) => nodes.slice(i + 1).flatMap((y) => (x.map === y.map ? [] : [[x, y] as const])))
}

/** M19: whose wording is proposed: the one that says most in words that are rare on this board. */
function mostSpecific(nodes: readonly Node[], matches: WordMatches): Node {
  const told = (node: Node): number =>
    node.label.words.reduce((sum, word) => sum + word.emphasis * (matches.rarity[matches.numberOf(word.stem)] ?? 1), 0)
  const [first, ...rest] = nodes
  if (!first) throw new Error('a suggestion has members')
  return rest.reduce((best, node) => (told(node) > told(best) ? node : best), first)
}
