import { decideDifference } from '#shared/documents/shared-map-document.ts'
import type { Difference } from '#shared/model/difference.ts'
import type { DifferenceDecision, DifferenceState, SharedMap } from '#shared/model/shared-map.ts'
import type { Hand } from '../decisions/decide.ts'

/** A difference as it stands on the screen: found by the engine, and what people decided about it. */
export type DifferenceEntry = {
  /** 1, 2, 3 … as the guide and the map's notes call it. */
  readonly number: number
  readonly difference: Difference
  readonly state: DifferenceState
  /** The team's own wording where there is one. */
  readonly question: string
  readonly decision?: DifferenceDecision
}

export function entriesOf(
  differences: readonly Difference[],
  shared: Pick<SharedMap, 'differences'>,
): readonly DifferenceEntry[] {
  const decided = new Map(shared.differences.map((decision) => [decision.key, decision]))
  return differences.map((difference, i) => {
    const decision = decided.get(difference.key)
    return {
      number: i + 1,
      difference,
      state: decision?.state ?? 'open',
      question: decision?.question ?? difference.question,
      ...(decision ? { decision } : {}),
    }
  })
}

/** Writes the next state of a difference; a question in the team's own words stays through all of them. */
export function moveDifference(
  hand: Hand,
  entry: DifferenceEntry,
  next: { readonly state?: DifferenceState; readonly question?: string; readonly because?: string },
): void {
  const question = next.question?.trim() || entry.decision?.question
  const because = next.because?.trim()
  decideDifference(hand.doc, entry.difference.key, {
    state: next.state ?? entry.state,
    by: hand.by,
    at: hand.now(),
    // The engine's own words are not stored: they follow the maps.
    ...(question && question !== entry.difference.question ? { question } : {}),
    ...(because ? { because } : {}),
  })
}
