import * as Y from 'yjs'
import { cleanInPlace } from '../model/clean-text.ts'
import type { InterviewId, PersonId, QuoteId } from '../model/ids.ts'
import { type Interview, type Quote, type QuoteKind, quoteKinds, type Speaker } from '../model/interview.ts'
import { entriesOf } from './entries.ts'
import { markSchema } from './schema.ts'
import { patchText, readText } from './text.ts'
import { act, localOrigin, type Origin } from './transact.ts'

/**
 * One conversation. A participant's words are here and nowhere else.
 *
 *   meta      { schema, title, date }
 *   text      the canonical text, one utterance a line (`shared/interviews/interview-text.ts`)
 *   speakers  pseudonym → role
 *   quotes    id → { start, end (relative positions), exact, prefix, suffix, kind, by, at }
 *
 * A quote is anchored twice: relative positions follow edits around it; the exact words with some context find it again
 * when it was retyped.
 */
const contextLength = 32

const textOf = (doc: Y.Doc): Y.Text => doc.getText('text')
const speakersOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('speakers')
const quotesOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('quotes')

export function interviewText(doc: Y.Doc): Y.Text {
  return textOf(doc)
}

export function readInterview(doc: Y.Doc, id: InterviewId): Interview {
  const meta = doc.getMap('meta')
  // As long as it is in the document, since quotes point into it.
  const text = cleanInPlace(textOf(doc).toString())
  const speakers: Speaker[] = []
  for (const [name, role] of entriesOf(speakersOf(doc)))
    speakers.push({
      name: cleanInPlace(name),
      role: role === 'interviewer' || role === 'participant' ? role : 'unknown',
    })
  const quotes: Quote[] = []
  for (const [quoteId, value] of entriesOf(quotesOf(doc))) {
    const quote = readQuote(doc, text, quoteId as QuoteId, value)
    if (quote) quotes.push(quote)
  }
  const title = meta.get('title')
  const date = meta.get('date')
  return {
    id,
    title: readText(title),
    date: readText(date),
    speakers: speakers.sort((a, b) => a.name.localeCompare(b.name, 'en')),
    text,
    quotes: quotes.sort((a, b) => a.start - b.start || a.end - b.end),
  }
}

/** Fills a new interview. `text` is canonical and names speakers by pseudonym only. */
export function writeInterviewText(
  doc: Y.Doc,
  interview: { title: string; date: string; speakers: readonly Speaker[]; text: string },
  origin: Origin = localOrigin,
): void {
  act(
    doc,
    () => {
      const meta = doc.getMap('meta')
      markSchema(doc)
      meta.set('title', interview.title)
      meta.set('date', interview.date)
      for (const speaker of interview.speakers) speakersOf(doc).set(speaker.name, speaker.role)
      patchText(textOf(doc), interview.text)
    },
    origin,
  )
}

/** Marks a passage; `start`, `end` are offsets into the text as it stands. Returns nothing where the passage is empty. */
export function addQuote(
  doc: Y.Doc,
  quote: { id: QuoteId; start: number; end: number; kind?: QuoteKind; by: PersonId; at: number },
  origin: Origin = localOrigin,
): boolean {
  const text = textOf(doc)
  const whole = text.toString()
  const start = Math.max(0, quote.start)
  const end = Math.min(whole.length, quote.end)
  if (end <= start || whole.slice(start, end).trim() === '') return false
  act(
    doc,
    () => {
      quotesOf(doc).set(quote.id, {
        start: encodePosition(Y.createRelativePositionFromTypeIndex(text, start)),
        end: encodePosition(Y.createRelativePositionFromTypeIndex(text, end, -1)),
        exact: whole.slice(start, end).toWellFormed(),
        prefix: whole.slice(Math.max(0, start - contextLength), start).toWellFormed(),
        suffix: whole.slice(end, end + contextLength).toWellFormed(),
        kind: quote.kind ?? 'verbatim',
        by: quote.by,
        at: quote.at,
      })
    },
    origin,
  )
  return true
}

/** Keeps a passage whose words are no longer in the text, as it was marked. */
export function addLostQuote(
  doc: Y.Doc,
  { id, exact, kind, by, at }: Pick<Quote, 'id' | 'exact' | 'kind' | 'by' | 'at'>,
  origin: Origin = localOrigin,
): void {
  act(doc, () => quotesOf(doc).set(id, { exact: exact.toWellFormed(), kind, by, at }), origin)
}

export function removeQuotes(doc: Y.Doc, ids: readonly QuoteId[], origin: Origin = localOrigin): void {
  act(doc, () => ids.forEach((id) => quotesOf(doc).delete(id)), origin)
}

/** The shared types of an interview, for its undo manager. */
export function interviewScope(doc: Y.Doc): (Y.Map<unknown> | Y.Text)[] {
  return [textOf(doc), speakersOf(doc), quotesOf(doc)]
}

function readQuote(doc: Y.Doc, text: string, id: QuoteId, value: unknown): Quote | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { start, end, exact, prefix, suffix, kind, by, at } = value as Record<string, unknown>
  if (typeof exact !== 'string' || typeof at !== 'number') return undefined
  const found =
    resolve(doc, start, end) ??
    find(text, exact, typeof prefix === 'string' ? prefix : '', typeof suffix === 'string' ? suffix : '')
  return {
    id,
    kind: quoteKinds.find((known) => known === kind) ?? 'verbatim',
    exact: found ? text.slice(found.start, found.end) : cleanInPlace(exact),
    start: found?.start ?? 0,
    end: found?.end ?? 0,
    lost: !found,
    by: (typeof by === 'string' ? by : '') as PersonId,
    at,
  }
}

function resolve(doc: Y.Doc, start: unknown, end: unknown): { start: number; end: number } | undefined {
  const from = decodePosition(doc, start)
  const to = decodePosition(doc, end)
  return from !== undefined && to !== undefined && to > from ? { start: from, end: to } : undefined
}

/** The place where the words stand, preferring the one whose surroundings agree most. */
function find(text: string, exact: string, prefix: string, suffix: string): { start: number; end: number } | undefined {
  if (!exact) return undefined
  let best: { start: number; score: number } | undefined
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
    const before = text.slice(Math.max(0, at - prefix.length), at)
    const after = text.slice(at + exact.length, at + exact.length + suffix.length)
    const score = Number(prefix !== '' && before === prefix) + Number(suffix !== '' && after === suffix)
    if (!best || score > best.score) best = { start: at, score }
  }
  return best && { start: best.start, end: best.start + exact.length }
}

function encodePosition(position: Y.RelativePosition): unknown {
  return Y.relativePositionToJSON(position)
}

function decodePosition(doc: Y.Doc, value: unknown): number | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  try {
    const absolute = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(value), doc)
    return absolute?.type === textOf(doc) ? absolute.index : undefined
  } catch {
    // A position that does not fit this document (a broken or foreign value) is no position.
    return undefined
  }
}
