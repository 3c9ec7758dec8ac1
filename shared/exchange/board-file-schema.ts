import { z } from 'zod'
import { briefSchema } from '../model/brief.ts'
import { linkSchema } from '../model/link.ts'
import { maxCommentLength } from '../model/comment.ts'
import { differenceKinds } from '../model/difference.ts'
import { momentKinds, momentSchema } from '../model/moment.ts'
import { quoteKinds, stances } from '../model/interview.ts'
import { roles, slots } from '../model/person.ts'
import { phases } from '../model/phase.ts'
import { differenceStates } from '../model/shared-map.ts'

/** Board file v1 (DESIGN: contracts that others rely on), as it stands in the file; nothing is looked up yet. */

/** Ids in a file are the writer's own: no spaces and no “|”, which joins ids in our keys. */
const fileId = z.string().regex(/^[^\s|]{1,200}$/, 'ids have no spaces and no “|”, and at most 200 characters')

const decided = { by: z.string().default(''), at: z.number().default(0) }
const decision = z.object(decided)

const personSchema = z.object({
  id: fileId,
  name: z.string().default(''),
  discipline: z.string().default('other'),
  slot: z.enum(slots).optional(),
  role: z.enum(roles).optional(),
})

/** Strokes, stickies and text as the canvas keeps them: whole records, whatever is in them. */
const inkSchema = z.array(z.looseObject({ id: z.string(), typeName: z.literal('shape'), type: z.string() })).optional()

const linkInFile = linkSchema.extend({ id: fileId.optional(), by: z.string().optional() })

const placed = momentSchema.extend({
  place: z.object({ x: z.number(), y: z.number() }).optional(),
})

const mapFileSchema = z.object({
  id: fileId.optional(),
  author: z
    .object({ id: fileId.optional(), name: z.string().default(''), discipline: z.string().default('other') })
    .optional(),
  moments: z.array(placed),
  links: z.array(linkInFile).default([]),
  ink: inkSchema,
  /** Its owner had not shown it when the file was written. */
  private: z.literal(true).optional(),
})

const wordingSchema = z.object({
  label: z.string(),
  kind: z.enum(momentKinds).default('step'),
  rest: z.string().default(''),
  isGone: z.literal(true).optional(),
})

const sourceSchema = z.object({
  id: fileId,
  map: fileId.optional(),
  relation: z.enum(['same', 'part-of']).default('same'),
  wording: wordingSchema.optional(),
  checked: decision.optional(),
  ...decided,
})

const sharedFileSchema = z.object({
  moments: z.array(
    placed.extend({
      sources: z.array(sourceSchema).default([]),
      labelFrom: fileId.optional(),
      /** Drawn on the shared map itself, where it also has sources. */
      drawn: z.boolean().optional(),
      by: z.string().optional(),
    }),
  ),
  links: z.array(linkInFile).default([]),
  cutLinks: z.array(z.object({ from: fileId, to: fileId, ...decided })).default([]),
  ink: inkSchema,
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

const drawnSchema = z.object({
  key: z.string(),
  kind: z.enum(differenceKinds).default('branch'),
  title: z.string().default(''),
  question: z.string().default(''),
  sides: z.array(
    z.object({
      maps: z.array(fileId).default([]),
      sources: z.array(fileId).default([]),
      claim: z.string().default(''),
    }),
  ),
  moments: z.array(fileId).default([]),
  ...decided,
})

const commentTargetSchema = z.union([
  z.object({ kind: z.literal('moment'), map: fileId.optional(), id: fileId }),
  z.object({ kind: z.literal('link'), map: fileId.optional(), from: fileId, to: fileId }),
  z.object({ kind: z.literal('difference'), key: z.string() }),
  z.object({ kind: z.literal('place'), map: fileId.optional(), x: z.number(), y: z.number(), near: fileId.optional() }),
])

const threadSchema = z.object({
  id: fileId,
  target: commentTargetSchema,
  asks: z.boolean().default(false),
  comments: z
    .array(
      z.object({
        id: fileId,
        text: z
          .string()
          .min(1)
          .transform((text) => text.slice(0, maxCommentLength)),
        editedAt: z.number().optional(),
        ...decided,
      }),
    )
    .min(1),
  resolved: decision.optional(),
})

const guideEditSchema = z.object({
  item: z.string().min(1),
  hidden: z.literal(true).optional(),
  text: z.string().optional(),
  ...decided,
})

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
        interviews: z.array(fileId).optional(),
        ...decided,
      }),
    )
    .default([]),
  drawnDifferences: z.array(drawnSchema).default([]),
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
  phase: z.enum(phases).optional(),
  /** Everybody whom `by` and `author.id` speak of. */
  people: z.array(personSchema).optional(),
  maps: z.array(mapFileSchema),
  shared: sharedFileSchema.optional(),
  interviews: z.array(interviewFileSchema).default([]),
  decisions: decisionsFileSchema.optional(),
  comments: z.array(threadSchema).optional(),
  guide: z.array(guideEditSchema).optional(),
  /** By the `imageId` of ink records; data URLs. What is in them is looked at by whoever keeps them. */
  images: z.record(fileId, z.string()).optional(),
})

export type BoardFileShape = z.infer<typeof boardFileSchema>
export type MapFileShape = z.infer<typeof mapFileSchema>
export type SharedFileShape = z.infer<typeof sharedFileSchema>
export type DecisionsFileShape = z.infer<typeof decisionsFileSchema>
/** What is written: the schema's input, so that defaults may stay unsaid. */
export type WrittenBoardFile = z.input<typeof boardFileSchema>
