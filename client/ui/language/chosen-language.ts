import { readNote } from '../browser/browser-notes.ts'
import type { Language } from './language.ts'

/** Where this browser notes which language it wants; English without it. */
export const languageKey = 'tributary:language'

type LanguageFile = { readonly language: Language }

// Each language is fetched when it is wanted. Programs beside the browser (tests, benchmarks) have English alone.
const languages: Readonly<Record<string, () => Promise<LanguageFile>>> =
  typeof document === 'undefined' ? {} : import.meta.glob<LanguageFile>('./languages/*.ts')

const tag = readNote(languageKey)

/** In which way numbers, days and lists are written (BCP 47). */
export const locale = tag ?? 'en-GB'

/** Waited for before the first word is looked up: whatever says words depends on this module. Absent: English. */
export const chosenLanguage = await load(tag)

async function load(tag: string | undefined): Promise<Language | undefined> {
  const fetchIt = tag === undefined ? undefined : languages[`./languages/${tag}.ts`]
  if (!fetchIt) return undefined
  const { language } = await fetchIt()
  return language
}
