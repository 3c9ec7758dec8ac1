import { locale } from '../language/chosen-language.ts'
import { inLanguage } from '../language/in-language.ts'

const count = new Intl.NumberFormat(locale)
const { small } = inLanguage('numbers', {
  small: ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
})

/** “two”, “three”: small numbers are read as words, larger ones as figures. */
export function numberWord(value: number): string {
  return small[value] ?? count.format(value)
}
