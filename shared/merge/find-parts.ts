import type { Node } from './board-nodes.ts'
import { type Grounds, short } from './explain-pair.ts'
import { wordFeatures, wordSlots } from './score-words.ts'
import type { Settled } from './settled.ts'
import type { PartOf, SuggestedMoment } from './suggestion.ts'
import type { WordMatches } from './word-matches.ts'

/** How much of the whole its parts must tell together, of each part the whole, and what each part must add. */
const leastTold = 0.6
const leastOfPart = 0.5
const leastAdded = 0.2
/** The harmonic mean of the last two: pairs that are less alike cannot be whole and part. */
const leastLikeness = 0.28
const mostParts = 3
const leastWords = 3
/** On larger boards nobody looks for what one person put into one moment. */
const mostNodes = 400

/**
 * M20: one person's moment that another drew as two or three in a row: together the parts say what the whole says, each
 * adds something to it, and the whole says most of what each part says.
 */
export function findParts(
  suggested: readonly SuggestedMoment[],
  settled: Settled,
  grounds: Grounds,
): readonly PartOf[] {
  const { nodes } = grounds.board
  if (nodes.length > mostNodes) return []
  const certain = new Set(suggested.filter((moment) => moment.tier === 'same').flatMap((moment) => moment.members))
  const isOpen = (node: Node): boolean => !settled.isPlaced(node.index) && !certain.has(node.id)
  const alike = alikeNodes(grounds)
  const found: PartOf[] = []
  for (const whole of nodes) {
    if (certain.has(whole.id) || whole.label.words.filter((word) => word.emphasis === 1).length < leastWords) continue
    const parts = partsOf(whole, alike[whole.index] ?? [], grounds.matches).filter(
      ({ node }) => isOpen(node) && !settled.isApart(whole.index, node.index),
    )
    const fits = new Map(parts.map((part) => [part.node.index, part]))
    for (const first of parts) {
      const best = chainsFrom([first], fits)
        .map((chain) => ({ chain, told: toldBy(whole, chain, grounds.matches) }))
        .filter(({ told }) => told >= leastTold)
        .sort((x, y) => y.told - x.told || x.chain.length - y.chain.length)[0]
      if (best) found.push(describe(whole, best.chain, best.told))
    }
  }
  return bestOfEach(found)
}

function describe(whole: Node, chain: readonly Part[], told: number): PartOf {
  return {
    whole: whole.id,
    parts: chain.map((part) => part.node.id),
    confidence: told,
    reasons: [{ kind: 'whole', label: short(whole.moment.label), parts: chain.length, weight: told, of: 'both' }],
  }
}

/** A moment that could be part of a whole, and how much of each of the whole's words it tells. */
type Part = { readonly node: Node; readonly covers: readonly number[] }

function partsOf(whole: Node, alike: readonly Node[], matches: WordMatches): readonly Part[] {
  const total = totalOf(whole, matches)
  return alike.flatMap((node) => {
    const covers = coverOf(whole, node, matches)
    if (sum(covers) / total < leastAdded) return []
    return sum(coverOf(node, whole, matches)) / totalOf(node, matches) < leastOfPart ? [] : [{ node, covers }]
  })
}

/** For each node the others that are enough like it to be its whole or its part. */
function alikeNodes({ board, scored }: Grounds): readonly (readonly Node[])[] {
  const { pairs, words } = scored
  const alike: Node[][] = board.nodes.map(() => [])
  for (let i = 0; i < pairs.a.length; i++) {
    if ((words[i * wordFeatures.length + wordSlots.likeness] ?? 0) < leastLikeness) continue
    const [x, y] = [board.nodes[pairs.a[i] ?? 0], board.nodes[pairs.b[i] ?? 0]]
    if (!x || !y) continue
    alike[x.index]?.push(y)
    alike[y.index]?.push(x)
  }
  return alike
}

function chainsFrom(chain: readonly Part[], fits: ReadonlyMap<number, Part>): readonly (readonly Part[])[] {
  const longer = (chain.at(-1)?.node.after ?? [])
    .flatMap((index) => fits.get(index) ?? [])
    .filter((part) => !chain.includes(part))
    .flatMap((part) => (chain.length + 1 < mostParts ? chainsFrom([...chain, part], fits) : [[...chain, part]]))
  return chain.length < 2 ? longer : [chain, ...longer]
}

/** How much of the whole the parts tell together, 0 where one of them tells nothing of its own. */
function toldBy(whole: Node, parts: readonly Part[], matches: WordMatches): number {
  const total = totalOf(whole, matches)
  const together = whole.label.words.map((_, word) => Math.max(0, ...parts.map((part) => part.covers[word] ?? 0)))
  for (const part of parts) {
    const others = parts.filter((other) => other !== part)
    const added = part.covers.map(
      (cover, word) => cover - Math.max(0, ...others.map((other) => other.covers[word] ?? 0)),
    )
    if (sum(added.map((value) => Math.max(0, value))) / total < leastAdded) return 0
  }
  return sum(together) / total
}

function totalOf(node: Node, matches: WordMatches): number {
  return sum(node.label.words.map((word) => weightOf(word, matches)))
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

/** For each word of `node` how much of its weight `other` covers. */
function coverOf(node: Node, other: Node, matches: WordMatches): readonly number[] {
  return node.label.words.map((word) => {
    const number = matches.numberOf(word.stem)
    const nearness = Math.max(
      0,
      ...other.label.words.map(({ stem }) =>
        stem === word.stem
          ? 1
          : (matches.near[number]?.find((match) => match.word === matches.numberOf(stem))?.nearness ?? 0),
      ),
    )
    return nearness * weightOf(word, matches)
  })
}

function weightOf(word: { readonly stem: string; readonly emphasis: number }, matches: WordMatches): number {
  return word.emphasis * (matches.rarity[matches.numberOf(word.stem)] ?? 1)
}

/** Of suggestions that share a part only the surest stays. */
function bestOfEach(found: readonly PartOf[]): readonly PartOf[] {
  const taken = new Set<string>()
  return [...found]
    .sort((a, b) => b.confidence - a.confidence || (a.whole < b.whole ? -1 : 1))
    .filter(({ whole, parts }) => {
      const isFree = !taken.has(whole) && parts.every((part) => !taken.has(part))
      if (isFree) for (const id of [whole, ...parts]) taken.add(id)
      return isFree
    })
}
