import type { MomentKind } from '../model/moment.ts'
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

/** Something goes wrong or ends badly: never the same as an ordinary step unless a person says so (rule M0). */
export function isTrouble(kind: MomentKind): boolean {
  return kind === 'error' || kind === 'pain' || kind === 'abandon'
}

/** Longer labels are compared by their first words. */
const mostWords = 24

type Prepared = {
  readonly words: Int32Array
  readonly weights: Float64Array
  readonly total: number
  /** Where the first verb stands, −1 if there is none. */
  readonly verb: number
  readonly clauses: Int32Array
  readonly clauseNumbers: readonly number[]
  readonly clauseCount: number
  readonly beside: Int32Array
  /** The words that carry the meaning: without light verbs, weak words and directions. */
  readonly kernel: string
}

export type WordScorer = {
  /** Makes `a` the moment that the following calls compare with. */
  readonly hold: (a: number) => void
  /** Writes the features of the held moment and `b` into `out`. */
  readonly compare: (b: number, out: Float64Array) => void
  /** Writes what of the features depends on the whole board, given the others: M7, and the distance. */
  readonly place: (a: number, b: number, out: Float64Array) => void
}

/** Compares one moment with many: what a word of the held one matches is laid out once. */
export function createWordScorer(nodes: readonly Node[], matches: WordMatches): WordScorer {
  const prepared: Prepared[] = []
  const preparedAt = (index: number): Prepared => (prepared[index] ??= prepare(at(nodes, index), matches))
  const uniformity = uniformityOf(nodes)
  const grid = new Float64Array(mostWords * mostWords)
  const reach: Float64Array[] = []
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
  const place = (a: number, b: number, out: Float64Array): void => {
    out[wordSlots.uniform] = uniformity
    out[wordSlots.uniformLikeness] = uniformity * (out[wordSlots.likeness] ?? 0)
    out[wordSlots.uniformKernel] = uniformity * (out[wordSlots.kernel] ?? 0)
    out[wordSlots.distance] = Math.abs(at(nodes, a).position - at(nodes, b).position)
  }
  return {
    hold(a) {
      if (held >= 0) lay(held, false)
      lay(a, true)
      held = a
    },
    compare(b, out) {
      const [x, y] = [preparedAt(held), preparedAt(b)]
      const [left, right] = [at(nodes, held), at(nodes, b)]
      out.fill(0)
      compareLabels(x, y, { reach, grid }, out)
      if (areOpposed(x, y, matches)) out[wordSlots.opposite] = 1
      out[wordSlots.negation] = left.label.isNegated === right.label.isNegated ? 0 : 1
      if (left.beside.words.length + right.beside.words.length > 0) {
        let covered = 0
        for (const word of y.beside) covered += besideReach[word] ?? 0
        const likeness = (2 * covered) / Math.max(1, x.beside.length + y.beside.length)
        out[wordSlots.beside] = Math.max(0, Math.min(1, likeness) - (out[wordSlots.likeness] ?? 0))
      }
      const isKernel = x.kernel !== '' && x.kernel === y.kernel && out[wordSlots.opposite] === 0
      out[wordSlots.kernel] = isKernel ? 1 : 0
      compareKinds(left.moment.kind, right.moment.kind, out)
      place(held, b, out)
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
  return {
    words: Int32Array.from(words, (word) => matches.numberOf(word.stem)),
    weights,
    total: weights.reduce((sum, weight) => sum + weight, 0),
    verb: words.findIndex((word) => word.isVerb),
    clauses,
    kernel: words
      .filter((word) => word.emphasis === 1)
      .map((word) => word.stem)
      .sort()
      .join(' '),
    clauseNumbers: [...new Set(clauses)],
    clauseCount: new Set(clauses).size,
    beside: Int32Array.from(new Set([...numbers(node.label), ...numbers(node.beside)])),
  }
}

/**
 * `reach[i][w]`: how nearly the i-th word of the held label matches word `w`. `grid`: room for how nearly each word of one
 * label matches each of another, row by row.
 */
type Desk = { readonly reach: readonly Float64Array[]; readonly grid: Float64Array }

/** M1–M4. */
function compareLabels(x: Prepared, y: Prepared, { reach, grid }: Desk, out: Float64Array): void {
  const [rows, columns] = [x.words.length, y.words.length]
  if (rows === 0 || columns === 0) return
  let touches = 0
  for (let i = 0; i < rows; i++) {
    const row = reach[i]
    for (let j = 0; j < columns; j++) {
      const nearness = row?.[y.words[j] ?? 0] ?? 0
      grid[i * mostWords + j] = nearness
      touches += nearness
    }
  }
  out[wordSlots.verb] = x.verb < 0 || y.verb < 0 ? 0.25 : (grid[x.verb * mostWords + y.verb] ?? 0)
  if (touches === 0) return
  coverWhole(x, y, grid, out)
  const likeness = out[wordSlots.likeness] ?? 0
  if (x.clauseCount + y.clauseCount > 2)
    for (const p of x.clauseNumbers)
      for (const q of y.clauseNumbers) {
        const size = weightOf(x, p) + weightOf(y, q)
        const part = cover(x, y, grid, { xClause: p, yClause: q, withoutVerbs: false }) * Math.min(1, size / 5)
        out[wordSlots.clause] = Math.max(out[wordSlots.clause] ?? 0, part - likeness)
      }
  out[wordSlots.object] = x.verb < 0 && y.verb < 0 ? likeness : cover(x, y, grid, objects)
}

/** M1 and M2 in one go: near words and equal words, of the whole labels. */
function coverWhole(x: Prepared, y: Prepared, grid: Float64Array, out: Float64Array): void {
  let [xNear, xSame, yNear, ySame, rarest] = [0, 0, 0, 0, 0]
  const [rows, columns] = [x.words.length, y.words.length]
  for (let i = 0; i < rows; i++) {
    let best = 0
    for (let j = 0; j < columns; j++) best = Math.max(best, grid[i * mostWords + j] ?? 0)
    const weight = x.weights[i] ?? 0
    xNear += weight * best
    if (best < 1) continue
    xSame += weight
    rarest = Math.max(rarest, weight)
  }
  for (let j = 0; j < columns; j++) {
    let best = 0
    for (let i = 0; i < rows; i++) best = Math.max(best, grid[i * mostWords + j] ?? 0)
    const weight = y.weights[j] ?? 0
    yNear += weight * best
    if (best === 1) ySame += weight
  }
  out[wordSlots.likeness] = harmonic(xNear, x.total, yNear, y.total)
  out[wordSlots.literal] = harmonic(xSame, x.total, ySame, y.total)
  out[wordSlots.twin] = (out[wordSlots.literal] ?? 0) > 0.999 ? 1 : 0
  out[wordSlots.rare] = rarest / 4
}

/** Which words of the labels are compared; −1: of every clause. */
type Part = { readonly xClause: number; readonly yClause: number; readonly withoutVerbs: boolean }
const objects: Part = { xClause: -1, yClause: -1, withoutVerbs: true }

/** How much of either side the other one covers: the harmonic mean of both shares. */
function cover(x: Prepared, y: Prepared, grid: Float64Array, part: Part): number {
  let [xTotal, xNear, yTotal, yNear] = [0, 0, 0, 0]
  const [rows, columns] = [x.words.length, y.words.length]
  for (let i = 0; i < rows; i++) {
    if (!isIn(x, i, part.xClause, part)) continue
    let best = 0
    for (let j = 0; j < columns; j++) {
      const nearness = grid[i * mostWords + j] ?? 0
      if (nearness > best && isIn(y, j, part.yClause, part)) best = nearness
    }
    const weight = x.weights[i] ?? 0
    xTotal += weight
    xNear += weight * best
  }
  for (let j = 0; j < columns; j++) {
    if (!isIn(y, j, part.yClause, part)) continue
    let best = 0
    for (let i = 0; i < rows; i++) {
      const nearness = grid[i * mostWords + j] ?? 0
      if (nearness > best && isIn(x, i, part.xClause, part)) best = nearness
    }
    const weight = y.weights[j] ?? 0
    yTotal += weight
    yNear += weight * best
  }
  return harmonic(xNear, xTotal, yNear, yTotal)
}

function isIn(side: Prepared, index: number, clause: number, part: Part): boolean {
  return (clause < 0 || side.clauses[index] === clause) && !(part.withoutVerbs && index === side.verb)
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

/** M5: a word of one label is the opposite of a word of the other, and neither label has both. */
function areOpposed(x: Prepared, y: Prepared, matches: WordMatches): boolean {
  for (const word of x.words)
    for (const opposite of matches.opposites[word] ?? [])
      if (y.words.includes(opposite) && !y.words.includes(word) && !x.words.includes(opposite)) return true
  return false
}

/** M8. */
function compareKinds(a: MomentKind, b: MomentKind, out: Float64Array): void {
  const starts = Number(a === 'start') + Number(b === 'start')
  out[wordSlots.bothStart] = starts === 2 ? 1 : 0
  out[wordSlots.oneStarts] = starts === 1 ? 1 : 0
  out[wordSlots.sameTrouble] = a === b && isTrouble(a) ? 1 : 0
  out[wordSlots.bothTrouble] = isTrouble(a) && isTrouble(b) ? 1 : 0
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index]
  if (found === undefined) throw new Error(`no node ${index}`)
  return found
}
