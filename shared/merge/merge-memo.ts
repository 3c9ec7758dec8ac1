import type { BoardNodes, Node } from './board-nodes.ts'
import type { Pairs } from './pair-list.ts'
import { wordFeatures } from './score-words.ts'
import type { WordMatches } from './word-matches.ts'
import type { WordRelations } from './word-relations.ts'
import { type LabelWords, readLabel } from './words/read-label.ts'

/**
 * What the last suggestions had to work out, so that after an edit only what the edit touched is worked out again. It
 * changes no answer: what is taken from it is what would be found anew.
 *
 * M22: a label is read again when its text is new. Two moments are compared again when one of them is new, is of another
 * kind, says something else, or has a word that has become rarer or more common on the board. The flow is always asked
 * anew: one edit can move everything.
 */
export type MergeMemo = {
  /** A new round of suggestions begins. Other relations: everything is forgotten. */
  readonly begin: (relations: WordRelations) => void
  readonly read: (text: string) => LabelWords
  /** What is still known of pairs of this board. */
  readonly recall: (board: BoardNodes, matches: WordMatches) => Recall
  readonly remember: (board: BoardNodes, matches: WordMatches, pairs: Pairs, words: Float64Array) => void
}

/** Copies the features of a pair to `at` in `out`, if they are known. Pairs are asked for in their order. */
export type Recall = (a: number, b: number, out: Float64Array, at: number) => boolean

type LastRun = {
  readonly nodes: readonly Node[]
  readonly rarity: readonly Float64Array[]
  readonly pairs: Pairs
  /** Where the pairs of each node begin. */
  readonly rowOf: Int32Array
  readonly words: Float64Array
}

const width = wordFeatures.length
const nothingKnown: Recall = () => false

/** One memo serves one board; whoever asks for suggestions again and again keeps it. */
export function createMergeMemo(): MergeMemo {
  let known: WordRelations | undefined
  let labels = new Map<string, LabelWords>()
  let before: ReadonlyMap<string, LabelWords> = labels
  let last: LastRun | undefined
  return {
    begin(relations) {
      if (known !== relations) last = undefined
      before = known === relations ? labels : new Map<string, LabelWords>()
      labels = new Map()
      known = relations
    },
    read(text) {
      let label = labels.get(text) ?? before.get(text)
      if (!label) {
        if (!known) throw new Error('a round of suggestions begins before labels are read')
        label = readLabel(text, known)
      }
      labels.set(text, label)
      return label
    },
    recall(board, matches) {
      return last ? recallFrom(last, board.nodes, matches) : nothingKnown
    },
    remember({ nodes }, matches, pairs, words) {
      const rowOf = new Int32Array(nodes.length + 1).fill(pairs.a.length)
      for (let i = pairs.a.length - 1; i >= 0; i--) rowOf[pairs.a[i] ?? 0] = i
      for (let node = nodes.length - 1; node >= 0; node--)
        rowOf[node] = Math.min(rowOf[node] ?? 0, rowOf[node + 1] ?? 0)
      last = { nodes, rarity: nodes.map((node) => rarityOf(node, matches)), pairs, rowOf, words }
    },
  }
}

function recallFrom(last: LastRun, nodes: readonly Node[], matches: WordMatches): Recall {
  const indexOf = new Map(last.nodes.map((node) => [node.id, node.index]))
  const formerly = Int32Array.from(nodes, (node) => {
    const index = indexOf.get(node.id) ?? -1
    const former = last.nodes[index]
    return former && isUnchanged(former, last.rarity[index], node, matches) ? index : -1
  })
  let held = -1
  let next = 0
  return (a, b, out, at) => {
    const [x, y] = [formerly[a] ?? -1, formerly[b] ?? -1]
    // Which of two is compared with the other follows their order; where maps changed places it is another comparison.
    if (x < 0 || y <= x) return false
    const end = last.rowOf[x + 1] ?? 0
    if (x !== held || (last.pairs.b[next - 1] ?? -1) >= y) next = last.rowOf[x] ?? 0
    held = x
    while (next < end && (last.pairs.b[next] ?? 0) < y) next++
    if (next >= end || last.pairs.b[next] !== y) return false
    for (let k = 0; k < width; k++) out[at + k] = last.words[next * width + k] ?? 0
    next++
    return true
  }
}

function rarityOf({ label }: Node, matches: WordMatches): Float64Array {
  return Float64Array.from(label.words, ({ stem }) => matches.rarity[matches.numberOf(stem)] ?? 1)
}

/** Labels are read once: the same words are the same object. */
function isUnchanged(former: Node, rarity: Float64Array | undefined, node: Node, matches: WordMatches): boolean {
  return (
    former.label === node.label &&
    former.beside === node.beside &&
    former.moment.kind === node.moment.kind &&
    node.label.words.every(({ stem }, i) => rarity?.[i] === (matches.rarity[matches.numberOf(stem)] ?? 1))
  )
}
