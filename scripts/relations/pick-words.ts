import type { WordNet } from './read-wordnet.ts'
import type { Family } from './word-families.ts'

/** Animals, plants and substances are left to the biologists and chemists. */
const farFields = new Set(['05', '20', '27', '24'])
/** Acts, things, talk, food, possessions, and what verbs say of people. */
const nearFields = new Set('04 06 10 12 13 21 29 30 31 32 33 34 35 36 37 38 39 40 41 42'.split(' '))

/**
 * The families that people are likely to use when they tell what somebody does, the likeliest first: common in tagged
 * text and in explanations, short, of everyday fields, or another word for one that is common.
 */
export function pickWords(
  { synsets }: WordNet,
  families: ReadonlyMap<string, Family>,
  inGlosses: ReadonlyMap<string, number>,
  count: number,
): readonly string[] {
  const common = new Map<string, number>()
  for (const family of families.values()) {
    const tagged = family.senses.reduce((sum, sense) => sum + sense.count, 0)
    const met = tagged + 0.6 * (inGlosses.get(family.stem) ?? 0)
    for (const word of family.words) common.set(word, met)
  }
  const score = (family: Family): number => {
    const senses = [...family.senses].sort((a, b) => b.count - a.count || a.rank - b.rank)
    const [main] = senses
    const synset = main && synsets.get(main.synset)
    if (!synset) return 0
    let near = 0
    let all = 0
    for (const sense of senses) {
      const meaning = synsets.get(sense.synset)
      const weight = sense.count + 0.3 / sense.rank
      const isFar = meaning && (farFields.has(meaning.field) || meaning.pointers.some(({ kind }) => kind === '@i'))
      near += isFar ? 0.1 * weight : weight
      all += weight
    }
    const [word = ''] = family.words
    const met = common.get(word) ?? 0
    if (family.stem.includes('_'))
      return 1.5 * met + 4.2 + Math.min(4, 0.02 * (common.get(word.split('_')[0] ?? '') ?? 0))
    const brevity = Math.exp(-Math.max(0, Math.min(...family.words.map((w) => w.length)) - 7) / 3)
    const mates = synset.words.filter((mate) => !family.words.includes(mate) && !mate.includes('_'))
    const hasCommonMate = mates.some((mate) => (common.get(mate) ?? 0) > 8)
    const everyday = nearFields.has(synset.field) ? (senses.length < 9 ? 3.6 : 2.5) * brevity : 0
    const bonus = everyday + (hasCommonMate ? 2 * brevity + 0.5 : 0) + 0.4 * Math.min(6, senses.length)
    return ((met + bonus) * (synset.part === 'a' || synset.part === 'r' ? 0.5 : 1) * near) / all
  }
  return [...families.values()]
    .map((family) => ({ stem: family.stem, score: score(family) }))
    .sort((a, b) => b.score - a.score || (a.stem < b.stem ? -1 : 1))
    .slice(0, count)
    .map(({ stem }) => stem)
}
