import { chosenLanguage } from './chosen-language.ts'

/**
 * The words of one part of the screen, in the language that was chosen when the page began. `part` is the name under
 * which a language has them; what a language does not have is said in English. Words are strings, functions that give
 * strings, and lists and objects of these.
 */
export function inLanguage<T extends object>(part: string, english: T): T {
  return chosenLanguage ? chosenLanguage.wordsOf(part, english) : english
}
