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
    likeness: 8.48,
    literal: -4.52,
    twin: 1.53,
    rare: 1.69,
    clause: 1.42,
    verb: 0.85,
    object: 1.02,
    opposite: -1.78,
    negation: 1.49,
    beside: 1,
    bothStart: 6,
    oneStarts: -6,
    sameTrouble: 4.27,
    bothTrouble: -4.99,
    distance: -3.75,
    uniform: -3.53,
    uniformLikeness: -2.9,
    kernel: -1.24,
    uniformKernel: 3.59,
    bias: -2.46,
  },
  rounds: [
    {
      rival: -1.58,
      lead: -0.48,
      before: -0.26,
      after: 1.55,
      earlier: 1.23,
      later: 0.07,
      astray: -3.9,
      common: 1.9,
      agreement: 0.12,
      share: 5.34,
      own: 0.34,
      bias: -3.05,
      words: {
        likeness: -0.71,
        literal: 0.57,
        object: 0.3,
        rare: -0.78,
        distance: 5.07,
        clause: -0.68,
        uniform: 1.17,
        uniformLikeness: -2.49,
        kernel: -0.53,
        uniformKernel: 3.18,
        opposite: -1.5,
      },
    },
    {
      rival: -1.14,
      lead: 0.48,
      before: -0.17,
      after: 0.88,
      earlier: 0.77,
      later: -0.32,
      astray: -2.96,
      common: 2.29,
      agreement: 0.22,
      share: 1.94,
      own: 0.48,
      bias: -1.72,
      words: {
        likeness: -0.27,
        literal: -0.14,
        object: 0.08,
        rare: -0.07,
        distance: 3.07,
        clause: -0.88,
        uniform: 0.46,
        uniformLikeness: -1.01,
        kernel: -0.59,
        uniformKernel: 2.71,
        opposite: -1.5,
      },
    },
  ],
}
