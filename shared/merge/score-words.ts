import { isTrouble, type MomentKind } from '../model/moment.ts'
import type { Node } from './board-nodes.ts'
import type { WordMatches } from './word-matches.ts'
import type { LabelWords } from './words/read-label.ts'

/**
 * What the words, the kinds and the places of two moments say, each 0…1:
 *
 * M1 likeness: how much of either label the other one covers, rare words counting more, near words in part
 * M2 literal: the same with equal words alone · twin: the labels are equal · rare: the rarest shared word · kernel: the
 *    words that carry the meaning are equal (“receive rejection”, “rejected”)
 * M3 clause: the likeness of their most alike parts (“turns on the TV | opens an app”)
 * M4 verb, object: what is done, and what it is done to, each compared with its own
 * M5 opposite: a word against its antonym or converse (send, receive; in, out) · negation: one says it did not happen
 * M6 beside: what thinking and doing add
 * M7 uniform: on how much of the board whole labels recur from map to map; where people use the same words for the same
 *    things, a word that is missing says more
 * M8 starts, trouble: both begin the story, only one does, both go wrong in the same way · distance: how far apart in the flow
 */
export const wordSlots = {
  likeness: 0,
  literal: 1,
  twin: 2,
  rare: 3,
  clause: 4,
  verb: 5,
  object: 6,
  opposite: 7,
  negation: 8,
  beside: 9,
  bothStart: 10,
  oneStarts: 11,
  sameTrouble: 12,
  bothTrouble: 13,
  distance: 14,
  uniform: 15,
  uniformLikeness: 16,
  kernel: 17,
  uniformKernel: 18,
} as const
export type WordFeature = keyof typeof wordSlots
export const wordFeatures = Object.keys(wordSlots) as readonly WordFeature[]

/** Longer labels are compared by their first words. */
const mostWords = 24

type Prepared = {
  readonly words: Int32Array
  readonly weights: Float64Array
  readonly total: number
  /** The total without the verb. */
  readonly objects: number
  /** Where the first verb stands, −1 if there is none. */
  readonly verb: number
  readonly clauses: Int32Array
  readonly clauseNumbers: readonly number[]
  readonly clauseCount: number
  readonly beside: Int32Array
  /** The words that carry the meaning: without light verbs, weak words and directions. */
  readonly kernel: string
  readonly kind: MomentKind
  readonly isNegated: boolean
  /** Whether there is anything besides the label. */
  readonly saysMore: boolean
  /** A word of the label and one of its opposites, in turns. */
  readonly opposites: Int32Array
}

export type WordScorer = {
  /** Makes `a` the moment that the following calls compare with. */
  readonly hold: (a: number) => void
  /** Writes the features of the held moment and `b` to `at` in `out`, which is empty there. */
  readonly compare: (b: number, out: Float64Array, at: number) => void
  /** Writes what of the features depends on the whole board, given the others: M7, and the distance. */
  readonly place: (a: number, b: number, out: Float64Array, at: number) => void
}

/** Compares one moment with many: what a word of the held one matches is laid out once. */
export function createWordScorer(nodes: readonly Node[], matches: WordMatches): WordScorer {
  const prepared: Prepared[] = []
  const preparedAt = (index: number): Prepared => (prepared[index] ??= prepare(nodeAt(nodes, index), matches))
  const uniformity = uniformityOf(nodes)
  const grid = new Float64Array(mostWords * mostWords)
  const reach: Float64Array[] = []
  const scratch: Scratch = { reach, grid, best: new Float64Array(mostWords), bestObject: new Float64Array(mostWords) }
  const besideReach = new Float64Array(matches.stems.length)
  let held = -1
  const lay = (a: number, isOn: boolean): void => {
    const { words, beside } = preparedAt(a)
    for (const [i, word] of words.entries()) {
      const row = (reach[i] ??= new Float64Array(matches.stems.length))
      row[word] = isOn ? 1 : 0
      for (const match of matches.near[word] ?? []) row[match.word] = isOn ? match.nearness : 0
    }
    for (const word of beside) {
      besideReach[word] = isOn ? 1 : 0
      for (const match of matches.near[word] ?? [])
        besideReach[match.word] = isOn ? Math.max(besideReach[match.word] ?? 0, match.nearness) : 0
    }
  }
  const place = (a: number, b: number, out: Float64Array, at: number): void => {
    out[at + wordSlots.uniform] = uniformity
    out[at + wordSlots.uniformLikeness] = uniformity * (out[at + wordSlots.likeness] ?? 0)
    out[at + wordSlots.uniformKernel] = uniformity * (out[at + wordSlots.kernel] ?? 0)
    out[at + wordSlots.distance] = Math.abs(nodeAt(nodes, a).position - nodeAt(nodes, b).position)
  }
  return {
    hold(a) {
      if (held >= 0) lay(held, false)
      lay(a, true)
      held = a
    },
    compare(b, out, at) {
      const x = preparedAt(held)
      const y = preparedAt(b)
      compareLabels(x, y, scratch, out, at)
      if (areOpposed(x, y)) out[at + wordSlots.opposite] = 1
      out[at + wordSlots.negation] = x.isNegated === y.isNegated ? 0 : 1
      if (x.saysMore || y.saysMore) {
        let covered = 0
        for (const word of y.beside) covered += besideReach[word] ?? 0
        const likeness = (2 * covered) / Math.max(1, x.beside.length + y.beside.length)
        out[at + wordSlots.beside] = Math.max(0, Math.min(1, likeness) - (out[at + wordSlots.likeness] ?? 0))
      }
      const isKernel = x.kernel !== '' && x.kernel === y.kernel && out[at + wordSlots.opposite] === 0
      out[at + wordSlots.kernel] = isKernel ? 1 : 0
      compareKinds(x.kind, y.kind, out, at)
      place(held, b, out, at)
    },
    place,
  }
}

