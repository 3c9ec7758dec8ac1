import { z } from 'zod'
import { briefSchema } from '../model/brief.ts'
import { idPattern } from '../model/ids.ts'
import { newPersonSchema, roles, slots } from '../model/person.ts'
import { phases } from '../model/phase.ts'

/** HTTP contract, JSON both ways, same origin, with the device cookie. Server and client read the same schemas. */

export const errorCodes = [
  'bad-request',
  'not-signed-in',
  'not-allowed',
  'not-found',
  'gone',
  'invite-unknown',
  'nobody-ready',
  'too-large',
  'too-many',
  'unavailable',
] as const
export type ErrorCode = (typeof errorCodes)[number]

/** `sentence` is for the person in front of the screen. */
export const errorBodySchema = z.object({ error: z.object({ code: z.enum(errorCodes), sentence: z.string() }) })
export type ErrorBody = z.infer<typeof errorBodySchema>

const id = z.string().regex(idPattern)
const title = z.string().trim().min(1, 'Please give the board a title.').max(120, 'A title has at most 120 characters.')
const invite = z.string().min(1).max(200)

/** POST /api/boards → 201 created */
export const createBoardBody = z.object({
  title,
  brief: briefSchema.partial().default({}),
  person: newPersonSchema,
})
export type CreateBoardBody = z.input<typeof createBoardBody>
export const createdBoard = z.object({ boardId: id, personId: id, invite: z.string() })
export type CreatedBoard = z.infer<typeof createdBoard>

/** POST /api/sample → 201 created: a fresh copy of the sample workshop, revealed and ready to merge. */
export const createSampleBody = z.object({ person: newPersonSchema.optional() })

/** POST /api/boards/:id/people → 201 joined. `personId` of the same device: continue as that person (200). */
export const joinBody = z.union([
  z.object({ invite, person: newPersonSchema }),
  z.object({ invite: invite.optional(), continueAs: id }),
])
export type JoinBody = z.input<typeof joinBody>
export const joined = z.object({ personId: id })

/** POST /api/boards/:id/welcome {invite?} → what the join page may show before anybody joined. */
export const welcomeBody = z.object({ invite: invite.optional() })
export const welcome = z.object({
  title: z.string(),
  /** The people whom this device already is on the board: offered as “Continue as Priya”. */
  you: z.array(z.object({ personId: id, name: z.string() })),
  inviteIsGood: z.boolean(),
  /** Colours nobody has taken yet. */
  freeSlots: z.array(z.enum(slots)),
})
export type Welcome = z.infer<typeof welcome>

/** GET /api/boards/:id/me */
export const me = z.object({
  personId: id,
  mapId: id,
  role: z.enum(roles),
  ready: z.boolean(),
  phase: z.enum(phases),
})
export type Me = z.infer<typeof me>

/** POST /api/boards/:id/maps/mine/ready → 200 {ready} */
export const readyBody = z.object({ ready: z.boolean() })

/** POST /api/boards/:id/reveal (facilitator) → 200; 409 nobody-ready */
export const revealed = z.object({ revealed: z.array(id), waiting: z.array(id) })
export type Revealed = z.infer<typeof revealed>

/** POST /api/boards/:id/phase (facilitator) */
export const phaseBody = z.object({ phase: z.enum(phases) })

/** POST /api/boards/:id/timer (facilitator): minutes from now, or null to put the clock away. */
export const timerBody = z.object({ minutes: z.number().min(0.5).max(480).nullable() })

/** POST /api/boards/:id/roles (facilitator): the hat is given, or an author made observer. */
export const roleBody = z.object({ personId: id, role: z.enum(roles) })

/** POST /api/boards/:id/invites (facilitator) → 201 {invite} */
export const inviteBody = z.object({ role: z.enum(['author', 'observer']).default('author') })
export const invited = z.object({ invite: z.string() })

/** PUT /api/boards/:id/title (facilitator) */
export const titleBody = z.object({ title })

/** POST /api/boards/:id/interviews → 201 {interviewId}; its words are written by the client into the new document. */
export const interviewCreated = z.object({ interviewId: id })

/** DELETE /api/boards/:id/interviews/:interviewId → 200: the document, its log and its versions are gone. */
export const done = z.object({ done: z.literal(true) })

/** GET /api/boards: the boards this device is on. */
export const boardList = z.object({
  boards: z.array(z.object({ boardId: id, title: z.string(), personId: id, name: z.string(), at: z.number() })),
})
export type BoardList = z.infer<typeof boardList>
