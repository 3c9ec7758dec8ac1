import type { MomentId } from '../model/ids.ts'

/** `same`: certain enough to be accepted in one go · `probably`: worth a look each. */
export type Tier = 'same' | 'probably'

/** Why two or more moments are held to be one, or not. `weight`: 0…1, how much it said. */
export type Reason = {
  readonly kind: 'words' | 'meaning' | 'flow' | 'position' | 'role' | 'decision' | 'learned' | 'against'
  /** In plain words: “telly” and “TV” mean the same. */
  readonly text: string
  readonly weight: number
  readonly against?: boolean
  /** The words that are said the same, where that is the reason. */
  readonly words?: readonly string[]
}

/** A moment of the shared map that the words and the flow of several maps suggest. */
export type SuggestedMoment = {
  /** Its members' ids, sorted and joined by “|”: the same while the members are. */
  readonly key: string
  readonly members: readonly MomentId[]
  readonly tier: Tier
  /** 0…1, for ordering; never shown. */
  readonly confidence: number
  readonly reasons: readonly Reason[]
  /** Sentences of the guard against over-generalising. */
  readonly warnings: readonly string[]
  /** Whose wording is proposed: the most specific one, never an invented one. */
  readonly label: MomentId
  /** The shared moment it would be added to. */
  readonly joins?: MomentId
}

/** Two moments that may be one: too little is known to propose it. */
export type Maybe = {
  readonly a: MomentId
  readonly b: MomentId
  readonly confidence: number
  readonly reasons: readonly Reason[]
}

/** One person's moment that is another's chain of moments. */
export type PartOf = {
  readonly whole: MomentId
  readonly parts: readonly MomentId[]
  readonly confidence: number
  readonly reasons: readonly Reason[]
}

export type Suggestions = {
  readonly moments: readonly SuggestedMoment[]
  readonly maybes: readonly Maybe[]
  readonly partOf: readonly PartOf[]
  /** Placed nowhere and in no suggestion. */
  readonly singles: readonly MomentId[]
}

/** The key of a suggestion, whatever the order of its members. */
export function suggestionKey(members: readonly MomentId[]): string {
  return [...members].sort().join('|')
}
