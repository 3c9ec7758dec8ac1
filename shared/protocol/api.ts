import { z } from 'zod'
import { briefSchema } from '../model/brief.ts'
import { cleanLine } from '../model/clean-text.ts'
import { saidSchema } from '../model/said.ts'
import { idPattern } from '../model/ids.ts'
import { imageTypes } from '../images/image-kind.ts'
import { disciplines, newPersonSchema, roles, slots } from '../model/person.ts'
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

/**
 * What is said to people, as data (`reason`, `values`), for the screen to say in its language; `sentence`: the same in
 * English, for whoever calls the API by hand.
 */
const saidInEnglish = z.intersection(saidSchema, z.object({ sentence: z.string() }))
export type SaidInEnglish = z.infer<typeof saidInEnglish>

export const errorBodySchema = z.object({
  error: z.intersection(saidInEnglish, z.object({ code: z.enum(errorCodes) })),
})
export type ErrorBody = z.infer<typeof errorBodySchema>

const id = z.string().regex(idPattern)
/** One line of at most so many characters, cleaned (`cleanLine`). What is wrong is a name of `shared/words`. */
function line(most: number, missing: string, tooLong?: string) {
  return z.string().transform(cleanLine).pipe(z.string().min(1, missing).max(most, tooLong))
}
const title = line(120, 'titleMissing', 'titleTooLong')
const invite = z.string().min(1).max(200)

/** POST /api/boards → 201 created */
export const createBoardBody = z.object({
  title,
  brief: briefSchema.partial().default({}),
  person: newPersonSchema,
})
export type CreateBoardBody = z.input<typeof createBoardBody>
/** `recoveryCode` is shown once: with it the person comes back after losing their device. The server keeps only a hash. */
export const createdBoard = z.object({
  boardId: id,
  personId: id,
  invite: z.string(),
  recoveryCode: z.string().optional(),
})
export type CreatedBoard = z.infer<typeof createdBoard>

/** POST /api/sample → 201 created: a fresh copy of the sample workshop, revealed and ready to merge. */
export const createSampleBody = z.object({ person: newPersonSchema.optional() })

/**
 * POST /api/boards/from-file → 201 openedBoardFile: a board out of a board file. `as`: whom of the people in the file the
 * person goes on as, by their place among `peopleOfBoard`; else they come as `person`.
 */
export const openBoardFileBody = z.object({
  file: z.unknown(),
  as: z.number().int().nonnegative().optional(),
  person: newPersonSchema.optional(),
})
export type OpenBoardFileBody = z.input<typeof openBoardFileBody>
/** `warnings`: what of the file could not be taken over, a sentence each. */
export const openedBoardFile = createdBoard.extend({ warnings: z.array(saidInEnglish) })

/**
 * POST /api/boards/:id/people → 201 joined. `continueAs`: go on as a person whom this device already is (200).
 * `comeBack`: with an invitation that a facilitator made for one person, be that person again (200).
 */
export const joinBody = z.union([
  z.object({ invite, person: newPersonSchema }),
  z.object({ invite, comeBack: z.literal(true) }),
  z.object({ invite: invite.optional(), continueAs: id }),
])
export type JoinBody = z.input<typeof joinBody>
export const joined = z.object({ personId: id, recoveryCode: z.string().optional() })

