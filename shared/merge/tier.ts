import type { Node } from './board-nodes.ts'
import { flowFeatures, flowSlots } from './score-flow.ts'
import type { Grounds } from './explain-pair.ts'
import { areTwins } from './score-pairs.ts'
import { wordFeatures, wordSlots } from './score-words.ts'
import type { Tier } from './suggestion.ts'

/** No pair of a certain moment may be less likely than this. */
const weakest = 0.5
/**
 * Certain by words and flow together, or by the flow alone where it says so very clearly. `lead`: how much less likely the
 * next best candidate in the same map must be, for every pair.
 */
const byWords = { mean: 0.75, likeness: 0.35, lead: 0.5 }
const byFlow = { mean: 0.88, lead: 0.35 }

/**
 * M16: `same` is for what a team may accept unseen; everything else it should look at. What only a service calls near is
 * never certain.
 */
export function tierOf(pairs: readonly (readonly [Node, Node])[], { scored, told }: Grounds): Tier {
  if (pairs.every(([x, y]) => areTwins(x, y))) return 'same'
  let sum = 0
  let leastLikeness = 1
  let leastLead = 1
  for (const [x, y] of pairs) {
    const index = scored.indexOf(x.index, y.index)
    const likely = scored.likely[index] ?? 0
    if (likely < weakest) return 'probably'
    const flow = index * flowFeatures.length
    sum += likely
    leastLead = Math.min(
      leastLead,
      (scored.flow[flow + flowSlots.lead] ?? 0) - (scored.flow[flow + flowSlots.rival] ?? 0),
    )
    leastLikeness = Math.min(leastLikeness, scored.words[index * wordFeatures.length + wordSlots.likeness] ?? 0)
  }
  const mean = sum / pairs.length
  const isByWords = mean >= byWords.mean && leastLikeness >= byWords.likeness && leastLead >= byWords.lead
  const isTold = pairs.some(([x, y]) => told.nearness(x.index, y.index) > 0)
  const isByFlow = !isTold && mean >= byFlow.mean && leastLead >= byFlow.lead
  return isByWords || isByFlow ? 'same' : 'probably'
}
