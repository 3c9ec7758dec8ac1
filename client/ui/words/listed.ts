import { locale } from '../language/chosen-language.ts'
import { inLanguage } from '../language/in-language.ts'

const format = new Intl.ListFormat(locale)
const { all } = inLanguage('lists', { all: (words: readonly string[]) => format.format(words) })

/** “a”, “a and b”, “a, b and c” */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : all(words)
}