/** POST /api/boards/:id/welcome {invite?} → what the join page may show before anybody joined. */
export const welcomeBody = z.object({ invite: invite.optional() })
export const welcome = z.object({
  title: z.string(),
  /** The people whom this device already is on the board: offered as “Continue as Priya”. */
  you: z.array(z.object({ personId: id, name: z.string() })),
  inviteIsGood: z.boolean(),
  /** Why an invitation that the server knows is not good any more; `removed`: it is, but not for this device. */
  inviteEnded: z.enum(['expired', 'revoked', 'removed']).optional(),
  /** The invitation brings this person back, and nobody else. */
  bringsBack: z.object({ personId: id, name: z.string() }).optional(),
  /** Who is on the board, for somebody with a good invitation who may be one of them on a new device. */
  people: z.array(z.object({ personId: id, name: z.string(), discipline: z.enum(disciplines) })).optional(),
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
  /** A facilitator let this device in: the private map stays closed until the recovery code or another device proves it. */
  mapIsSealed: z.boolean().optional(),
  /** And the person has a device of their own: until this one has proven itself, it looks on (R5). */
  looksOn: z.boolean().optional(),
  /** The host of the service to which the operator lets labels of shared maps go in merge mode; absent where there is none. */
  labelsGoTo: z.string().optional(),
  /** A private map of theirs was put away when this one was begun; they can go back to it. Since when it is there. */
  earlierMapAt: z.number().optional(),
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

/** POST /api/boards/:id/invites (facilitator) → 201. `expiresInDays: null`: good until it is revoked. */
export const inviteBody = z.object({
  role: z.enum(['author', 'observer']).default('author'),
  expiresInDays: z.number().min(0.01).max(365).nullable().default(30),
})
export const invited = z.object({ invite: z.string(), id: id.optional(), expiresAt: z.number().optional() })

/** GET /api/boards/:id/invites (facilitator): those that are still good, without their secrets, the newest first. */
export const inviteList = z.object({
  invites: z.array(
    z.object({
      id,
      role: z.enum(roles),
      createdAt: z.number(),
      expiresAt: z.number().optional(),
      /** The person whom it brings back. */
      personId: id.optional(),
      /** Who joined by it. */
      usedBy: z.array(id).default([]),
    }),
  ),
})
export type InviteList = z.infer<typeof inviteList>
/** DELETE /api/boards/:id/invites/:inviteId (facilitator) → 200 done: from now on it is good for nothing. */

/** DELETE /api/boards/:id/people/me → 200 done: leave, and take along a map that nobody has seen. */
/**
 * DELETE /api/boards/:id/people/:personId (facilitator) → 200 personRemoved: all their rights end at once, and their
 * devices stay out. `cameBy`: the invitation by which they came, which is still good for others: it can be renewed.
 */
export const personRemoved = z.object({ done: z.literal(true), cameBy: id.optional() })
/** POST /api/boards/:id/invites/:inviteId/renew (facilitator) → 201 invited: a new secret, and the old one is good no longer. */
/** POST /api/boards/:id/people/:personId/invite (facilitator) → 201 invited: brings that person back, once. */
/** DELETE /api/boards/:id (facilitator) → 200 done: the board, its documents and their versions are gone. */

/** POST /api/boards/:id/recover {code} → 200 {personId}: this device is that person again, with everything theirs. */
export const recoverBody = z.object({ code: z.string().min(1).max(100) })
/** POST /api/boards/:id/recovery-code → 200: a new code in the place of the old one, from a device that is surely theirs. */
export const recoveryCode = z.object({ recoveryCode: z.string() })

/** POST /api/boards/:id/approvals {invite, personId} → 201: ask the person's other devices to let this one in. */
export const askApprovalBody = z.object({ invite, personId: id })
/** `code` is shown on both devices, to be compared. */
export const approvalAsked = z.object({ id, code: z.string() })
/**
 * GET /api/boards/:id/approvals/:approvalId, from the device that asked: answered as soon as its request was, or after
 * half a minute at most, with `waiting`. `closed`: nobody lets it in, or it has asked too long ago.
 */
export const approvalAwaited = z.object({ state: z.enum(['waiting', 'in', 'closed']) })
/**
 * GET /api/boards/:id/approvals: which devices wait for this person's yes; to a facilitator also those that want to be
 * somebody else. That something changed is said by `asking` in the session. A facilitator's yes lets a device in as with
 * an invitation back: the private map stays closed there.
 */
export const approvalList = z.object({
  approvals: z.array(z.object({ id, code: z.string(), at: z.number(), personId: id })),
})
/** POST /api/boards/:id/approvals/:approvalId → 200 done */
export const answerApprovalBody = z.object({ approve: z.boolean() })

/** GET /api/boards/:id/devices → how many devices are this person, this one among them. */
export const deviceCount = z.object({ devices: z.number() })
/**
 * DELETE /api/boards/:id/devices/this → 200 done: this device is the person no longer; `?person=` says which, where two
 * share it.
 */
/** DELETE /api/boards/:id/devices/others → 200: all others are not; from a device that is surely theirs. */
export const signedOut = z.object({ signedOut: z.number() })

/** POST /api/boards/:id/maps/mine/anew → 201 {mapId}: an empty map where one's own is closed on this device for good. */
/** POST /api/boards/:id/maps/mine/back → 200 {mapId}: the private map that was put away is one's own again. */
export const ownMap = z.object({ mapId: id })

/** PUT /api/boards/:id/title (facilitator) */
export const titleBody = z.object({ title })

/** POST /api/boards/:id/interviews → 201 {interviewId}; its words are written by the client into the new document. */
export const interviewCreated = z.object({ interviewId: id })

/** DELETE /api/boards/:id/interviews/:interviewId → 200: the document, its log and its versions are gone. */
export const done = z.object({ done: z.literal(true) })

/** Why a version was kept. */
const versionCause = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('hand'), label: z.string() }),
  z.object({ kind: z.literal('reveal') }),
  z.object({ kind: z.literal('merged') }),
  z.object({ kind: z.literal('interview'), interviewId: id }),
  z.object({ kind: z.literal('tied'), interviewId: id }),
  z.object({ kind: z.literal('restore'), number: z.number() }),
])
export type VersionCause = z.infer<typeof versionCause>
/**
 * Versions of `board`, `map-shared` and `map-<id>`, for whoever may read the document; keeping one is for who may write.
 * Those of a map begin with its reveal anew.
 *
 * POST /api/boards/:id/documents/:document/versions {label} → 201 versionKept
 * GET  /api/boards/:id/documents/:document/versions → versionList, the newest first
 * GET  /api/boards/:id/documents/:document/versions/:versionId → the whole state as bytes, for `Y.applyUpdateV2` on an
 *      empty document. Going back is an edit that a person's client makes, forward, in the document of now.
 */
