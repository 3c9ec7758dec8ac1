import type { DifferenceKind, DifferenceSide } from './difference.ts'
import type { InterviewId, LinkId, MapId, MomentId, PersonId } from './ids.ts'
import type { Link } from './link.ts'
import type { Moment } from './moment.ts'
import type { PlacedWording } from './placed-wording.ts'

/** Who decided, and when (milliseconds since 1970). */
export type Decided = { readonly by: PersonId; readonly at: number }

/** `same`: the source is this moment; `part-of`: the moment contains it. */
export type Relation = 'same' | 'part-of'

/** The decision that a moment of an individual map belongs to a shared one. */
export type Placement = Decided & {
  readonly sourceId: MomentId
  readonly mapId: MapId
  readonly momentId: MomentId
  readonly relation: Relation
  /** Its words when this was decided; changed words call for another look, and nothing is joined or parted by itself. */
  readonly wording?: PlacedWording
  /** Who looked again after the words had changed. */
  readonly checked?: Decided
}

/** Two sources that are two moments, whatever the words suggest. `a < b`. */
export type KeptApart = Decided & { readonly a: MomentId; readonly b: MomentId }

/** A suggestion put off: its key is made of its sorted sources. */
export type PutOff = Decided & { readonly key: string }

export const differenceStates = ['open', 'question', 'settled', 'reopened', 'dismissed'] as const
export type DifferenceState = (typeof differenceStates)[number]

/** What people decided about a difference; the difference itself is derived. */
export type DifferenceDecision = Decided & {
  readonly key: string
  readonly state: DifferenceState
  /** The question in the team's own words, where they changed it. */
  readonly question?: string
  /** Why it was settled or dismissed. */
  readonly because?: string
  /** The interviews that settled it. */
  readonly interviews?: readonly InterviewId[]
}

/** A difference that people wrote down themselves, as variants of one story; all others are derived. */
export type DrawnDifference = Decided & {
  readonly key: string
  readonly kind: DifferenceKind
  readonly title: string
  readonly question: string
  readonly sides: readonly DifferenceSide[]
  /** The shared moments it is about. */
  readonly moments: readonly MomentId[]
}

/** A moment of the shared map with the sources it stands for. */
export type SharedMoment = Moment & {
  readonly sources: readonly Placement[]
  /** Where `label` was taken from, if it is a member's own wording. */
  readonly labelFrom?: MomentId
}

/** What people decided in merge mode, as plain values. */
export type MergeDecisions = {
  readonly placements: readonly Placement[]
  readonly keptApart: readonly KeptApart[]
  readonly putOff: readonly PutOff[]
  readonly differences: readonly DifferenceDecision[]
}

/** The hypothesis map as it is written down: moments and hand-drawn links, and the decisions behind them. */
export type SharedMap = MergeDecisions & {
  readonly moments: readonly SharedMoment[]
  /** Links somebody drew on the shared map; the union of the members' links is derived (`shared/merge/shared-flow.ts`). */
  readonly drawnLinks: readonly Link[]
  /** Derived links somebody took away, as `from|to`. */
  readonly cutLinks: ReadonlySet<string>
  readonly drawnDifferences?: readonly DrawnDifference[]
}

/** A link of the shared map with the maps it was drawn on; no maps: somebody drew it on the shared map itself. */
export type SharedLink = Link & { readonly drawnBy: readonly MapId[]; readonly id: LinkId }

export type EvidenceTarget =
  | { readonly kind: 'moment'; readonly id: MomentId }
  | { readonly kind: 'link'; readonly from: MomentId; readonly to: MomentId }
  | { readonly kind: 'difference'; readonly key: string }

export type StoryPath = { readonly interviewId: InterviewId; readonly moments: readonly MomentId[] }
