import { phrasalStem, stemOf } from '../../shared/merge/words/stems.ts'
import { functionWords, particles } from '../../shared/merge/words/word-lists.ts'
import type { Sense, WordNet } from './read-wordnet.ts'

/** All words that share a stem, with the meanings they have together. */
export type Family = { readonly stem: string; readonly senses: readonly Sense[]; readonly words: readonly string[] }

/** Words of one stem are one family; verbs with a particle are families of their own. Other compounds are left out. */
export function wordFamilies({ senses }: WordNet): ReadonlyMap<string, Family> {
  const families = new Map<string, { stem: string; senses: Sense[]; words: string[] }>()
  for (const [word, meanings] of senses) {
    const stem = familyOf(word, meanings)
    if (stem === undefined) continue
    const own = word.includes('_') ? meanings.filter((sense) => sense.part === 'v') : meanings
    const family = families.get(stem)
    if (!family) families.set(stem, { stem, senses: [...own], words: [word] })
    else {
      family.senses.push(...own)
      family.words.push(word)
    }
  }
  return families
}

/** Which stem a word of WordNet belongs to; nothing for names of things that labels do not use. */
export function familyOf(word: string, meanings: readonly Sense[]): string | undefined {
  if (/^[a-z]{2,18}$/.test(word)) return stemOf(word)
  const [verb = '', particle = '', more] = word.split('_')
  const isPhrasal = more === undefined && particles.has(particle) && /^[a-z]+$/.test(verb)
  return isPhrasal && meanings.some((sense) => sense.part === 'v') ? phrasalStem(verb, particle) : undefined
}

const inGloss = /[a-z]+/g
const glossOnly = new Set(
  'etc use used using especially usually often relating having be not up out off down over such other another than many much several both either'.split(
    ' ',
  ),
)

/** The stems of the words that explain a meaning, each once. */
export function stemsOfGloss(gloss: string): ReadonlySet<string> {
  const words = gloss.toLowerCase().match(inGloss) ?? []
  return new Set(
    words.filter((word) => word.length > 1 && !functionWords.has(word) && !glossOnly.has(word)).map(stemOf),
  )
}
