import type { Difference, FoundDifference } from '#shared/model/difference.ts'
import { sayDifference } from '#shared/words/difference-words.ts'
import { differenceSentences } from '#shared/words/en/differences.ts'
import { inLanguage } from '../language/in-language.ts'

const words = inLanguage('differences', differenceSentences)

/** A difference that was found, in the words of the screen. */
export function saidDifference(found: FoundDifference): Difference {
  return sayDifference(found, words)
}
