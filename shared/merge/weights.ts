import type { flowFeatures } from './score-flow.ts'
import type { wordFeatures } from './score-words.ts'

type Weights<Names extends readonly string[]> = Readonly<Record<Names[number], number>>

/** How much each feature counts towards the odds (natural logarithm) that two moments are one. */
export type MergeWeights = {
  readonly words: Weights<typeof wordFeatures> & { readonly bias: number }
  /** Two rounds: the second knows what the first found about the neighbours. `own`: the odds by words alone. */
  readonly rounds: readonly (Weights<typeof flowFeatures> & {
    readonly own: number
    readonly words: Weights<typeof wordFeatures>
    readonly bias: number
  })[]
}

/**
 * One configuration for every board, fitted by logistic regression on boards whose moments people aligned (how, and how
 * well it does on boards it was not fitted on: docs/merge.md).
 */
export const mergeWeights: MergeWeights = {
  words: {
    likeness: 14.17,
    literal: -12,
    twin: 1.38,
    rare: 4.55,
    clause: 3.17,
    verb: 0.09,
    object: 1.5,
    opposite: -2.8,
    negation: -1.66,
    beside: 1,
    bothStart: 6,
    oneStarts: -6,
    sameTrouble: -5.59,
    bothTrouble: -6,
    distance: -3.67,
    bias: -4.47,
  },
  rounds: [
    {
      rival: -1.87,
      lead: -0.48,
      before: -0.34,
      after: 2.3,
      earlier: 1.19,
      later: -0.1,
      astray: -2.29,
      common: 2.14,
      agreement: 0.24,
      share: 6.12,
      own: 0.23,
      bias: -2.33,
      words: {
        likeness: -2.9,
        literal: 3.6,
        twin: 0,
        rare: -2.72,
        clause: 0.19,
        verb: 0,
        object: -0.32,
        opposite: 0,
        negation: 0,
        beside: 0,
        bothStart: 0,
        oneStarts: 0,
        sameTrouble: 0,
        bothTrouble: 0,
        distance: 3.59,
      },
    },
    {
      rival: -0.63,
      lead: 0.06,
      before: -0.29,
      after: 0.94,
      earlier: 0.72,
      later: -0.21,
      astray: -2.98,
      common: 2.06,
      agreement: 0.27,
      share: 3.49,
      own: 0.33,
      bias: -2.09,
      words: {
        likeness: -0.85,
        literal: 1.49,
        twin: 0,
        rare: -1.2,
        clause: -0.07,
        verb: 0,
        object: -0.23,
        opposite: 0,
        negation: 0,
        beside: 0,
        bothStart: 0,
        oneStarts: 0,
        sameTrouble: 0,
        bothTrouble: 0,
        distance: 2.97,
      },
    },
  ],
}
