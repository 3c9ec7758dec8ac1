import type { EvidenceId, InterviewId, MomentId, PersonId, QuoteId } from './ids.ts'
import type { EvidenceTarget } from './shared-map.ts'

export type SpeakerRole = 'interviewer' | 'participant' | 'unknown'

/** Somebody who speaks in an interview, under a pseudonym (“P1”); the name they came with is never stored. */
export type Speaker = { readonly name: string; readonly role: SpeakerRole }

/** One turn or paragraph. `at`: seconds from the beginning, where the source says so. `speaker` is empty where nobody is named. */
export type Utterance = { readonly speaker: string; readonly at?: number; readonly text: string }

export const transcriptFormats = ['md', 'txt', 'vtt', 'srt'] as const
export type TranscriptFormat = (typeof transcriptFormats)[number]

/** What the parser makes of a pasted or dropped text, before anything is stored. */
export type Transcript = {
  readonly format: TranscriptFormat
  readonly speakers: readonly Speaker[]
  readonly utterances: readonly Utterance[]
}

export const quoteKinds = ['verbatim', 'paraphrase', 'observation'] as const
export type QuoteKind = (typeof quoteKinds)[number]

/** A passage of an interview; `start`, `end` are character offsets into the interview's text as it stands now. */
export type Quote = {
  readonly id: QuoteId
  readonly kind: QuoteKind
  readonly exact: string
  readonly start: number
  readonly end: number
  /** The passage's words are no longer where they were: it is shown, but cannot be pointed at. */
  readonly lost: boolean
  readonly by: PersonId
  readonly at: number
}

export type Interview = {
  readonly id: InterviewId
  readonly title: string
  /** ISO date of the conversation, or empty. */
  readonly date: string
  readonly speakers: readonly Speaker[]
  /** The canonical text: one utterance a line (`shared/interviews/interview-text.ts`). */
  readonly text: string
  readonly quotes: readonly Quote[]
}

type StanceFacts = {
  /** The key by which it is chosen; without one it is no choice, but comes with a moment that was added. */
  readonly key?: string
  /** Under which stance its quotes are counted. */
  readonly countsAs: string
  /** The story that was told came by the moment. */
  readonly reaches: boolean
}

/** What is chosen between, in this order; `client/ui` has how each is said
 * (`support-words.ts`) and drawn (`stance-lines.ts`). */
export const stanceFacts = {
  supports: { key: 'f', countsAs: 'supports', reaches: true },
  contradicts: { key: 'a', countsAs: 'contradicts', reaches: false },
  nuances: { key: 'n', countsAs: 'nuances', reaches: true },
  new: { countsAs: 'supports', reaches: true },
} as const satisfies Readonly<Record<string, StanceFacts>>

/** How a quote speaks to a moment, a link or a difference. */
export type Stance = keyof typeof stanceFacts
export type CountedStance = (typeof stanceFacts)[Stance]['countsAs']
export const stances = Object.keys(stanceFacts) as readonly Stance[]
export const countedStances = [...new Set(stances.map((stance) => stanceFacts[stance].countsAs))]

/** A tie between a quote and the shared map. Ids only: the participant's words stay in the interview's document. */
export type Evidence = {
  readonly id: EvidenceId
  readonly interviewId: InterviewId
  readonly quoteId: QuoteId
  readonly target: EvidenceTarget
  readonly stance: Stance
  readonly by: PersonId
  readonly at: number
}

/** How the interviews so far speak to a moment: stories that reached it, and quotes by stance. */
export type SupportCount = Readonly<Record<CountedStance, number>> & {
  readonly momentId: MomentId
  readonly stories: number
}
