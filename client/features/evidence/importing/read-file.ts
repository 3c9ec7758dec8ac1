import { decodeText } from '#shared/interviews/decode-text.ts'
import { limits } from '#shared/protocol/limits.ts'
import { messages } from '../messages.ts'

export type ReadText = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly sentence: string }

/** A character takes at most four bytes; what is larger cannot be short enough. */
const maxBytes = limits.maxInterviewCharacters * 4

/** Says no to a text that is too long, before anybody tries to understand it. */
export function checkText(text: string): ReadText {
  if (text.trim() === '') return { ok: false, sentence: messages.import.empty }
  if (text.length > limits.maxInterviewCharacters)
    return { ok: false, sentence: messages.import.tooLong(text.length, limits.maxInterviewCharacters) }
  if (text.includes('\0')) return { ok: false, sentence: messages.import.binary }
  return { ok: true, text }
}

/** Reads a dropped or chosen file on this device; nothing of it leaves the page. */
export async function readTextFile(file: File): Promise<ReadText> {
  if (!/\.(md|markdown|txt|vtt|srt|sbv|lrc|json)$/i.test(file.name))
    return { ok: false, sentence: messages.import.otherFormat(file.name) }
  if (file.size > maxBytes) return { ok: false, sentence: messages.import.tooLarge(file.size) }
  return readBytes(new Uint8Array(await file.arrayBuffer()))
}

export function readBytes(bytes: Uint8Array): ReadText {
  const text = decodeText(bytes)
  return text === undefined ? { ok: false, sentence: messages.import.binary } : checkText(text)
}
