import { readInterviewText } from '#shared/interviews/interview-text.ts'
import type { QuoteId } from '#shared/model/ids.ts'
import type { Evidence, Interview, Quote, Speaker, SpeakerRole, Stance } from '#shared/model/interview.ts'
import type { ReadTurn } from './reading/passage-keys.ts'
import { cutIntoPieces, sentenceStarts } from './pieces.ts'

/** A turn as it is shown: who, when, and its words in pieces. */
export type Turn = ReadTurn & {
  readonly speaker: string
  readonly role: SpeakerRole
  readonly at?: number
  /** The number of its first piece, counted through the whole interview. */
  readonly firstPiece: number
}

/** An utterance with where its sentences begin: what does not change when somebody highlights. */
export type Said = {
  readonly speaker: string
  readonly at?: number
  readonly start: number
  readonly end: number
  readonly sentences: readonly number[]
}

export function readSaid(text: string, names: readonly string[]): readonly Said[] {
  return readInterviewText(
    text,
    names.map((name) => ({ name })),
  ).utterances.map(({ text: _words, ...said }) => ({
    ...said,
    sentences: sentenceStarts(text, said),
  }))
}

export function turnsOf(
  said: readonly Said[],
  speakers: readonly Speaker[],
  quotes: readonly Quote[],
): readonly Turn[] {
  const roles = new Map(speakers.map((speaker) => [speaker.name, speaker.role]))
  const turns: Turn[] = []
  let firstPiece = 0
  for (const { sentences, ...utterance } of said) {
    const pieces = cutIntoPieces(utterance, sentences, quotes)
    turns.push({ ...utterance, role: roles.get(utterance.speaker) ?? 'unknown', pieces, firstPiece })
    firstPiece += pieces.length
  }
  return turns
}

/** How a quote is underlined: by its stance, `mixed` where its ties differ, `untied` where it has none. */
export type QuoteLook = Stance | 'mixed' | 'untied'

export function quoteLooks(interview: Interview, evidence: readonly Evidence[]): ReadonlyMap<QuoteId, QuoteLook> {
  const ties = Map.groupBy(evidence, (tie) => tie.quoteId)
  return new Map(
    interview.quotes.map((quote) => {
      const stances = new Set((ties.get(quote.id) ?? []).map((tie) => tie.stance))
      const [only] = stances
      return [quote.id, only === undefined ? 'untied' : stances.size > 1 ? 'mixed' : only]
    }),
  )
}
