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
    likeness: 8.66,
    literal: -4.41,
    twin: 1.22,
    rare: 1.6,
    clause: 1.44,
    verb: 0.87,
    object: 1,
    opposite: -1.76,
    negation: 1.42,
    beside: 1,
    bothStart: 6,
    oneStarts: -6,
    sameTrouble: 4.22,
    bothTrouble: -4.95,
    distance: -3.8,
    uniform: -4.09,
    uniformLikeness: -3.85,
    kernel: -1.36,
    uniformKernel: 4.94,
    bias: -2.44,
  },
  rounds: [
    {
      rival: -1.66,
      lead: -0.43,
      before: -0.2,
      after: 1.56,
      earlier: 1.16,
      later: 0,
      astray: -4.23,
      common: 1.99,
      agreement: 0.11,
      share: 5.07,
      own: 0.36,
      bias: -2.89,
      words: {
        likeness: -0.75,
        literal: 0.55,
        object: 0.25,
        rare: -0.74,
        distance: 5.25,
        clause: -0.71,
        uniform: 0.99,
        uniformLikeness: -1.99,
        kernel: -0.38,
        uniformKernel: 2.47,
      },
    },
    {
      rival: -1.18,
      lead: 0.4,
      before: -0.16,
      after: 0.89,
      earlier: 0.8,
      later: -0.34,
      astray: -3.01,
      common: 2.28,
      agreement: 0.19,
      share: 2.01,
      own: 0.52,
      bias: -1.68,
      words: {
        likeness: -0.54,
        literal: 0.04,
        object: 0.06,
        rare: -0.13,
        distance: 3.24,
        clause: -0.92,
        uniform: 0.49,
        uniformLikeness: -0.67,
        kernel: -0.38,
        uniformKernel: 2.1,
      },
    },
  ],
}
