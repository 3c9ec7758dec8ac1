import { reasonSentences } from '#shared/words/en/reasons.ts'
import { inLanguage } from '../../ui/language/in-language.ts'

/** Why moments may be one, and what to think about before they become one. */
export const reasonWords = inLanguage('merging.reasons', reasonSentences)
