import type { BoardNodes, Node } from './board-nodes.ts'
import type { Lessons } from './learn-from-decisions.ts'
import type { ScoredPairs } from './score-pairs.ts'
import { isTrouble } from '../model/moment.ts'
import { inOrder, type Reason } from './suggestion.ts'
import type { Told } from './told-nearness.ts'
import type { WordMatches } from './word-matches.ts'
import type { LabelWord } from './words/read-label.ts'

/** What an explanation is drawn from. */
export type Grounds = {
  readonly board: BoardNodes
  readonly matches: WordMatches
  readonly scored: ScoredPairs
  readonly lessons: Lessons
  readonly told: Told
}

/** What labels share beyond their words (M23). */
const frames: Readonly<Record<string, 'both-talk' | 'both-company'>> = {
  '>talk': 'both-talk',
  '>company': 'both-company',
}
const likelyNeighbour = 0.4
const synonym = 0.8
const relative = 0.45
const worthTelling = 0.25

/** Why two moments are held to be one, the strongest reason first; what speaks against it last. */
export function explainPair(a: Node, b: Node, grounds: Grounds): readonly Reason[] {
  const reasons = [
    ...wordReasons(a, b, grounds.matches),
    ...roleReasons(a, b),
    ...flowReasons(a, b, grounds),
    ...positionReasons(a, b),
    ...learnedReasons(a, b, grounds.lessons),
    ...toldReasons(a, b, grounds.told),
  ].sort(inOrder)
  return [...reasons.filter((reason) => !reason.against), ...reasons.filter((reason) => reason.against)]
}

function wordReasons(a: Node, b: Node, matches: WordMatches): readonly Reason[] {
  const reasons: Reason[] = []
  const same: string[] = []
  let sameWeight = 0
  for (const x of a.label.words) {
    const frame = Object.hasOwn(frames, x.stem) ? frames[x.stem] : undefined
    if (frame !== undefined && b.label.words.some((y) => y.stem === x.stem))
      reasons.push({ kind: frame, weight: 0.35, of: 'both' })
    if (x.stem.startsWith('>')) continue
    const twin = b.label.words.find((y) => y.stem === x.stem)
    if (twin) {
      if (twin.shown === x.shown || commonStart(twin.shown, x.shown) >= 3) {
        same.push(x.shown)
        sameWeight += x.emphasis
      } else reasons.push({ kind: 'synonyms', words: [x.shown, twin.shown], weight: 0.8, of: 'both' })
      continue
    }
    const near = nearest(x, b, matches)
    if (near && near.nearness >= relative)
      reasons.push({
        kind: near.nearness >= synonym ? 'synonyms' : 'near-words',
        words: [x.shown, near.word.shown],
        weight: near.nearness * 0.7 * x.emphasis,
        of: 'both',
      })
  }
  if (same.length > 0)
    reasons.push({
      kind: 'same-words',
      words: same,
      weight: Math.min(1, 0.4 + 0.3 * sameWeight),
      of: 'both',
    })
  for (const x of a.label.words)
    for (const y of b.label.words)
      if (matches.opposites[matches.numberOf(x.stem)]?.has(matches.numberOf(y.stem)) && x.shown !== y.shown)
        reasons.push({
          kind: 'opposites',
          words: [x.shown, y.shown],
          weight: 0.6,
          against: true,
          of: 'both',
        })
  if (a.label.isNegated !== b.label.isNegated)
    reasons.push({
      kind: 'one-negated',
      weight: 0.3,
      against: true,
      of: 'both',
    })
  return reasons
}

function nearest(
  word: LabelWord,
  other: Node,
  matches: WordMatches,
): { readonly word: LabelWord; readonly nearness: number } | undefined {
  const near = matches.near[matches.numberOf(word.stem)] ?? []
  let best: { readonly word: LabelWord; readonly nearness: number } | undefined
  for (const candidate of other.label.words) {
    if (candidate.stem.startsWith('>')) continue
    const found = near.find((match) => match.word === matches.numberOf(candidate.stem))
    if (found && found.nearness > (best?.nearness ?? 0)) best = { word: candidate, nearness: found.nearness }
  }
  return best
}

function commonStart(a: string, b: string): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length++
  return length
}

function roleReasons(a: Node, b: Node): readonly Reason[] {
  const [x, y] = [a.moment.kind, b.moment.kind]
  if (x === 'start' && y === 'start') return [{ kind: 'both-begin', weight: 0.7, of: 'both' }]
  if (x === 'end' && y === 'end') return [{ kind: 'both-end', weight: 0.5, of: 'both' }]
  if (x === 'abandon' && y === 'abandon') return [{ kind: 'both-give-up', weight: 0.4, of: 'both' }]
  if (isTrouble(x) && isTrouble(y)) return [{ kind: 'both-wrong', weight: 0.3, of: 'both' }]
  return []
}

function flowReasons(a: Node, b: Node, { board, scored }: Grounds): readonly Reason[] {
  const both = (xs: readonly number[], ys: readonly number[]): { label: string; likely: number } | undefined => {
    let best = { label: '', likely: likelyNeighbour }
    for (const x of xs)
      for (const y of ys) {
        const likely = scored.likelyOf(x, y)
        if (likely > best.likely) best = { label: board.nodes[x]?.moment.label ?? '', likely }
      }
    return best.label === '' ? undefined : best
  }
  const before = both(a.before, b.before)
  const after = both(a.after, b.after)
  const between = before || after ? undefined : (both(a.longAfter, b.longBefore) ?? both(a.longBefore, b.longAfter))
  return [
    ...(before
      ? [{ kind: 'come-after', label: short(before.label), weight: before.likely * 0.6, of: 'both' } as const]
      : []),
    ...(after
      ? [{ kind: 'come-before', label: short(after.label), weight: after.likely * 0.6, of: 'both' } as const]
      : []),
    ...(between
      ? [
          {
            kind: 'one-before',
            label: short(between.label),
            weight: between.likely * 0.4,
            against: true,
            of: 'both',
          } as const,
        ]
      : []),
  ]
}

function positionReasons(a: Node, b: Node): readonly Reason[] {
  const distance = Math.abs(a.position - b.position)
  if (distance > 0.5) return [{ kind: 'far-apart', weight: distance * 0.6, against: true, of: 'both' }]
  return distance < 0.12 ? [{ kind: 'same-point', weight: 0.25, of: 'both' }] : []
}

function learnedReasons(a: Node, b: Node, lessons: Lessons): readonly Reason[] {
  const learned = lessons.isEmpty ? 0 : lessons.of(a.index, b.index)
  if (Math.abs(learned) < 0.2) return []
  return learned > 0
    ? [{ kind: 'joined-before', weight: Math.min(1, learned / 2), of: 'both' }]
    : [
        {
          kind: 'kept-apart-before',
          weight: Math.min(1, -learned / 2),
          against: true,
          of: 'both',
        },
      ]
}

function toldReasons(a: Node, b: Node, told: Told): readonly Reason[] {
  const nearness = told.nearness(a.index, b.index)
  if (nearness < worthTelling) return []
  return [{ kind: 'service', weight: nearness * 0.5, of: 'both' }]
}

export function short(label: string): string {
  return label.length <= 40 ? label : `${label.slice(0, 38).trimEnd()}…`
}
