import { readInterviewText } from '#shared/interviews/interview-text.ts'
import type { QuoteId } from '#shared/model/ids.ts'
import type { Evidence, Interview, SpeakerRole, Stance } from '#shared/model/interview.ts'
import type { ReadTurn } from './passage-keys.ts'
import { cutIntoPieces } from './pieces.ts'

/** A turn as it is shown: who, when, and its words in pieces. */
export type Turn = ReadTurn & {
  readonly speaker: string
  readonly role: SpeakerRole
  readonly at?: number
  /** The number of its first piece, counted through the whole interview. */
  readonly firstPiece: number
}

export function turnsOf(interview: Interview): readonly Turn[] {
  const roles = new Map(interview.speakers.map((speaker) => [speaker.name, speaker.role]))
  const turns: Turn[] = []
  let firstPiece = 0
  for (const { speaker, at, start, end } of readInterviewText(interview.text, interview.speakers).utterances) {
    const pieces = cutIntoPieces(interview.text, { start, end }, interview.quotes)
    turns.push({
      start,
      end,
      speaker,
      role: roles.get(speaker) ?? 'unknown',
      ...(at === undefined ? {} : { at }),
      pieces,
      firstPiece,
    })
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
