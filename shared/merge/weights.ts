import type { FlowFeature } from './score-flow.ts'
import type { WordFeature } from './score-words.ts'

type Weights<Name extends string> = Readonly<Record<Name, number>>

/** How much each feature counts towards the odds (natural logarithm) that two moments are one. */
export type MergeWeights = {
  readonly words: Weights<WordFeature> & { readonly bias: number }
  /** Two rounds: the second knows what the first found about the neighbours. `own`: the odds by words alone. */
  readonly rounds: readonly (Weights<FlowFeature> & {
    readonly own: number
    /** What the words say once more, now that the flow is known. */
    readonly words: Partial<Weights<WordFeature>>
    readonly bias: number
  })[]
}

/**
 * One configuration for every board, fitted by logistic regression on boards whose moments people aligned (how, and how
 * well it does on boards it was not fitted on: docs/merge.md).
 */
export const mergeWeights: MergeWeights = {
  words: {
    likeness: 10.95,
    literal: -6.19,
    twin: 1.43,
    rare: 2.23,
    clause: 1.88,
    verb: 0.71,
    object: 0.96,
    opposite: -2.31,
    negation: -0.42,
    beside: 1,
    bothStart: 6,
    oneStarts: -6,
    sameTrouble: -5.93,
    bothTrouble: -6,
    distance: -3.99,
    uniform: -4.56,
    uniformLikeness: -3.06,
    bias: -2.94,
  },
  rounds: [
    {
      rival: -1.81,
      lead: 0.17,
      before: -0.1,
      after: 1.42,
      earlier: 0.94,
      later: -0.1,
      astray: -3.49,
      common: 2.23,
      agreement: 0.21,
      share: 4.7,
      own: 0,
      bias: -2.96,
      words: {
        likeness: 0.75,
        literal: 0.57,
        object: 0.16,
        rare: -0.78,
        distance: 2.83,
        clause: -0.13,
        uniform: -1.35,
        uniformLikeness: 0.29,
      },
    },
    {
      rival: -1.38,
      lead: 0.37,
      before: -0.11,
      after: 0.88,
      earlier: 0.75,
      later: -0.35,
      astray: -2.67,
      common: 2.22,
      agreement: 0.2,
      share: 1.99,
      own: 0.12,
      bias: -2.32,
      words: {
        likeness: 2.27,
        literal: -0.68,
        object: 0.14,
        rare: 0.11,
        distance: 1.4,
        clause: -0.34,
        uniform: -1.78,
        uniformLikeness: 0.39,
      },
    },
  ],
}
