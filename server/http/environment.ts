import type { IncomingMessage } from 'node:http'
import type { Context } from 'hono'
import { formatDocumentName } from '#shared/protocol/document-names.ts'
import { type Asker, decideAccess } from '#shared/protocol/rights.ts'
import type { BoardId, MapId } from '#shared/model/ids.ts'
import { isId } from '#shared/model/ids.ts'
import type { SessionFacts } from '#shared/documents/session-document.ts'
import { formatDeviceCookie, hashDevice, readDeviceSecret } from '../access/device-cookie.ts'
import { type CommandContext, done, type Outcome, refuse } from '../commands/context.ts'
import { messages } from '../commands/messages.ts'
import type { DeviceHash } from '../storage/directory.ts'

export type Environment = { Bindings: { incoming: IncomingMessage } }
export type RequestContext = Context<Environment>

export function deviceOf(context: RequestContext): DeviceHash | undefined {
  const secret = readDeviceSecret(context.req.header('cookie'))
  return secret === undefined ? undefined : hashDevice(secret)
}

/** The device that asks; one that comes for the first time is given its cookie with the answer. */
export function deviceOrNew(
  context: RequestContext,
  { mintSecret, secureCookies }: { mintSecret: () => string; secureCookies: boolean },
): DeviceHash {
  const known = readDeviceSecret(context.req.header('cookie'))
  const secret = known ?? mintSecret()
  // Also to a device that has one: its 400 days begin anew.
  context.header('Set-Cookie', formatDeviceCookie(secret, { secure: secureCookies }))
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

/** The same, for somebody who is on the board; `facilitator` and `author` say what they must be at least. */
export async function visitAsMember(
  context: RequestContext,
  deps: Pick<CommandContext, 'directory'>,
  atLeast: 'facilitator' | 'author' | 'observer' = 'observer',
): Promise<Outcome<MemberVisit>> {
  const visit = await visitBoard(context, deps)
  if (!visit.ok) return visit
  const { asker } = visit.value
  if (!asker) return refuse('not-signed-in', messages.notSignedIn)
  if (atLeast === 'facilitator' && asker.role !== 'facilitator') return refuse('not-allowed', messages.notFacilitator)
  if (atLeast === 'author' && asker.role === 'observer') return refuse('not-allowed', messages.observer)
  return done({ ...visit.value, asker })
}
