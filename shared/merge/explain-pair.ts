import type { BoardNodes, Node } from './board-nodes.ts'
import type { Lessons } from './learn-from-decisions.ts'
import type { ScoredPairs } from './score-pairs.ts'
import { isTrouble } from '../model/moment.ts'
import type { Reason } from './suggestion.ts'
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
const frames: Readonly<Record<string, string>> = {
  '>talk': 'In both, people speak with one another',
  '>company': 'In both, somebody else has a part',
}
const likelyNeighbour = 0.4
const synonym = 0.8
const relative = 0.45
const worthTelling = 0.25

/** Why two moments are held to be one, in plain words, the strongest reason first; what speaks against it last. */
export function explainPair(a: Node, b: Node, grounds: Grounds): readonly Reason[] {
  const reasons = [
    ...wordReasons(a, b, grounds.matches),
    ...roleReasons(a, b),
    ...flowReasons(a, b, grounds),
    ...positionReasons(a, b),
    ...learnedReasons(a, b, grounds.lessons),
    ...toldReasons(a, b, grounds.told),
  ].sort((x, y) => y.weight - x.weight || (x.text < y.text ? -1 : 1))
  return [...reasons.filter((reason) => !reason.against), ...reasons.filter((reason) => reason.against)]
}

function wordReasons(a: Node, b: Node, matches: WordMatches): readonly Reason[] {
  const reasons: Reason[] = []
  const same: string[] = []
  let sameWeight = 0
  for (const x of a.label.words) {
    const frame = Object.hasOwn(frames, x.stem) ? frames[x.stem] : undefined
    if (frame !== undefined && b.label.words.some((y) => y.stem === x.stem))
      reasons.push({ kind: 'meaning', text: frame, weight: 0.35 })
    if (x.stem.startsWith('>')) continue
    const twin = b.label.words.find((y) => y.stem === x.stem)
    if (twin) {
      if (twin.shown === x.shown || commonStart(twin.shown, x.shown) >= 3) {
        same.push(x.shown)
        sameWeight += x.emphasis
      } else reasons.push({ kind: 'meaning', text: `“${x.shown}” and “${twin.shown}” mean the same`, weight: 0.8 })
      continue
    }
    const near = nearest(x, b, matches)
    if (near && near.nearness >= relative)
      reasons.push({
        kind: 'meaning',
        text: `“${x.shown}” and “${near.word.shown}” ${near.nearness >= synonym ? 'mean the same' : 'are near in meaning'}`,
        weight: near.nearness * 0.7 * x.emphasis,
      })
  }
  if (same.length > 0)
    reasons.push({
      kind: 'words',
      text: saysSame(same),
      words: same,
      weight: Math.min(1, 0.4 + 0.3 * sameWeight),
    })
  for (const x of a.label.words)
    for (const y of b.label.words)
      if (matches.opposites[matches.numberOf(x.stem)]?.has(matches.numberOf(y.stem)) && x.shown !== y.shown)
        reasons.push({
          kind: 'against',
          text: `“${x.shown}” and “${y.shown}” are opposites`,
          weight: 0.6,
          against: true,
        })
  if (a.label.isNegated !== b.label.isNegated)
    reasons.push({
      kind: 'against',
      text: 'Only one of them says that something does not happen',
      weight: 0.3,
      against: true,
    })
  return reasons
}

/** “Both say “opens”, “app”” */
export function saysSame(words: readonly string[]): string {
  return `Both say ${words.map((word) => `“${word}”`).join(', ')}`
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
  if (x === 'start' && y === 'start') return [{ kind: 'role', text: 'Both begin the story', weight: 0.7 }]
  if (x === 'end' && y === 'end') return [{ kind: 'role', text: 'Both end the story', weight: 0.5 }]
  if (x === 'abandon' && y === 'abandon') return [{ kind: 'role', text: 'In both somebody gives up', weight: 0.4 }]
  if (isTrouble(x) && isTrouble(y)) return [{ kind: 'role', text: 'Both go wrong', weight: 0.3 }]
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
      ? [{ kind: 'flow' as const, text: `Both come after “${short(before.label)}”`, weight: before.likely * 0.6 }]
      : []),
    ...(after
      ? [{ kind: 'flow' as const, text: `Both come before “${short(after.label)}”`, weight: after.likely * 0.6 }]
      : []),
    ...(between
      ? [
          {
            kind: 'against' as const,
            text: `One comes before “${short(between.label)}”, the other after it`,
            weight: between.likely * 0.4,
            against: true,
          },
        ]
      : []),
  ]
}

function positionReasons(a: Node, b: Node): readonly Reason[] {
  const distance = Math.abs(a.position - b.position)
  if (distance > 0.5)
    return [{ kind: 'against', text: 'They stand far apart in the story', weight: distance * 0.6, against: true }]
  return distance < 0.12
    ? [{ kind: 'position', text: 'Both stand at about the same point of the story', weight: 0.25 }]
    : []
}

function learnedReasons(a: Node, b: Node, lessons: Lessons): readonly Reason[] {
  const learned = lessons.isEmpty ? 0 : lessons.of(a.index, b.index)
  if (Math.abs(learned) < 0.2) return []
  return learned > 0
    ? [{ kind: 'learned', text: 'You joined moments with these words before', weight: Math.min(1, learned / 2) }]
    : [
        {
          kind: 'learned',
          text: 'You kept moments with these words apart before',
          weight: Math.min(1, -learned / 2),
          against: true,
        },
      ]
}

function toldReasons(a: Node, b: Node, told: Told): readonly Reason[] {
  const nearness = told.nearness(a.index, b.index)
  if (nearness < worthTelling) return []
  return [{ kind: 'meaning', text: 'Near in meaning, says the service your operator chose', weight: nearness * 0.5 }]
}

export function short(label: string): string {
  return label.length <= 40 ? label : `${label.slice(0, 38).trimEnd()}…`
}
