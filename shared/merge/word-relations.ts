/** How near two words are in meaning, beyond their letters. */
export type WordRelations = {
  /** 0 (nothing known) … 1 (the same thing); symmetric. Both words in lower case, as stems of `words.ts`. */
  readonly nearness: (a: string, b: string) => number
}

/** The engine works without any relations: words and flow are left. */
export const noRelations: WordRelations = { nearness: () => 0 }
