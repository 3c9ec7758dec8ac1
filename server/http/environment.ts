import type { IncomingMessage } from 'node:http'
import type { Context, MiddlewareHandler } from 'hono'
import { formatDocumentName } from '#shared/protocol/document-names.ts'
import { type Asker, decideAccess, mayAct, mayLead } from '#shared/protocol/rights.ts'
import type { BoardId, MapId } from '#shared/model/ids.ts'
import { isId } from '#shared/model/ids.ts'
import type { SessionFacts } from '#shared/documents/session-document.ts'
import { hashDevice } from '../access/device-cookie.ts'
import { type DeviceDeps, findDevice, findKnownDevice } from '../access/known-device.ts'
import { type CommandContext, done, type Outcome, type Refusal, refuse } from '../commands/context.ts'
import { messages } from '../commands/messages.ts'
import type { DeviceHash } from '../storage/directory.ts'
import type { BodyReceiver } from './receive-body.ts'

export type Environment = {
  Bindings: {
    incoming: IncomingMessage
    bodies: BodyReceiver
    /** Where the request comes from, for limits. */
    address: string
  }
  Variables: {
    device?: DeviceHash | undefined
    /** Takes what the request costs from its board and the server. */
    chargeBoard?: (boardId: BoardId) => Refusal | undefined
  }
}
export type RequestContext = Context<Environment>

/** Finds out which device asks, before anything else is done for it; one that has its cookie of before is given that of now. */
export function knowDevice(deps: DeviceDeps): MiddlewareHandler<Environment> {
  return async (context, next) => {
    const header = context.req.header('cookie')
    const found = await findDevice(header, deps)
    context.set('device', found?.device)
    if (found?.isRenamed) context.header('Set-Cookie', deps.cookies.give(found.secret), { append: true })
    await next()
  }
}

export function deviceOf(context: RequestContext): DeviceHash | undefined {
  return context.get('device')
}

/** The device that asks, which may become somebody now; one that the server does not know is given a cookie of its own. */
export async function deviceOrNew(
  context: RequestContext,
  deps: DeviceDeps & { mintSecret: () => string },
): Promise<DeviceHash> {
  const known = await findKnownDevice(context.req.header('cookie'), deps)
  const secret = known?.secret ?? deps.mintSecret()
  // Also to a device that has one: its 400 days begin anew.
  context.header('Set-Cookie', deps.cookies.give(secret), { append: true })
  return hashDevice(secret)
}

export type BoardVisit = { readonly boardId: BoardId; readonly facts: SessionFacts; readonly asker: Asker | undefined }

/** The board of the request's path as it stands, and who asks. */
export async function visitBoard(
  context: RequestContext,
  { directory }: Pick<CommandContext, 'directory'>,
): Promise<Outcome<BoardVisit>> {
  const id = context.req.param('boardId')
  if (!isId(id)) return refuse('not-found', messages.unknownBoard)
  const boardId = id as BoardId
  const board = await directory.board(boardId)
  if (board.state === 'unknown') return refuse('not-found', messages.unknownBoard)
  if (board.state === 'deleted') return refuse('gone', messages.goneBoard)
  const { asker } = await directory.access(deviceOf(context), boardId, 'session')
  return done({ boardId, facts: board.facts, asker })
}

/** Whether the device that asks can open the map that is its person's now; not so before it has proven itself. */
export async function mayOpenOwnMap(
  context: RequestContext,
  { directory }: Pick<CommandContext, 'directory'>,
  boardId: BoardId,
  mapId: MapId,
): Promise<boolean> {
  const document = { kind: 'map', mapId } as const
  const { asker, document: state } = await directory.access(deviceOf(context), boardId, formatDocumentName(document))
  return decideAccess(asker, document, state).allowed
}

export type MemberVisit = BoardVisit & { readonly asker: Asker }

/**
 * The same, for somebody who is on the board. `facilitator` and `author` say what they must be at least; `guest` is also a
 * device that only looks on (R5).
 */
export async function visitAsMember(
  context: RequestContext,
  deps: Pick<CommandContext, 'directory'>,
  atLeast: 'facilitator' | 'author' | 'observer' | 'guest' = 'observer',
): Promise<Outcome<MemberVisit>> {
  const visit = await visitBoard(context, deps)
  if (!visit.ok) return visit
  const { asker } = visit.value
  if (!asker) return refuse('not-signed-in', messages.notSignedIn)
  if (atLeast !== 'guest' && !mayAct(asker)) return refuse('not-allowed', messages.looksOn)
  if (atLeast === 'facilitator' && !mayLead(asker)) return refuse('not-allowed', messages.notFacilitator)
  if (atLeast === 'author' && asker.role === 'observer') return refuse('not-allowed', messages.observer)
  return context.get('chargeBoard')?.(visit.value.boardId) ?? done({ ...visit.value, asker })
}