/**
 * The share of moments whose whole label is found on another map too, among those that have a word in common with another
 * map: a moment nobody else has words for changes nothing for the others.
 */
function uniformityOf(nodes: readonly Node[]): number {
  const mapsOf = new Map<string, Set<number>>()
  const note = (key: string, map: number): void => void mapsOf.set(key, (mapsOf.get(key) ?? new Set()).add(map))
  for (const node of nodes) {
    note(`label ${keyOf(node)}`, node.map)
    for (const { stem } of node.label.words) note(`word ${stem}`, node.map)
  }
  const isShared = (key: string): boolean => (mapsOf.get(key)?.size ?? 0) > 1
  const comparable = nodes.filter((node) => node.label.words.some(({ stem }) => isShared(`word ${stem}`)))
  const recurring = comparable.filter((node) => isShared(`label ${keyOf(node)}`))
  return recurring.length / Math.max(1, comparable.length)
}

function keyOf(node: Node): string {
  return node.label.words
    .map((word) => word.stem)
    .sort()
    .join(' ')
}

function prepare(node: Node, matches: WordMatches): Prepared {
  const words = node.label.words.slice(0, mostWords)
  const weights = Float64Array.from(words, (word) => word.emphasis * (matches.rarity[matches.numberOf(word.stem)] ?? 1))
  const numbers = (label: LabelWords): readonly number[] => label.words.map((word) => matches.numberOf(word.stem))
  const clauses = Int32Array.from(words, (word) => word.clause)
  const clauseNumbers = [...new Set(clauses)]
  const verb = words.findIndex((word) => word.isVerb)
  const own = Int32Array.from(words, (word) => matches.numberOf(word.stem))
  return {
    words: own,
    weights,
    total: weights.reduce((sum, weight) => sum + weight, 0),
    objects: weights.reduce((sum, weight, i) => (i === verb ? sum : sum + weight), 0),
    verb,
    clauses,
    kernel: words
      .filter((word) => word.emphasis === 1)
      .map((word) => word.stem)
      .sort()
      .join(' '),
    clauseNumbers,
    clauseCount: clauseNumbers.length,
    beside: Int32Array.from(new Set([...numbers(node.label), ...numbers(node.beside)])),
    kind: node.moment.kind,
    isNegated: node.label.isNegated,
    saysMore: node.beside.words.length > 0,
    opposites: oppositesOf(own, matches),
  }
}

/**
 * `reach[i][w]`: how nearly the i-th word of the held label matches word `w`. `grid`: room for how nearly each word of one
 * label matches each of another, row by row; `best`, `bestObject`: for the nearest match of each word of the other label,
 * of all words and without the held label's verb.
 */
type Scratch = {
  readonly reach: readonly Float64Array[]
  readonly grid: Float64Array
  readonly best: Float64Array
  readonly bestObject: Float64Array
}

