import { z } from 'zod'
import { briefSchema } from '../model/brief.ts'
import { linkSchema } from '../model/link.ts'
import { momentSchema } from '../model/moment.ts'
import { quoteKinds, stances } from '../model/interview.ts'
import { differenceStates } from '../model/shared-map.ts'

/** Board file v1 (DESIGN: contracts that others rely on), as it stands in the file; nothing is looked up yet. */

/** Ids in a file are the writer's own: no spaces and no “|”, which joins ids in our keys. */
const fileId = z.string().regex(/^[^\s|]{1,200}$/, 'ids have no spaces and no “|”, and at most 200 characters')

const decided = { by: z.string().default(''), at: z.number().default(0) }

const placed = momentSchema.extend({
  place: z.object({ x: z.number(), y: z.number() }).optional(),
})

const mapFileSchema = z.object({
  id: fileId.optional(),
  author: z.object({ name: z.string().default(''), discipline: z.string().default('other') }).optional(),
  moments: z.array(placed),
  links: z.array(linkSchema).default([]),
})

const sourceSchema = z.object({
  id: fileId,
  map: fileId.optional(),
  relation: z.enum(['same', 'part-of']).default('same'),
  ...decided,
})

const sharedFileSchema = z.object({
  moments: z.array(placed.extend({ sources: z.array(sourceSchema).default([]), labelFrom: fileId.optional() })),
  links: z.array(linkSchema).default([]),
  cutLinks: z.array(z.object({ from: fileId, to: fileId })).default([]),
})

const quoteSchema = z.object({
  id: fileId,
  kind: z.enum(quoteKinds).default('verbatim'),
  exact: z.string(),
  start: z.number().int().min(0),
  end: z.number().int().min(0),
  ...decided,
})

const interviewFileSchema = z.object({
  id: fileId,
  title: z.string().default(''),
  date: z.string().default(''),
  speakers: z
    .array(z.object({ name: z.string(), role: z.enum(['interviewer', 'participant', 'unknown']).default('unknown') }))
    .default([]),
  text: z.string().default(''),
  quotes: z.array(quoteSchema).default([]),
})

const targetSchema = z.union([
  z.object({ kind: z.literal('moment'), id: fileId }),
  z.object({ kind: z.literal('link'), from: fileId, to: fileId }),
  z.object({ kind: z.literal('difference'), key: z.string() }),
])

const decisionsFileSchema = z.object({
  keptApart: z.array(z.object({ a: fileId, b: fileId, ...decided })).default([]),
  putOff: z.array(z.object({ key: z.string(), ...decided })).default([]),
  differences: z
    .array(
      z.object({
        key: z.string(),
        state: z.enum(differenceStates),
        question: z.string().optional(),
        because: z.string().optional(),
        ...decided,
      }),
    )
    .default([]),
  evidence: z
    .array(
      z.object({
        id: fileId,
        interview: fileId,
        quote: fileId,
        target: targetSchema,
        stance: z.enum(stances).default('nuances'),
        ...decided,
      }),
    )
    .default([]),
  paths: z.array(z.object({ interview: fileId, moments: z.array(fileId) })).default([]),
})

export const boardFileSchema = z.object({
  tributary: z.literal(1, 'this file says another version of the board file than 1').optional(),
  title: z.string().default(''),
  brief: briefSchema.prefault({}),
  maps: z.array(mapFileSchema),
  shared: sharedFileSchema.optional(),
  interviews: z.array(interviewFileSchema).default([]),
  decisions: decisionsFileSchema.optional(),
})

export type BoardFileShape = z.infer<typeof boardFileSchema>
export type MapFileShape = z.infer<typeof mapFileSchema>
export type SharedFileShape = z.infer<typeof sharedFileSchema>
export type DecisionsFileShape = z.infer<typeof decisionsFileSchema>
/** What is written: the schema's input, so that defaults may stay unsaid. */
export type WrittenBoardFile = z.input<typeof boardFileSchema>
