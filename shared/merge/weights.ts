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
    likeness: 8.53,
    literal: -4.52,
    twin: 1.52,
    rare: 1.68,
    clause: 1.47,
    verb: 0.85,
    object: 1.02,
    opposite: -1.76,
    negation: 1.5,
    beside: 1,
    bothStart: 6,
    oneStarts: -6,
    sameTrouble: 4.27,
    bothTrouble: -4.99,
    distance: -3.75,
    uniform: -3.53,
    uniformLikeness: -2.92,
    kernel: -1.26,
    uniformKernel: 3.58,
    bias: -2.46,
  },
  rounds: [
    {
      rival: -1.65,
      lead: -0.43,
      before: -0.25,
      after: 1.53,
      earlier: 1.23,
      later: 0.09,
      astray: -3.88,
      common: 1.94,
      agreement: 0.11,
      share: 5.27,
      own: 0.34,
      bias: -3.04,
      words: {
        likeness: -0.69,
        literal: 0.54,
        object: 0.29,
        rare: -0.75,
        distance: 5.05,
        clause: -0.71,
        uniform: 1.16,
        uniformLikeness: -2.5,
        kernel: -0.53,
        uniformKernel: 3.19,
      },
    },
    {
      rival: -1.15,
      lead: 0.46,
      before: -0.16,
      after: 0.85,
      earlier: 0.78,
      later: -0.31,
      astray: -2.94,
      common: 2.3,
      agreement: 0.21,
      share: 2.01,
      own: 0.49,
      bias: -1.74,
      words: {
        likeness: -0.41,
        literal: -0.06,
        object: 0.08,
        rare: -0.08,
        distance: 3.12,
        clause: -0.9,
        uniform: 0.52,
        uniformLikeness: -1.01,
        kernel: -0.56,
        uniformKernel: 2.67,
      },
    },
  ],
}
