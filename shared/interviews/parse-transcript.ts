import type { Transcript, TranscriptFormat, Utterance } from '../model/interview.ts'
import { limits } from '../protocol/limits.ts'
import { guessRoles } from './guess-roles.ts'
import { oneLine } from './interview-text.ts'
import { readCues } from './read-cues.ts'
import { looksLikeJson, readJson } from './read-json.ts'
import { readNotes } from './read-notes.ts'
import { readPlain } from './read-plain.ts'
import { type NamedSpeaker, readSpeaker } from './speaker-names.ts'
import type { RawTranscript } from './turns.ts'

export type TranscriptRead =
  | {
      readonly ok: true
      readonly transcript: Transcript
      /** ISO date of the conversation, where the file states one. */
      readonly date?: string
      /** What stands in the file beside the conversation: comments and fields. They may name people. */
      readonly notes: readonly string[]
      readonly warnings: readonly string[]
    }
  | { readonly ok: false; readonly sentence: string }

/**
 * Reads a pasted or dropped interview: WebVTT, SubRip, notes in Markdown, or text as recorders and people write it. What
 * it looks like decides; the file's name only where that is not clear. One utterance for each turn or paragraph, with the
 * names as they stand in the file: give them pseudonyms (`pseudonymise`) before anything is stored.
 */
export function parseTranscript(text: string, hint: { readonly fileName?: string } = {}): TranscriptRead {
  const fileName = hint.fileName ?? ''
  const isJson = looksLikeJson(text, fileName)
  const refusal = refuseText(text, isJson)
  if (refusal) return { ok: false, sentence: refusal }
  const format = isJson ? 'txt' : formatOf(text, fileName)
  const raw = isJson ? readJson(text) : readAs(format, text)
  if (!raw && isJson) return { ok: false, sentence: jsonSentence }
  if (!raw)
    return {
      ok: false,
      sentence: `This says it is a .${format} file, but there is no passage with a time (00:00 --> 00:00) in it. Paste its words as text, or save it as .txt.`,
    }
  const utterances = raw.turns.flatMap(finishTurn)
  if (utterances.length === 0) return { ok: false, sentence: 'There are no words of a conversation in this file.' }
  const speakers = guessRoles(namedSpeakers(raw, utterances), utterances)
  return {
    ok: true,
    transcript: { format, speakers, utterances },
    ...(raw.date === undefined ? {} : { date: raw.date }),
    notes: raw.notes ?? [],
    warnings: raw.warnings,
  }
}

const jsonSentence = 'This is JSON, written for programs. Save the transcript as .vtt, .srt, .md or .txt and try again.'

function refuseText(text: string, isJson: boolean): string | undefined {
  if (text.trim() === '') return 'This file is empty.'
  if (isJson && text.length > limits.maxInterviewCharacters) return jsonSentence
  if (text.length > limits.maxInterviewCharacters)
    return `An interview holds at most ${limits.maxInterviewCharacters.toLocaleString('en')} characters; this has ${text.length.toLocaleString('en')}. Split it into two.`
  // Nulls, controls and the replacement character are what a picture, a recording or a Word file looks like as text.
  // oxlint-disable-next-line no-control-regex -- these are what gives a binary file away
  const foreign = text.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/g)?.length ?? 0
  if (text.includes('\u0000') || foreign * 50 > text.length)
    return 'This is not a text file. Save the transcript as .vtt, .srt, .md or .txt and try again.'
  return undefined
}

function formatOf(text: string, fileName: string): TranscriptFormat {
  const start = text
    .slice(0, 2_000)
    .replace(/^\uFEFF/, '')
    .trimStart()
  if (/^WEBVTT\b/.test(start)) return 'vtt'
  const timing = /^[ \t]{0,9}(?:\d{1,3}:)?\d{1,2}:\d{1,2}([.,])\d{1,3}[ \t]{0,9}-->/m.exec(text)
  if (timing) return timing[1] === ',' ? 'srt' : 'vtt'
  const named = /\.(vtt|srt|md|markdown|txt)$/i.exec(fileName.trim())?.[1]?.toLowerCase()
  if (named === 'vtt' || named === 'srt' || named === 'txt') return named
  if (named !== undefined) return 'md'
  return /^---[ \t]*\n[\s\S]*?\n---[ \t]*$/m.test(start) || /^(?:#{1,3} \S|\*\*[^*\n]{1,80}\*\*)/m.test(start)
    ? 'md'
    : 'txt'
}

function readAs(format: TranscriptFormat, text: string): RawTranscript | undefined {
  switch (format) {
    case 'vtt':
    case 'srt':
      return readCues(text)
    case 'md':
      return readNotes(text)
    case 'txt':
      return readPlain(text)
  }
}

function finishTurn({ speaker, at, text }: RawTranscript['turns'][number]): readonly Utterance[] {
  const spoken = oneLine(text)
  if (spoken === '') return []
  return [
    { speaker: speaker === '' ? '' : readSpeaker(speaker).name, ...(at === undefined ? {} : { at }), text: spoken },
  ]
}

/** In the order in which they first speak, then those the file only states. */
function namedSpeakers(raw: RawTranscript, utterances: readonly Utterance[]): readonly NamedSpeaker[] {
  const roles = new Map<string, NamedSpeaker['role']>()
  const said = [...raw.turns.map((turn) => readSpeaker(turn.speaker)), ...(raw.stated ?? [])]
  const names = [...utterances.map((utterance) => utterance.speaker), ...(raw.stated ?? []).map((one) => one.name)]
  for (const name of names) if (name !== '' && !roles.has(name)) roles.set(name, 'unknown')
  for (const { name, role } of said) if (roles.has(name) && role !== 'unknown') roles.set(name, role)
  return [...roles].map(([name, role]) => ({ name, role }))
}
