import { z } from 'zod'
import type { RawTranscript } from './turns.ts'

const segment = z.object({
  text: z.string(),
  start: z.number().nonnegative().optional(),
  speaker: z.union([z.string(), z.number()]).nullish(),
})
const segments = z.union([
  z.object({ segments: z.array(segment) }).transform((file) => file.segments),
  z.array(segment),
])

/** JSON as Whisper and its kin write it: segments with words, a time and perhaps a speaker. Nothing of any other. */
export function readJson(text: string): RawTranscript | undefined {
  let file: unknown
  try {
    file = JSON.parse(text)
  } catch {
    return undefined
  }
  const read = segments.safeParse(file)
  if (!read.success) return undefined
  return {
    turns: read.data.map(({ text: words, start, speaker }) => ({
      speaker: String(speaker ?? '').trim(),
      ...(start === undefined ? {} : { at: start }),
      text: words.trim(),
    })),
    warnings: [],
  }
}

/** Whether a text is written for programs, as JSON: it begins and ends as such, or says so by its name. */
export function looksLikeJson(text: string, fileName: string): boolean {
  const trimmed = text.trim()
  return /\.json$/i.test(fileName.trim()) || /^(?:\{\s*"[\s\S]*\}|\[\s*\{[\s\S]*\}\s*\])$/.test(trimmed)
}
