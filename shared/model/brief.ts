import { z } from 'zod'
import { cleanRead } from './clean-text.ts'

/** The fields of a brief; each is a text of its own, so that two people can write two of them at once. */
export const briefFields = ['outcome', 'question', 'actor', 'start', 'end', 'tooNarrow', 'tooBroad'] as const
export type BriefField = (typeof briefFields)[number]
export type Brief = Readonly<Record<BriefField, string>>

const line = z.string().max(1_000, 'briefLineTooLong')
const field = z.string().transform(cleanRead).pipe(line).default('')

export const briefSchema = z.object({
  outcome: field,
  question: field,
  actor: field,
  start: field,
  end: field,
  tooNarrow: field,
  tooBroad: field,
})

export const emptyBrief: Brief = {
  outcome: '',
  question: '',
  actor: '',
  start: '',
  end: '',
  tooNarrow: '',
  tooBroad: '',
}
