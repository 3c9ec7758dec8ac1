import type { AddedLink } from './map-edits.ts'
import type { DifferenceSide } from './difference.ts'
import type { InterviewId, LinkId, MapId, MomentId } from './ids.ts'
import type { MomentKind } from './moment.ts'
import type { PlacedWording } from './placed-wording.ts'
import type { DifferenceState, Relation } from './shared-map.ts'

/** Two sources that are two moments. */
export type SourcePair = readonly [MomentId, MomentId]

/** A moment of a member's map that is placed, with its words as whoever decides sees them. */
export type Source = {
  readonly sourceId: MomentId
  readonly mapId: MapId
  readonly wording?: PlacedWording
}

/** A shared moment that is made for its sources. `labelFrom`: the source whose own words it bears. */
export type MintedMoment = {
  readonly id: MomentId
  readonly kind?: MomentKind
  readonly label?: string
  readonly labelFrom?: MomentId
}

/** Where sources go: to a new shared moment, or to one that is there already (or was: a decision brings it back). */
export type PlacedInto = { readonly moment: MintedMoment } | { readonly momentId: MomentId }

export type KeptWording = { readonly sourceId: MomentId; readonly momentId: MomentId; readonly wording: PlacedWording }

/**
 * One fact that a decision changes on the shared map. A plan is a list of them: made by a pure function from what a
 * person saw, and written as one transaction and one undo step (`applyMergeEdits`), which adds who decided and when.
 */
export type MergeEdit =
  | {
      readonly kind: 'place'
      readonly into: PlacedInto
      readonly sources: readonly Source[]
      readonly relation: Relation
    }
  /** Sources belong where they are, with the words they have now. */
  | { readonly kind: 'keep-wording'; readonly kept: readonly KeptWording[] }
  /** Sources leave their shared moments and are open again. */
  | { readonly kind: 'unplace'; readonly sources: readonly MomentId[] }
  | { readonly kind: 'keep-apart'; readonly pairs: readonly SourcePair[] }
  | { readonly kind: 'bring-together'; readonly pairs: readonly SourcePair[] }
  /** A card is put off, or taken up again. */
  | { readonly kind: 'put-off' | 'take-up'; readonly key: string }
  | { readonly kind: 'rename'; readonly momentId: MomentId; readonly label: string; readonly labelFrom?: MomentId }
  /** Shared moments leave the map; their sources are open again. */
  | { readonly kind: 'take-off'; readonly momentIds: readonly MomentId[] }
  | { readonly kind: 'draw-link'; readonly link: AddedLink }
  | { readonly kind: 'erase-link'; readonly id: LinkId }
  /** A link that members drew is not shown, or shown again; on their own maps it stays. */
  | { readonly kind: 'cut-link' | 'restore-link'; readonly from: MomentId; readonly to: MomentId }
  | { readonly kind: 'decide-difference'; readonly key: string; readonly decision: NewDifferenceDecision }
  | { readonly kind: 'draw-difference'; readonly difference: NewDrawnDifference }
  | { readonly kind: 'erase-difference'; readonly key: string }

export type MergeEdits = readonly MergeEdit[]

export type NewDifferenceDecision = {
  readonly state: DifferenceState
  readonly question?: string
  readonly because?: string
  readonly interviews?: readonly InterviewId[]
}

export type NewDrawnDifference = {
  readonly key: string
  readonly kind: 'branch'
  readonly title: string
  readonly question: string
  readonly sides: readonly DifferenceSide[]
  readonly moments: readonly MomentId[]
}
