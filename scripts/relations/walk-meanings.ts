import type { WordNet } from './read-wordnet.ts'
import { type Family, stemsOfGloss } from './word-families.ts'

/** A sparse row: meanings (by index) and how much of a walk ends there. */
export type Row = { readonly at: Int32Array; readonly of: Float64Array }

/** How readily a walk follows a relation of WordNet; opposites are not followed. */
const readiness: Readonly<Record<string, number>> = {
  '@': 1,
  '~': 0.35,
  '@i': 0.5,
  '~i': 0.1,
  '+': 1.2,
  '&': 1,
  '^': 0.5,
  $: 1.2,
  '*': 0.8,
  '>': 0.8,
  '=': 0.5,
  '\\': 0.8,
  '<': 0.8,
  '#m': 0.2,
  '#s': 0.3,
  '#p': 0.4,
  '%m': 0.2,
  '%s': 0.3,
  '%p': 0.4,
  ';c': 0.3,
  '-c': 0.05,
}
const goOn = 0.85
const steps = 4
const tooLittle = 3e-4
const share = { relations: 0.55, gloss: 0.3, words: 0.15 }

/**
 * Where a random walk goes that starts at a word's meanings and follows relations, the words of the explanations and the
 * words of the meaning itself (personalised PageRank on WordNet, after Agirre and Soroa 2009, cut off after four steps).
 */
export function createWalker(
  { synsets }: WordNet,
  families: ReadonlyMap<string, Family>,
  inGlosses: ReadonlyMap<string, number>,
): (start: Family) => Row {
  const indexOf = new Map([...synsets.keys()].map((key, index) => [key, index]))
  const meaningsOf = new Map<string, Row>([...families].map(([stem, family]) => [stem, startOf(family, indexOf)]))
  const memberOf = new Map([...families.values()].flatMap((family) => family.words.map((word) => [word, family.stem])))
  const exits = [...synsets.values()].map((synset) => {
    const out = new Map<number, number>()
    const related = new Map<number, number>()
    for (const { kind, to } of synset.pointers) {
      const index = indexOf.get(to)
      const ready = readiness[kind]
      if (index !== undefined && ready) related.set(index, Math.max(related.get(index) ?? 0, ready))
    }
    spread(out, related, share.relations)
    const viaWords = new Map<string, number>()
    const explained = [...stemsOfGloss(synset.gloss)].filter((stem) => families.has(stem))
    const weights = explained.map((stem) => Math.max(0, Math.log(synsets.size / (1 + (inGlosses.get(stem) ?? 0)))))
    const total = weights.reduce((sum, weight) => sum + weight, 0) || 1
    for (const [i, stem] of explained.entries()) viaWords.set(stem, (share.gloss * (weights[i] ?? 0)) / total)
    for (const word of synset.words) {
      const stem = memberOf.get(word)
      if (stem !== undefined) viaWords.set(stem, (viaWords.get(stem) ?? 0) + share.words / synset.words.length)
    }
    for (const [stem, weight] of viaWords) {
      const row = meaningsOf.get(stem)
      if (row)
        for (const [i, index] of row.at.entries()) out.set(index, (out.get(index) ?? 0) + weight * (row.of[i] ?? 0))
    }
    return { at: Int32Array.from(out.keys()), of: Float64Array.from(out.values()) }
  })
  return (family) => walk(startOf(family, indexOf), exits)
}

function startOf(family: Family, indexOf: ReadonlyMap<string, number>): Row {
  const weights = new Map<number, number>()
  for (const sense of family.senses) {
    const index = indexOf.get(sense.synset)
    if (index !== undefined) weights.set(index, (weights.get(index) ?? 0) + (sense.count + 0.5) / Math.sqrt(sense.rank))
  }
  const out = new Map<number, number>()
  spread(out, weights, 1)
  return { at: Int32Array.from(out.keys()), of: Float64Array.from(out.values()) }
}

function spread(out: Map<number, number>, weights: ReadonlyMap<number, number>, share: number): void {
  let total = 0
  for (const weight of weights.values()) total += weight
  for (const [index, weight] of weights) out.set(index, (out.get(index) ?? 0) + (share * weight) / total)
}

function walk(start: Row, exits: readonly Row[]): Row {
  const sum = new Map<number, number>()
  let here = new Map<number, number>([...start.at].map((index, i) => [index, start.of[i] ?? 0]))
  for (const [index, weight] of here) sum.set(index, weight)
  for (let step = 0; step < steps; step++) {
    const next = new Map<number, number>()
    for (const [index, weight] of here) {
      const exit = exits[index]
      if (exit)
        for (let i = 0; i < exit.at.length; i++) {
          const to = exit.at[i] ?? 0
          next.set(to, (next.get(to) ?? 0) + goOn * weight * (exit.of[i] ?? 0))
        }
    }
    here = new Map([...next].filter(([, weight]) => weight >= tooLittle))
    for (const [index, weight] of here) sum.set(index, (sum.get(index) ?? 0) + weight)
  }
  let total = 0
  for (const weight of sum.values()) total += weight
  return { at: Int32Array.from(sum.keys()), of: Float64Array.from(sum.values(), (weight) => weight / total) }
}