/** M1–M4. The whole labels in one go: near words, equal words, and both without the verbs. */
function compareLabels(x: Prepared, y: Prepared, scratch: Scratch, out: Float64Array, at: number): void {
  const { reach, grid, best, bestObject } = scratch
  const rows = x.words.length
  const columns = y.words.length
  if (rows === 0 || columns === 0) return
  const hasClauses = x.clauseCount + y.clauseCount > 2
  for (let j = 0; j < columns; j++) best[j] = bestObject[j] = 0
  let [xNear, xSame, xObject, yNear, ySame, yObject, rarest, verb] = [0, 0, 0, 0, 0, 0, 0, 0]
  for (let i = 0; i < rows; i++) {
    const row = reach[i]
    let nearest = 0
    let nearestObject = 0
    for (let j = 0; j < columns; j++) {
      const nearness = row?.[y.words[j] ?? 0] ?? 0
      if (hasClauses) grid[i * mostWords + j] = nearness
      if (nearness === 0) continue
      if (nearness > nearest) nearest = nearness
      if (nearness > (best[j] ?? 0)) best[j] = nearness
      if (j !== y.verb && nearness > nearestObject) nearestObject = nearness
      if (i !== x.verb && nearness > (bestObject[j] ?? 0)) bestObject[j] = nearness
      if (i === x.verb && j === y.verb) verb = nearness
    }
    const weight = x.weights[i] ?? 0
    xNear += weight * nearest
    if (i !== x.verb) xObject += weight * nearestObject
    if (nearest < 1) continue
    xSame += weight
    rarest = Math.max(rarest, weight)
  }
  out[at + wordSlots.verb] = x.verb < 0 || y.verb < 0 ? 0.25 : verb
  if (xNear === 0) return
  for (let j = 0; j < columns; j++) {
    const nearest = best[j] ?? 0
    const weight = y.weights[j] ?? 0
    yNear += weight * nearest
    if (j !== y.verb) yObject += weight * (bestObject[j] ?? 0)
    if (nearest === 1) ySame += weight
  }
  const likeness = harmonic(xNear, x.total, yNear, y.total)
  const literal = harmonic(xSame, x.total, ySame, y.total)
  out[at + wordSlots.likeness] = likeness
  out[at + wordSlots.literal] = literal
  out[at + wordSlots.twin] = literal > 0.999 ? 1 : 0
  out[at + wordSlots.rare] = rarest / 4
  out[at + wordSlots.object] = x.verb < 0 && y.verb < 0 ? likeness : harmonic(xObject, x.objects, yObject, y.objects)
  if (!hasClauses) return
  let most = 0
  for (const p of x.clauseNumbers)
    for (const q of y.clauseNumbers) {
      const size = weightOf(x, p) + weightOf(y, q)
      most = Math.max(most, coverClause(x, y, grid, p, q) * Math.min(1, size / 5) - likeness)
    }
  out[at + wordSlots.clause] = most
}

/** M3: how much of either clause the other one covers: the harmonic mean of both shares. */
function coverClause(x: Prepared, y: Prepared, grid: Float64Array, xClause: number, yClause: number): number {
  let [xTotal, xNear, yTotal, yNear] = [0, 0, 0, 0]
  const rows = x.words.length
  const columns = y.words.length
  for (let i = 0; i < rows; i++) {
    if (x.clauses[i] !== xClause) continue
    let best = 0
    for (let j = 0; j < columns; j++) {
      const nearness = grid[i * mostWords + j] ?? 0
      if (nearness > best && y.clauses[j] === yClause) best = nearness
    }
    const weight = x.weights[i] ?? 0
    xTotal += weight
    xNear += weight * best
  }
  for (let j = 0; j < columns; j++) {
    if (y.clauses[j] !== yClause) continue
    let best = 0
    for (let i = 0; i < rows; i++) {
      const nearness = grid[i * mostWords + j] ?? 0
      if (nearness > best && x.clauses[i] === xClause) best = nearness
    }
    const weight = y.weights[j] ?? 0
    yTotal += weight
    yNear += weight * best
  }
  return harmonic(xNear, xTotal, yNear, yTotal)
}

function weightOf(side: Prepared, clause: number): number {
  let sum = 0
  for (let i = 0; i < side.words.length; i++) if (side.clauses[i] === clause) sum += side.weights[i] ?? 0
  return sum
}

function harmonic(x: number, ofX: number, y: number, ofY: number): number {
  if (x <= 0 || y <= 0) return 0
  const [p, q] = [x / ofX, y / ofY]
  return (2 * p * q) / (p + q)
}

/** The opposites of these words that are not among them, each behind its word. */
function oppositesOf(words: Int32Array, matches: WordMatches): Int32Array {
  const found: number[] = []
  for (const word of words)
    for (const opposite of matches.opposites[word] ?? []) if (!words.includes(opposite)) found.push(word, opposite)
  return Int32Array.from(found)
}

/** M5: a word of one label is the opposite of a word of the other, and neither label has both. */
function areOpposed({ opposites }: Prepared, { words }: Prepared): boolean {
  for (let i = 0; i < opposites.length; i += 2)
    if (words.includes(opposites[i + 1] ?? 0) && !words.includes(opposites[i] ?? 0)) return true
  return false
}

/** M8. */
function compareKinds(a: MomentKind, b: MomentKind, out: Float64Array, at: number): void {
  const starts = Number(a === 'start') + Number(b === 'start')
  out[at + wordSlots.bothStart] = starts === 2 ? 1 : 0
  out[at + wordSlots.oneStarts] = starts === 1 ? 1 : 0
  out[at + wordSlots.sameTrouble] = a === b && isTrouble(a) ? 1 : 0
  out[at + wordSlots.bothTrouble] = isTrouble(a) && isTrouble(b) ? 1 : 0
}

function nodeAt(nodes: readonly Node[], index: number): Node {
  const found = nodes[index]
  if (found === undefined) throw new Error(`no node ${index}`)
  return found
}
