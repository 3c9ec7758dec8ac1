import type { MapId, MomentId } from './ids.ts'

/**
 * `order`: what comes first · `cause`: why it happens · `presence`: who is there · `feeling`: how it feels ·
 * `branch`: where the way parts · `ending`: how the story ends · `quantity`: how long, how often, how many ·
 * `channel`: by what means · `scope`: where the story begins or ends · `loop`: whether one goes back ·
 * `missing`: a moment that some drew and others passed by.
 */
export const differenceKinds = [
  'order',
  'cause',
  'presence',
  'feeling',
  'branch',
  'ending',
  'quantity',
  'channel',
  'scope',
  'loop',
  'missing',
] as const
export type DifferenceKind = (typeof differenceKinds)[number]

export function isDifferenceKind(value: unknown): value is DifferenceKind {
  return (differenceKinds as readonly unknown[]).includes(value)
}

/** What some of the maps say. No side is the right one; their order is the order of their words, not of their people. */
export type DifferenceSide = {
  readonly mapIds: readonly MapId[]
  /** The moments of those maps that say it. */
  readonly sourceIds: readonly MomentId[]
  /** In neutral words, without a name: “They talk once the app is open”. */
  readonly claim: string
}

/** 1: good to know · 2: worth asking · 3: changes the story. */
export type Severity = 1 | 2 | 3

/**
 * A moment as a sentence names it: its own words, cut but never changed, and what somebody was doing where that can be
 * said (“Opens the app” → opening the app).
 */
export type Named = { readonly label: string; readonly doing?: string }

/** How a moment was felt: the person's own word, which may be empty, and the height, −2 … 2. */
export type Felt = { readonly word: string; readonly valence: number }

/** What a side says, as data; the words come from a catalogue (`shared/words`). Labels are the authors' own. */
export type Claim =
  | { readonly say: 'moment' | 'first' | 'on-to' | 'no-way-back' | 'giving-up'; readonly label: string }
  | { readonly say: 'first-then' | 'straight' | 'back' | 'on'; readonly from: string; readonly to: string }
  | { readonly say: 'giving-up-after'; readonly label: string; readonly cause: string }
  | { readonly say: 'felt'; readonly label: string; readonly felt: readonly Felt[] }
  | {
      readonly say: 'nobody-from-to' | 'nobody-in' | 'begins' | 'ends' | 'all-of'
      readonly labels: readonly string[]
    }

/** What is open and what to ask about it, as data. `after`: a moment that all of them tell before it. */
export type Asked =
  | { readonly ask: 'stopping' | 'beginning' | 'scope-begins' | 'scope-ends' }
  | { readonly ask: 'order'; readonly first: Named; readonly second: Named; readonly about: Named }
  | { readonly ask: 'trouble'; readonly after?: Named; readonly label: string }
  | { readonly ask: 'presence'; readonly after?: Named }
  | { readonly ask: 'feeling' | 'loop' | 'branch'; readonly about: Named }
  | { readonly ask: 'missing'; readonly from: Named; readonly to: Named }
  | { readonly ask: 'channel-first'; readonly names: readonly string[]; readonly after?: Named }
  | { readonly ask: 'channel'; readonly names: readonly (readonly string[])[]; readonly after?: Named }
  | { readonly ask: 'time' | 'amount'; readonly amounts: readonly string[]; readonly after?: Named }

/** A contradiction as it was found, before anybody put it in words. */
export type FoundDifference = Omit<Difference, 'sides' | 'title' | 'question'> & {
  readonly sides: readonly (Omit<DifferenceSide, 'claim'> & { readonly claim: Claim })[]
  readonly asked: Asked
}

/** A contradiction between maps. Derived from maps and placements; what people decided about it is a DifferenceDecision. */
export type Difference = {
  /** Stays the same while its kind and its moments do. */
  readonly key: string
  readonly kind: DifferenceKind
  readonly sides: readonly DifferenceSide[]
  /** The shared moments it is about. */
  readonly moments: readonly MomentId[]
  /** Maps that say nothing about it. */
  readonly silent: readonly MapId[]
  readonly severity: Severity
  /** What is open, as a question to ourselves: “Do they talk before or after opening the app?” */
  readonly title: string
  /** What to ask a participant: open, about a story, presupposing neither side. */
  readonly question: string
}
