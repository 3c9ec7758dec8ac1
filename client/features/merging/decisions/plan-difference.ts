import type { Difference, DifferenceSide } from '#shared/model/difference.ts'
import type { InterviewId } from '#shared/model/ids.ts'
import type { Decided, DifferenceDecision, DifferenceState, SharedMap } from '#shared/model/shared-map.ts'
import type { MergeEdits } from '#shared/model/merge-edits.ts'
import { messages } from '../messages.ts'
import type { DraftDifference } from './variants.ts'

/** Writes a difference down under its key that people drew themselves. */
export function planWriteDown(key: string, draft: DraftDifference, sides: readonly DifferenceSide[]): MergeEdits {
  const difference = {
    key,
    kind: 'branch',
    title: messages.variants.titleOf(sides.map(({ claim }) => claim)),
    question: draft.question.trim() || messages.variants.anyQuestion,
    sides,
    moments: draft.moments,
  } as const
  return [{ kind: 'draw-difference', difference }]
}

/** Only what people wrote down can be taken back; what was found follows from the maps. */
export function planErase({ difference }: DifferenceEntry): MergeEdits {
  return [{ kind: 'erase-difference', key: difference.key }]
}

/** A difference as it stands on the screen: found by the engine, and what people decided about it. */
export type DifferenceEntry = {
  /** 1, 2, 3 … as the guide and the map's notes call it. */
  readonly number: number
  readonly difference: Difference
  readonly state: DifferenceState
  /** The team's own wording where there is one. */
  readonly question: string
  readonly decision?: DifferenceDecision
  /** Who wrote it down, where nothing derived it. */
  readonly drawn?: Decided
}

export function entriesOf(
  differences: readonly Difference[],
  shared: Pick<SharedMap, 'differences' | 'drawnDifferences'>,
): readonly DifferenceEntry[] {
  const decided = new Map(shared.differences.map((decision) => [decision.key, decision]))
  const drawn = new Map(shared.drawnDifferences?.map(({ key, by, at }) => [key, { by, at }]))
  return differences.map((difference, i) => {
    const written = drawn.get(difference.key)
    const decision = decided.get(difference.key)
    return {
      number: i + 1,
      difference,
      state: decision?.state ?? 'open',
      question: decision?.question ?? difference.question,
      ...(decision ? { decision } : {}),
      ...(written ? { drawn: written } : {}),
    }
  })
}

export type NextState = {
  readonly state?: DifferenceState
  readonly question?: string
  readonly because?: string
  readonly interviews?: readonly InterviewId[]
}

/** The next state of a difference; a question in the team's own words stays through all of them. */
export function planMove(entry: DifferenceEntry, next: NextState): MergeEdits {
  const question = next.question?.trim() || entry.decision?.question
  // Why it was closed stays as long as it is closed: other words for the question do not take it away.
  const stays = next.state === undefined ? entry.decision : undefined
  const because = next.because?.trim() || stays?.because
  const interviews = next.interviews ?? stays?.interviews ?? []
  const decision = {
    state: next.state ?? entry.state,
    // The engine's own words are not stored: they follow the maps.
    ...(question && question !== entry.difference.question ? { question } : {}),
    ...(because ? { because } : {}),
    ...(interviews.length > 0 ? { interviews } : {}),
  }
  return [{ kind: 'decide-difference', key: entry.difference.key, decision }]
}
