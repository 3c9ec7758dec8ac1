import type { QuoteId } from '#shared/model/ids.ts'
import type { Quote } from '#shared/model/interview.ts'

/** A stretch of the interview's text, as character offsets. */
export type Passage = { readonly start: number; readonly end: number }

/** The smallest stretch that the keyboard moves by: a sentence, cut again where a quote begins or ends. */
export type Piece = Passage & { readonly quoteIds: readonly QuoteId[] }

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' })
const words = new Intl.Segmenter('en', { granularity: 'word' })

/** Where the sentences of an utterance begin. It takes its time: once for a text, not for every quote in it. */
export function sentenceStarts(text: string, spoken: Passage): readonly number[] {
  return [...sentences.segment(text.slice(spoken.start, spoken.end))].map(({ index }) => spoken.start + index)
}

/** Cuts an utterance's spoken words into pieces; together they are the utterance, with nothing left out. */
export function cutIntoPieces(spoken: Passage, starts: readonly number[], quotes: readonly Quote[]): readonly Piece[] {
  const here = quotes.filter((quote) => !quote.lost && quote.start < spoken.end && quote.end > spoken.start)
  const cuts = new Set<number>([spoken.start, ...starts, spoken.end])
  for (const quote of here) {
    cuts.add(Math.max(spoken.start, quote.start))
    cuts.add(Math.min(spoken.end, quote.end))
  }
  const sorted = [...cuts].sort((a, b) => a - b)
  const pieces: Piece[] = []
  for (const [i, start] of sorted.entries()) {
    const end = sorted[i + 1]
    if (end === undefined || end <= start) continue
    const quoteIds = here.filter((quote) => quote.start < end && quote.end > start).map((quote) => quote.id)
    pieces.push({ start, end, quoteIds })
  }
  return pieces
}

/** What may be left over at the beginning when the words before it are a quote already. */
const leftOver = /^[\s,;:.!?…–—)\]]+/

/** The passage without spaces at its ends, and not beginning with a comma; nothing where no words are left. */
export function trimPassage(text: string, { start, end }: Passage): Passage | undefined {
  const slice = text.slice(start, end)
  const lead = leftOver.exec(slice)?.[0].length ?? 0
  const trail = slice.length - slice.trimEnd().length
  return lead + trail >= slice.length ? undefined : { start: start + lead, end: end - trail }
}

/** The passage as it was spoken: over several turns, without the times and names between them. */
export function spokenWords(text: string, passage: Passage, spoken: readonly Passage[]): string {
  return spoken
    .filter((turn) => turn.start < passage.end && turn.end > passage.start)
    .map((turn) => text.slice(Math.max(turn.start, passage.start), Math.min(turn.end, passage.end)).trim())
    .filter((words) => words !== '')
    .join(' … ')
}

/** Moves one end of a passage by a word within its turn; an end never crosses the other. */
export function moveEndByWord(
  text: string,
  passage: Passage,
  turn: Passage,
  move: { readonly end: 'start' | 'end'; readonly by: 1 | -1 },
): Passage {
  const stops: number[] = []
  for (const word of words.segment(text.slice(turn.start, turn.end))) {
    if (!word.isWordLike) continue
    const at = turn.start + word.index
    stops.push(move.end === 'start' ? at : withPunctuation(text, at + word.segment.length, turn.end))
  }
  const now = passage[move.end]
  const next = move.by > 0 ? stops.find((stop) => stop > now) : stops.findLast((stop) => stop < now)
  if (next === undefined) return passage
  const moved = { ...passage, [move.end]: next }
  return moved.start < moved.end ? moved : passage
}

/** A word's end takes its full stop along. */
function withPunctuation(text: string, end: number, limit: number): number {
  let at = end
  while (at < limit && /[^\s\p{L}\p{N}]/u.test(text[at] ?? '')) at++
  return at
}
