import type { Difference } from '../model/difference.ts'
import type { Brief } from '../model/brief.ts'
import type { Author } from '../model/experience-map.ts'
import type { MomentId } from '../model/ids.ts'
import type { SupportCount } from '../model/interview.ts'
import type { DifferenceDecision, SharedLink, SharedMoment } from '../model/shared-map.ts'

/** Everything a guide is derived from. */
export type GuideInput = {
  readonly title: string
  readonly brief: Brief
  /** In the order of the flow, which is the order of the list to listen for. */
  readonly moments: readonly SharedMoment[]
  readonly links: readonly SharedLink[]
  /** Which chapter a moment lies in, where its authors named one. */
  readonly chapters?: ReadonlyMap<MomentId, string>
  readonly differences: readonly Difference[]
  /** What people decided about the differences; a settled one is not asked about. */
  readonly decisions?: readonly DifferenceDecision[]
  readonly support?: readonly SupportCount[]
  /** One for each individual map. */
  readonly authors: readonly Author[]
  /** “1”, or “after P3, 12 Feb”. */
  readonly version?: string
  readonly interviews?: number
  readonly edits?: GuideEdits
}

/** What people changed about lines of the guide, by the line's id. `warm-up+…` and `closing+…` are lines they added. */
export type GuideEdits = ReadonlyMap<string, { readonly hidden?: boolean; readonly text?: string }>

/** A line that people may change or leave out. `derived` is what the map says, to which it can be given back. */
export type GuideLine = {
  readonly id: string
  readonly text: string
  readonly derived: string
  readonly hidden: boolean
}

/** Points at a moment of the shared map; `tag` is printed (“M7”), so that notes on paper find their way back. */
export type MomentReference = { readonly tag: string; readonly momentId: MomentId }

/** What the team wants to learn; never read out. */
export type LearnItem = GuideLine & {
  readonly why: string
  readonly references: readonly MomentReference[]
  /** The difference it comes from, if it comes from one. */
  readonly differenceKey?: string
}

export type ListenRow = {
  readonly tag: string
  readonly momentId: MomentId
  readonly label: string
  /** The chapter that begins with this row of the list. */
  readonly chapter?: string
  /** ✕ where somebody gives up, ⟲ M5 where they go back. */
  readonly marks: readonly string[]
  /** How many of the maps drew it; absent where all did or nobody can say. */
  readonly drawnBy?: { readonly some: number; readonly all: number }
  /** “2 for, 1 against, in 3 stories”; empty before the first interview. */
  readonly evidence: string
  /** To be asked only once the story is there; the text may be empty. */
  readonly probe: GuideLine
}

export type Guide = {
  readonly title: string
  readonly mapTitle: string
  readonly version: string
  readonly authors: number
  readonly interviews: number
  readonly outcome: string
  readonly question: string
  readonly minutes: {
    readonly before: number
    readonly warmUp: number
    readonly story: number
    readonly closing: number
  }
  readonly learn: readonly LearnItem[]
  readonly before: readonly GuideLine[]
  readonly warmUp: readonly GuideLine[]
  readonly story: {
    readonly prompt: GuideLine
    /** The end of “…”: the same story, narrower and wider. */
    readonly narrower: GuideLine
    readonly wider: GuideLine
  }
  readonly excavate: readonly GuideLine[]
  /** When they say “usually”, when they jump: what brings them back to the story. */
  readonly back: readonly { readonly when: string; readonly line: GuideLine }[]
  readonly listenFor: readonly ListenRow[]
  /** Moments of the map that are not in the list because it would not fit on paper. */
  readonly notListed: number
  readonly dry: GuideLine
  readonly closing: readonly GuideLine[]
  readonly snapshot: readonly string[]
  /** What must not be said to a participant, for `lintGuide`. */
  readonly unsaid: {
    readonly leading: readonly string[]
    readonly product: readonly string[]
    readonly names: readonly string[]
  }
}

/** What was asked of 45 minutes. */
export const totalMinutes = 45
