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
    likeness: 13.15,
    literal: -7.56,
    twin: 1.65,
    rare: 2.85,
    clause: 2.35,
    verb: 0.75,
    object: 0.99,
    opposite: -2.32,
    negation: 0,
    beside: 1,
    bothStart: 6,
    oneStarts: -6,
    sameTrouble: -6,
    bothTrouble: -6,
    distance: -3.58,
    uniform: -2.42,
    uniformLikeness: -6.52,
    bias: -3.82,
  },
  rounds: [
    {
      rival: -1.65,
      lead: -0.18,
      before: -0.1,
      after: 1.42,
      earlier: 0.96,
      later: 0.05,
      astray: -3.57,
      common: 2.42,
      agreement: 0.25,
      share: 4.81,
      own: 0,
      bias: -2.78,
      words: {
        likeness: 0.45,
        literal: 1.06,
        object: 0.05,
        rare: -1.34,
        distance: 2.92,
        clause: 0.12,
        uniform: -1.08,
        uniformLikeness: 0.26,
      },
    },
    {
      rival: -1.28,
      lead: 0.38,
      before: -0.03,
      after: 0.82,
      earlier: 0.6,
      later: -0.13,
      astray: -2.75,
      common: 2.11,
      agreement: 0.19,
      share: 1.89,
      own: 0.12,
      bias: -2.26,
      words: {
        likeness: 2.33,
        literal: -0.49,
        object: 0.08,
        rare: -0.16,
        distance: 1.48,
        clause: 0,
        uniform: -1.35,
        uniformLikeness: -0.26,
      },
    },
  ],
}
