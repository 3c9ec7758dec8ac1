import type { MomentKind } from '../model/moment.ts'
import type { Node } from './board-nodes.ts'
import type { WordMatches } from './word-matches.ts'
import type { LabelWords } from './words/read-label.ts'

/**
 * What the words, the kinds and the places of two moments say, each 0…1:
 *
 * M1 likeness: how much of either label the other one covers, rare words counting more, near words in part
 * M2 literal: the same with equal words alone · twin: the labels are equal · rare: the rarest shared word
 * M3 clause: the likeness of their most alike parts (“turns on the TV | opens an app”)
 * M4 verb, object: what is done, and what it is done to, each compared with its own
 * M5 opposite: a word against its antonym or converse (send, receive; in, out) · negation: one says it did not happen
 * M6 beside: what thinking and doing add
 * M7 starts, trouble: both begin the story, only one does, both go wrong in the same way · distance: how far apart in the flow
 */
export const wordFeatures = [
  'likeness',
  'literal',
  'twin',
  'rare',
  'clause',
  'verb',
  'object',
  'opposite',
  'negation',
  'beside',
  'bothStart',
  'oneStarts',
  'sameTrouble',
  'bothTrouble',
  'distance',
] as const

/** Something goes wrong or ends badly: never the same as an ordinary step unless a person says so (rule M0). */
export function isTrouble(kind: MomentKind): boolean {
  return kind === 'error' || kind === 'pain' || kind === 'abandon'
}

type Prepared = {
  readonly words: Int32Array
  readonly weights: Float64Array
  readonly total: number
  /** Where the first verb stands, −1 if there is none. */
  readonly verb: number
  readonly clauses: Int32Array
  readonly clauseCount: number
  readonly beside: Int32Array
}

export type WordScorer = {
  /** Makes `a` the moment that the following calls compare with. */
  readonly hold: (a: number) => void
  /** Writes the features of the held moment and `b` into `out`. */
  readonly compare: (b: number, out: Float64Array) => void
}

/** Compares one moment with many: what a word of the held one matches is laid out once. */
export function createWordScorer(nodes: readonly Node[], matches: WordMatches): WordScorer {
  const prepared = nodes.map((node) => prepare(node, matches))
  const reach: Float64Array[] = []
  const opposed = new Uint8Array(matches.stems.length)
  const besideReach = new Float64Array(matches.stems.length)
  let held = -1
  const lay = (a: number, isOn: boolean): void => {
    const { words, beside } = at(prepared, a)
    for (const [i, word] of words.entries()) {
      const row = (reach[i] ??= new Float64Array(matches.stems.length))
      row[word] = isOn ? 1 : 0
      for (const match of matches.near[word] ?? []) row[match.word] = isOn ? match.nearness : 0
      for (const opposite of matches.opposites[word] ?? []) opposed[opposite] = isOn ? 1 : 0
    }
    for (const word of beside) {
      besideReach[word] = isOn ? 1 : 0
      for (const match of matches.near[word] ?? [])
        besideReach[match.word] = isOn ? Math.max(besideReach[match.word] ?? 0, match.nearness) : 0
    }
  }
  return {
    hold(a) {
      if (held >= 0) lay(held, false)
      lay(a, true)
      held = a
    },
    compare(b, out) {
      const [x, y] = [at(prepared, held), at(prepared, b)]
      const [left, right] = [at(nodes, held), at(nodes, b)]
      out.fill(0)
      compareLabels(x, y, reach, out)
      for (const word of y.words) if (opposed[word] === 1) out[7] = 1
      out[8] = left.label.isNegated === right.label.isNegated ? 0 : 1
      if (left.beside.words.length + right.beside.words.length > 0) {
        let covered = 0
        for (const word of y.beside) covered += besideReach[word] ?? 0
        const likeness = (2 * covered) / Math.max(1, x.beside.length + y.beside.length)
        out[9] = Math.max(0, Math.min(1, likeness) - (out[0] ?? 0))
      }
      compareKinds(left.moment.kind, right.moment.kind, out)
      out[14] = Math.abs(left.position - right.position)
    },
  }
}

