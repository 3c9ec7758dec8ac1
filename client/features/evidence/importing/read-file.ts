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
  if (!/\.(md|markdown|txt|vtt|srt)$/i.test(file.name))
    return { ok: false, sentence: messages.import.otherFormat(file.name) }
  if (file.size > maxBytes) return { ok: false, sentence: messages.import.tooLarge(file.size) }
  return decodeText(new Uint8Array(await file.arrayBuffer()))
}

/** UTF-8 or UTF-16 with its mark, as transcription tools write them; or Windows Latin where it is neither. */
export function decodeText(bytes: Uint8Array): ReadText {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return checkText(new TextDecoder('utf-16le').decode(bytes))
  if (first === 0xfe && second === 0xff) return checkText(new TextDecoder('utf-16be').decode(bytes))
  if (bytes.includes(0)) return { ok: false, sentence: messages.import.binary }
  try {
    return checkText(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    // Not UTF-8: an old editor's Latin text, unless control characters say that it is no text at all.
    const text = new TextDecoder('windows-1252').decode(bytes)
    return controlCharacters.test(text) ? { ok: false, sentence: messages.import.binary } : checkText(text)
  }
}

// oxlint-disable-next-line no-control-regex -- these are what gives a binary file away
const controlCharacters = /[\u0001-\u0008\u000e-\u001a\u001c-\u001f]/
