/** A language the screen can speak: a file in `languages/`, named by its tag (BCP 47), that exports this as `language`. */
export type Language = {
  /** The words of a part of the screen, in the form of the English ones. */
  wordsOf<T extends object>(part: string, english: T): T
}

/** A language that consists of a catalogue: parts by their name, each like the English one. */
export function languageOf(catalogue: Readonly<Record<string, object>>): Language {
  return { wordsOf: <T extends object>(part: string, english: T) => ({ ...english, ...catalogue[part] }) }
}