function prepare(node: Node, matches: WordMatches): Prepared {
  const { words } = node.label
  const weights = Float64Array.from(words, (word) => word.emphasis * (matches.rarity[matches.numberOf(word.stem)] ?? 1))
  const numbers = (label: LabelWords): readonly number[] => label.words.map((word) => matches.numberOf(word.stem))
  const clauses = Int32Array.from(words, (word) => word.clause)
  return {
    words: Int32Array.from(numbers(node.label)),
    weights,
    total: weights.reduce((sum, weight) => sum + weight, 0),
    verb: words.findIndex((word) => word.isVerb),
    clauses,
    clauseCount: new Set(clauses).size,
    beside: Int32Array.from(new Set([...numbers(node.label), ...numbers(node.beside)])),
  }
}

/** M1–M4. `reach[i][w]`: how nearly the i-th word of the held label matches word `w`. */
function compareLabels(x: Prepared, y: Prepared, reach: readonly Float64Array[], out: Float64Array): void {
  if (x.words.length === 0 || y.words.length === 0) return
  const all = cover(x, y, reach, () => true)
  out[0] = all.near
  out[1] = all.literal
  out[2] = all.literal > 0.999 ? 1 : 0
  out[3] = all.rarest / 4
  let clause = all.near
  if (x.clauseCount + y.clauseCount > 2)
    for (const p of new Set(x.clauses))
      for (const q of new Set(y.clauses)) {
        const part = cover(x, y, reach, (side, i) => (side === 0 ? x.clauses[i] === p : y.clauses[i] === q))
        clause = Math.max(clause, part.near * Math.min(1, part.weight / 5))
      }
  out[4] = clause - all.near
  const verbWord = y.words[y.verb]
  out[5] = x.verb < 0 || verbWord === undefined ? 0.25 : (reach[x.verb]?.[verbWord] ?? 0)
  out[6] = cover(x, y, reach, (side, i) => i !== (side === 0 ? x.verb : y.verb)).near
}

/** How much of the chosen words of either label the other covers: the harmonic mean of both shares. */
function cover(
  x: Prepared,
  y: Prepared,
  reach: readonly Float64Array[],
  isChosen: (side: 0 | 1, index: number) => boolean,
): { near: number; literal: number; rarest: number; weight: number } {
  let xTotal = 0
  let xNear = 0
  let xSame = 0
  let yTotal = 0
  let yNear = 0
  let ySame = 0
  let rarest = 0
  for (let i = 0; i < x.words.length; i++) {
    if (!isChosen(0, i)) continue
    const weight = x.weights[i] ?? 0
    const row = reach[i]
    let best = 0
    for (let j = 0; j < y.words.length; j++) if (isChosen(1, j)) best = Math.max(best, row?.[y.words[j] ?? -1] ?? 0)
    xTotal += weight
    xNear += weight * best
    if (best === 1) {
      xSame += weight
      rarest = Math.max(rarest, weight)
    }
  }
  for (let j = 0; j < y.words.length; j++) {
    if (!isChosen(1, j)) continue
    const weight = y.weights[j] ?? 0
    const word = y.words[j] ?? -1
    let best = 0
    for (let i = 0; i < x.words.length; i++) if (isChosen(0, i)) best = Math.max(best, reach[i]?.[word] ?? 0)
    yTotal += weight
    yNear += weight * best
    if (best === 1) ySame += weight
  }
  return {
    near: harmonic(xNear, xTotal, yNear, yTotal),
    literal: harmonic(xSame, xTotal, ySame, yTotal),
    rarest,
    weight: xTotal + yTotal,
  }
}

function harmonic(x: number, ofX: number, y: number, ofY: number): number {
  if (x <= 0 || y <= 0) return 0
  const [p, q] = [x / ofX, y / ofY]
  return (2 * p * q) / (p + q)
}

/** M7. */
function compareKinds(a: MomentKind, b: MomentKind, out: Float64Array): void {
  const starts = Number(a === 'start') + Number(b === 'start')
  out[10] = starts === 2 ? 1 : 0
  out[11] = starts === 1 ? 1 : 0
  out[12] = a === b && isTrouble(a) ? 1 : 0
  out[13] = isTrouble(a) && isTrouble(b) ? 1 : 0
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index]
  if (found === undefined) throw new Error(`no node ${index}`)
  return found
}