export const keepVersionBody = z.object({ label: line(120, 'versionNameMissing') })
export const versionKept = z.object({ id: z.number() })
const versionInfo = z.object({ id: z.number(), author: z.string(), at: z.number(), cause: versionCause })
export type VersionInfo = z.infer<typeof versionInfo>
export const versionList = z.object({ versions: z.array(versionInfo) })

/**
 * Versions of the board: the shared map and the brief at a cause. Everybody on the board reads them; keeping one and
 * going back to one is for authors.
 *
 * GET  /api/boards/:id/versions → boardVersionList, the newest first. `number` is also the id of the map's state among
 *      the versions of `map-shared`; `brief` is that of the brief's among those of `board`, `maps` those of the members'
 *      maps as they were then, among those of each `map-<mapId>`; without them it is not known how these were.
 * POST /api/boards/:id/versions {label} → 201 boardVersionKept
 * POST /api/boards/:id/versions {tied} → 201: after an interview was tied to the map. No number where nothing is new.
 * POST /api/boards/:id/versions {restoring} → 201: what is there now is kept, and this client may go back; 429 where
 *      somebody else does so at this moment.
 */
const versionLabel = line(120, 'versionLabelMissing')
export const keepBoardVersionBody = z.union([
  z.object({ label: versionLabel }),
  z.object({ tied: id }),
  z.object({ restoring: z.number().int().positive() }),
])
export type KeepBoardVersionBody = z.input<typeof keepBoardVersionBody>
export const boardVersionKept = z.object({ number: z.number().optional() })
const boardVersion = z.object({
  number: z.number(),
  author: z.string(),
  at: z.number(),
  cause: versionCause,
  brief: z.number().optional(),
  maps: z.array(z.object({ mapId: id, version: z.number() })).optional(),
})
export type BoardVersion = z.infer<typeof boardVersion>
export const boardVersionList = z.object({ versions: z.array(boardVersion) })

/**
 * POST /api/boards/:id/nearness {} → how near the moments of the revealed maps are in meaning, says the service that the
 * operator chose; `host` is where their labels went. `near`: two moments by their place in `moments`, and 0 … 1; any other
 * two were compared and are not near.
 */
export const nearnessAnswer = z.discriminatedUnion('state', [
  z.object({ state: z.literal('off') }),
  z.object({ state: z.literal('failed'), host: z.string() }),
  z.object({
    state: z.literal('compared'),
    host: z.string(),
    moments: z.array(id),
    near: z.array(
      z.tuple([z.number().int().nonnegative(), z.number().int().nonnegative(), z.number().min(0).max(1)]).readonly(),
    ),
  }),
])
export type NearnessAnswer = z.infer<typeof nearnessAnswer>

/** PUT of an image (`image-path.ts`) → 201: what it was found to be, in pixels. */
export const imageKept = z.object({ type: z.enum(imageTypes), width: z.number(), height: z.number() })
export type ImageKept = z.infer<typeof imageKept>

/** GET /api/boards: the boards this device is on. */
export const boardList = z.object({
  boards: z.array(z.object({ boardId: id, title: z.string(), personId: id, name: z.string(), at: z.number() })),
})
export type BoardList = z.infer<typeof boardList>
