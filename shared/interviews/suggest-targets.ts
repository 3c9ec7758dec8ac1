import { stemmer } from 'stemmer'
import type { Moment } from '../model/moment.ts'

/** A moment that a quote may speak to, and the words that say so. */
export type Target<M extends Moment = Moment> = { readonly moment: M; readonly words: readonly string[] }

/**
 * Moments that share words with a quote, the nearest first, for a person to choose from: nothing is ever linked by it.
 * Words are compared by their stems, and a word that stands on few moments says more (inverse document frequency). What
 * a moment thinks and does counts half of its label.
 */
export function suggestTargets<M extends Moment>(quote: string, moments: readonly M[], most = 8): readonly Target<M>[] {
  const said = new Map([...wordsOf(quote)].map((word) => [stem(word), word]))
  const stemsOf = moments.map((moment) => ({
    label: new Set([...wordsOf(moment.label)].map(stem)),
    rest: new Set([...wordsOf(`${moment.thinking} ${moment.doing}`)].map(stem)),
  }))
  const standsOn = new Map<string, number>()
  for (const { label, rest } of stemsOf)
    for (const word of new Set([...label, ...rest])) standsOn.set(word, (standsOn.get(word) ?? 0) + 1)
  const found = moments.flatMap((moment, index) => {
    const stems = stemsOf[index]
    if (!stems) return []
    let score = 0
    const words: string[] = []
    for (const [word, asSaid] of said) {
      const share = stems.label.has(word) ? 1 : stems.rest.has(word) ? 0.5 : 0
      if (share === 0) continue
      score += share * Math.log(1 + moments.length / (standsOn.get(word) ?? 1))
      words.push(asSaid)
    }
    // A long label shares a word more easily.
    return score > 0 ? [{ moment, words, score: score / Math.sqrt(2 + stems.label.size), index }] : []
  })
  return found
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, most)
    .map(({ moment, words }) => ({ moment, words }))
}

function wordsOf(text: string): ReadonlySet<string> {
  const words =
    text
      .toLowerCase()
      .replaceAll('’', "'")
      .match(/\p{L}[\p{L}\p{M}\p{N}']*|\p{N}+/gu) ?? []
  return new Set(words.filter((word) => !silent.has(word)))
}

/** Porter's stemmer is for English; other scripts are compared as they are. */
function stem(word: string): string {
  const bare = word.replace(/'s?$/, '')
  return /^[a-z']+$/.test(bare) ? stemmer(bare) : bare
}

/** Words that stand everywhere and say nothing about which moment is meant. */
const silent = new Set(
  `a an the and or but so then that this these those there here it its it's i i'm i'd i've i'll me my mine we we'd
  we've us our you your he she they them their his her him is was were be been being am are do does did done don't
  didn't doesn't have has had having of on in into at to for from with without by as up down out off over again just
  like really very too also not no yes if when while what which who where how why because about than can can't could
  couldn't would wouldn't will won't should some any all one thing things something anything nothing got get gets`
    .split(/\s+/)
    .filter((word) => word !== ''),
)
