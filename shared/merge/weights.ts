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
    likeness: 7.7,
    literal: -2.55,
    twin: 1.56,
    rare: 1.13,
    clause: 2.7,
    verb: 0.91,
    object: 1.23,
    opposite: -1.65,
    negation: 1.77,
    beside: 1,
    bothStart: 6,
    oneStarts: -5.88,
    sameTrouble: 5.08,
    bothTrouble: -4.5,
    distance: -3.78,
    uniform: -2.2,
    uniformLikeness: -6.61,
    kernel: -1.55,
    uniformKernel: 5.15,
    bias: -2.973645242893631,
  },
  rounds: [
    {
      rival: -1.63,
      lead: 0.33,
      before: 0.5,
      after: 1.46,
      earlier: 0.75,
      later: 0.08,
      astray: -3.54,
      common: 2.14,
      agreement: 0.03,
      share: 4.48,
      own: 0.1625915267359778,
      words: {
        likeness: 1.11,
        literal: -0.32,
        object: 0.45,
        rare: -0.11,
        distance: 3.52,
        clause: -0.63,
        uniform: 0.7,
        uniformLikeness: -3.54,
        kernel: -0.7,
        uniformKernel: 3.55,
        opposite: -1.5,
      },
      bias: -3.395930868483877,
    },
    {
      rival: -0.87,
      lead: -0.07,
      before: 0.23,
      after: 0.75,
      earlier: 0.31,
      later: -0.29,
      astray: -3.06,
      common: 2.19,
      agreement: 0.2,
      share: 2.89,
      own: 0.39638356058511076,
      words: {
        likeness: 0.71,
        literal: -0.36,
        object: 0.2,
        rare: -0.06,
        distance: 2.59,
        clause: -0.44,
        uniform: 0.88,
        uniformLikeness: -2.68,
        kernel: -0.46,
        uniformKernel: 2.41,
        opposite: -1.5,
      },
      bias: -2.2524933505645586,
    },
  ],
}
