import type { MomentId } from '../model/ids.ts'
import type { SharedMoment } from '../model/shared-map.ts'
import type { SuggestedMoment } from './suggestion.ts'

/** Moments of several maps that count as one, whether people decided it or the engine suggests it. */
export type MomentGroup = {
  /** The shared moment's id, or the suggestion's key. */
  readonly key: string
  /** Ids to point at on the canvas: the shared moment, or else the members themselves. */
  readonly moments: readonly MomentId[]
  readonly sources: readonly MomentId[]
}

/** The groups people decided: one for each shared moment. A part counts as belonging to its whole. */
export function groupsOfSharedMoments(moments: readonly SharedMoment[]): readonly MomentGroup[] {
  return moments.map((moment) => ({
    key: moment.id,
    moments: [moment.id],
    sources: moment.sources.map((source) => source.sourceId).sort(),
  }))
}

/** The groups the engine suggests, for differences before anything is decided. */
export function groupsOfSuggestions(suggested: readonly SuggestedMoment[]): readonly MomentGroup[] {
  return suggested.map((moment) => ({ key: moment.key, moments: moment.members, sources: moment.members }))
}
