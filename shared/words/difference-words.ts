import type { Asked, Claim, Difference, FoundDifference } from '../model/difference.ts'

/** How a language says what is in a difference. Each sentence is made of the parts that the engine found. */
export type DifferenceWords = {
  /** What one side says, in neutral words, without a name. */
  readonly claim: (claim: Claim) => string
  /** What is open, as a question to ourselves. */
  readonly title: (asked: Asked) => string
  /** What to ask a participant: open, about a story, presupposing neither side. */
  readonly question: (asked: Asked) => string
}

/** Puts a difference into words. No side is the right one: they stand in the order of their words, not of their people. */
export function sayDifference({ asked, sides, ...found }: FoundDifference, words: DifferenceWords): Difference {
  const said = sides.map((side) => ({ ...side, claim: words.claim(side.claim) }))
  return {
    ...found,
    // Sides that are worded alike keep the order in which they were found.
    sides: said.sort((a, b) => (a.claim < b.claim ? -1 : a.claim > b.claim ? 1 : 0)),
    title: words.title(asked),
    question: words.question(asked),
  }
}
