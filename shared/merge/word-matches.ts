import { distance } from 'fastest-levenshtein'
import type { Node } from './board-nodes.ts'
import type { WordRelations } from './word-relations.ts'
import { stemOf } from './words/stems.ts'
import { converses, oppositeDirections } from './words/word-lists.ts'

/** All words of a board, numbered A to Z, with how much each tells and which others it matches. */
export type WordMatches = {
  readonly stems: readonly string[]
  readonly numberOf: (stem: string) => number
  /** How rare the word is on this board: what many moments say tells little about one. */
  readonly rarity: Float64Array
  /** For each word the others that mean about the same, with how nearly (0…1); its own is not among them. */
  readonly near: readonly (readonly Match[])[]
  /** For each word the numbers of its opposites. */
  readonly opposites: readonly ReadonlySet<number>[]
}
export type Match = { readonly word: number; readonly nearness: number }

/** A map of usual size has about this many moments; it makes the rarity of a word independent of the other words. */
const usualMapSize = 13
const leastNearness = 0.1
const misspelt = 0.9
const samePhrasalVerb = 0.4
const nearDirection = 0.5

export function matchWords(nodes: readonly Node[], mapCount: number, relations: WordRelations): WordMatches {
  const counts = new Map<string, number>()
  for (const node of nodes) {
    for (const { stem } of node.label.words) counts.set(stem, (counts.get(stem) ?? 0) + 1)
    for (const { stem } of node.beside.words) if (!counts.has(stem)) counts.set(stem, 0)
  }
  const stems = [...counts.keys()].sort()
  const numbers = new Map(stems.map((stem, number) => [stem, number]))
  const near: Match[][] = stems.map(() => [])
  const add = (a: number, b: number, nearness: number): void => {
    if (a === b || near[a]?.some((match) => match.word === b)) return
    near[a]?.push({ word: b, nearness })
    near[b]?.push({ word: a, nearness })
  }
  for (const [a, stem] of stems.entries())
    for (const [other, nearness] of relations.neighbours(stem)) {
      const b = numbers.get(other)
      if (b !== undefined && nearness > leastNearness) add(a, b, scaled(nearness))
    }
  addDirections(numbers, add)
  addPhrasalVerbs(stems, numbers, add)
  addMisspellings(stems, relations, add)
  return {
    stems,
    numberOf: (stem) => numbers.get(stem) ?? -1,
    rarity: Float64Array.from(stems, (stem) =>
      Math.log(1 + (usualMapSize * Math.max(1, mapCount)) / Math.max(1, counts.get(stem) ?? 1)),
    ),
    near: near.map((matches) => matches.sort((x, y) => y.nearness - x.nearness || x.word - y.word)),
    opposites: findOpposites(stems, numbers, relations),
  }
}

/** Cosines of walks are small even for good relatives; their root is nearer to how alike people find two words. */
function scaled(nearness: number): number {
  return Math.sqrt((nearness - leastNearness) / (1 - leastNearness))
}

type Add = (a: number, b: number, nearness: number) => void

function addDirections(numbers: ReadonlyMap<string, number>, add: Add): void {
  for (const [x, y] of [
    ['>in', '>on'],
    ['>out', '>off'],
  ] as const) {
    const [a, b] = [numbers.get(x), numbers.get(y)]
    if (a !== undefined && b !== undefined) add(a, b, nearDirection)
  }
}

/** “looks up” and “looks for” are related by their verb. */
function addPhrasalVerbs(stems: readonly string[], numbers: ReadonlyMap<string, number>, add: Add): void {
  const byVerb = Map.groupBy(
    stems.filter((stem) => stem.includes('_')),
    (stem) => stem.slice(0, stem.indexOf('_')),
  )
  for (const [verb, phrases] of byVerb) {
    const group = numbers.has(verb) ? [...phrases, verb] : phrases
    for (const x of group)
      for (const y of group) {
        const [a, b] = [numbers.get(x), numbers.get(y)]
        if (a !== undefined && b !== undefined && a < b) add(a, b, samePhrasalVerb)
      }
  }
}

/** Words that no table knows are compared letter by letter, within the same first letter: a slip seldom begins a word. */
function addMisspellings(stems: readonly string[], relations: WordRelations, add: Add): void {
  const groups = Map.groupBy(stems.entries(), ([, stem]) => stem.slice(0, 1))
  for (const group of groups.values())
    for (const [a, x] of group) {
      if (x.length < 4 || x.includes('_') || relations.knows(x)) continue
      for (const [b, y] of group) {
        if (y.length < 4 || y.includes('_') || Math.abs(x.length - y.length) > x.length / 5 || a === b) continue
        if (1 - distance(x, y) / Math.max(x.length, y.length) >= 0.8) add(a, b, misspelt)
      }
    }
}

const converseOf: ReadonlyMap<string, readonly string[]> = (() => {
  const found = new Map<string, string[]>()
  for (const pair of converses.split(/\s+/)) {
    const [a = '', b = ''] = pair.split('/').map((word) => stemOf(word.replace(/_.*/, '')) + word.replace(/^[^_]*/, ''))
    found.set(a, [...(found.get(a) ?? []), b])
    found.set(b, [...(found.get(b) ?? []), a])
  }
  return found
})()

function findOpposites(
  stems: readonly string[],
  numbers: ReadonlyMap<string, number>,
  relations: WordRelations,
): readonly ReadonlySet<number>[] {
  const opposites = stems.map(() => new Set<number>())
  for (const [a, stem] of stems.entries()) {
    const direction = Object.hasOwn(oppositeDirections, stem) ? [oppositeDirections[stem] ?? ''] : []
    for (const other of [...direction, ...(converseOf.get(stem) ?? []), ...relations.opposites(stem)]) {
      const b = numbers.get(other)
      if (b === undefined || b === a) continue
      opposites[a]?.add(b)
      opposites[b]?.add(a)
    }
  }
  return opposites
}
