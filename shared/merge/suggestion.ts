import type { MomentId } from '../model/ids.ts'

/** `same`: certain enough to be accepted in one go · `probably`: worth a look each. */
export type Tier = 'same' | 'probably'

/**
 * Why two or more moments are held to be one, or not, as data: the words come from a catalogue (`shared/words`). Words
 * and labels in it are the authors' own. In the order in which reasons of one weight stand.
 */
export type Because =
  | { readonly kind: 'both-begin' }
  | { readonly kind: 'come-after' | 'come-before'; readonly label: string }
  | { readonly kind: 'both-end' }
  | { readonly kind: 'both-wrong' }
  | { readonly kind: 'same-words'; readonly words: readonly string[] }
  | { readonly kind: 'same-point' }
  | { readonly kind: 'both-give-up' }
  | { readonly kind: 'both-talk' }
  | { readonly kind: 'both-company' }
  | { readonly kind: 'service' }
  | { readonly kind: 'one-before'; readonly label: string }
  | { readonly kind: 'one-negated' }
  | { readonly kind: 'far-apart' }
  | { readonly kind: 'joined-before' }
  | { readonly kind: 'kept-apart-before' }
  | { readonly kind: 'synonyms' | 'near-words' | 'opposites'; readonly words: readonly [string, string] }
  | { readonly kind: 'whole'; readonly label: string; readonly parts: number }

/**
 * A reason with what it weighs: 0…1, how much it said. `of`: of two moments it is true of both; of more it is true of
 * all of them, or of some.
 */
export type Reason = Because & {
  readonly weight: number
  readonly against?: boolean
  readonly of: 'both' | 'all' | 'some'
}

/** What to think about before several moments become one. */
export type GuardWarning = 'one-author' | 'mixed-trouble' | 'far-apart' | 'no-common-word'

/** A moment of the shared map that the words and the flow of several maps suggest. */
export type SuggestedMoment = {
  /** Its members' ids, sorted and joined by “|”: the same while the members are. */
  readonly key: string
  readonly members: readonly MomentId[]
  readonly tier: Tier
  /** 0…1, for ordering; never shown. */
  readonly confidence: number
  readonly reasons: readonly Reason[]
  /** What the guard against over-generalising has to say. */
  readonly warnings: readonly GuardWarning[]
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

const places: Readonly<Record<Because['kind'], number>> = {
  'both-begin': 0,
  'come-after': 1,
  'come-before': 2,
  'both-end': 3,
  'both-wrong': 4,
  'same-words': 5,
  'same-point': 6,
  'both-give-up': 7,
  'both-talk': 8,
  'both-company': 9,
  service: 10,
  'one-before': 11,
  'one-negated': 12,
  'far-apart': 13,
  'joined-before': 14,
  'kept-apart-before': 15,
  synonyms: 16,
  'near-words': 16,
  opposites: 16,
  whole: 17,
}

/** The strongest reason first; between equals by kind, then by the words that are quoted. */
export function inOrder(a: Reason, b: Reason): number {
  return b.weight - a.weight || places[a.kind] - places[b.kind] || (reasonKey(a) < reasonKey(b) ? -1 : 1)
}

/** Two reasons with one key say the same. */
export function reasonKey(reason: Because): string {
  if ('words' in reason) return `${reason.words.join(' ')} ${reason.kind}`
  return 'label' in reason ? `${reason.label} ${reason.kind}` : reason.kind
}
