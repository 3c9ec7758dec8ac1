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
