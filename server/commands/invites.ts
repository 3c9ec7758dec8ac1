import type { BoardId, PersonId } from '#shared/model/ids.ts'
import type { Role } from '#shared/model/person.ts'
import { hashInvite } from '../access/device-cookie.ts'
import type { NewInvite } from '../storage/directory.ts'
import type { Said } from '#shared/model/said.ts'
import { type CommandContext, done, type Outcome, refuse } from './context.ts'
import { messages } from './messages.ts'

const dayMs = 24 * 60 * 60 * 1000
/** An invitation of which nobody said how long it is good. */
const usualDays = 30
/** One that brings somebody back is for somebody who waits for it. */
const comeBackDays = 7

export type MadeInvite = { readonly invite: string; readonly id: string; readonly expiresAt?: number }

/** Makes an invitation and gives its secret, which is nowhere kept but in the link. */
export async function invite(
  context: CommandContext,
  { boardId, ...wish }: { boardId: BoardId; role: Role; days?: number | null; personId?: PersonId },
): Promise<MadeInvite> {
  const { made, entry } = mintInvite(context, wish)
  await context.directory.addInvite({ ...entry, boardId })
  return made
}

/** An invitation that is nowhere yet: what its maker is told, and what the directory is. */
export function mintInvite(
  context: Pick<CommandContext, 'mintSecret' | 'mintId' | 'now'>,
  { role, days = usualDays, personId }: { role: Role; days?: number | null; personId?: PersonId },
): { readonly made: MadeInvite; readonly entry: NewInvite } {
  const secret = context.mintSecret()
  const id = context.mintId<string>()
  const at = context.now()
  const ends = days === null ? {} : { expiresAt: at + Math.round(days * dayMs) }
  const forWhom = personId === undefined ? {} : { personId }
  return {
    made: { invite: secret, id, ...ends },
    entry: { id, hash: hashInvite(secret), role, at, ...ends, ...forWhom },
  }
}

/** An invitation with which one person comes back, once; their private map stays closed until they prove who they are. */
export async function inviteBack(
  context: CommandContext,
  { boardId, personId }: { boardId: BoardId; personId: PersonId },
): Promise<Outcome<MadeInvite>> {
  const person = await context.directory.person(boardId, personId)
  if (!person) return refuse('not-found', messages.unknownPerson)
  return done(await invite(context, { boardId, role: person.role, days: comeBackDays, personId }))
}

export async function revokeInvite(
  context: CommandContext,
  { boardId, id }: { boardId: BoardId; id: string },
): Promise<Outcome<{ done: true }>> {
  const revoked = await context.directory.revokeInvite(boardId, id, context.now())
  return revoked ? done({ done: true }) : refuse('not-found', messages.unknownInviteEntry)
}

/** The same invitation under a new secret: the old link brings nobody in any more, and whoever came by it stays. */
export async function renewInvite(
  context: CommandContext,
  { boardId, id }: { boardId: BoardId; id: string },
): Promise<Outcome<MadeInvite>> {
  const at = context.now()
  const old = (await context.directory.invites(boardId, at)).find((entry) => entry.id === id)
  if (!old || old.personId !== undefined || !(await context.directory.revokeInvite(boardId, id, at)))
    return refuse('not-found', messages.unknownInviteEntry)
  const days = old.expiresAt === undefined ? null : (old.expiresAt - at) / dayMs
  return done(await invite(context, { boardId, role: old.role, days }))
}

export function saidOfInvite(state: 'unknown' | 'expired' | 'revoked'): Said {
  if (state === 'expired') return messages.expiredInvite
  return state === 'revoked' ? messages.revokedInvite : messages.unknownInvite
}
