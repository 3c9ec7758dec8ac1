import type { BoardId, PersonId } from '#shared/model/ids.ts'
import type { DeviceHash } from '../storage/directory.ts'
import { logKeyOfName } from '../sync/log-key.ts'
import { type CommandContext, done, type Outcome, refuse } from './context.ts'
import { messages } from './messages.ts'

/**
 * Ends all rights of a person at once, on every server. Whoever leaves of their own accord takes along a map that nobody
 * has seen (`withMap`); of somebody who is removed it is kept, closed to everybody, in case they come back, and their
 * devices stay out (`keepOut`). `cameBy`: the invitation they came by, where that is still good and brings in others.
 */
export async function removePerson(
  context: CommandContext,
  removal: { boardId: BoardId; personId: PersonId; withMap: boolean; keepOut: boolean },
): Promise<Outcome<{ done: true; cameBy?: string }>> {
  const { boardId, personId } = removal
  const links = removal.keepOut ? await context.directory.invites(boardId, context.now()) : []
  const { outcome, deleted = [] } = await context.directory.removePerson({ ...removal, at: context.now() })
  if (outcome === 'unknown') return refuse('not-found', messages.unknownPerson)
  if (outcome === 'last-facilitator') return refuse('bad-request', messages.lastFacilitator)
  await endRights(context, boardId, deleted)
  await context.session.project(boardId)
  const cameBy = links.find(({ usedBy }) => usedBy.includes(personId))?.id
  return done({ done: true, ...(cameBy === undefined ? {} : { cameBy }) })
}

/** This device is the person no longer: what it has open closes at once, on every server. It may be somebody else too. */
export async function forgetDevice(
  context: CommandContext,
  { boardId, personId, device }: { boardId: BoardId; personId: PersonId; device: DeviceHash },
): Promise<{ isStillKnown: boolean }> {
  await context.directory.forgetDevices({ boardId, personId, device, which: 'this' })
  await context.sync.reconsider(boardId)
  await context.session.project(boardId)
  return { isStillKnown: (await context.directory.boardsOfDevice(device)).length > 0 }
}

/** All other devices are the person no longer, from one that has proven to be theirs. */
export async function forgetOtherDevices(
  context: CommandContext,
  { boardId, personId, device }: { boardId: BoardId; personId: PersonId; device: DeviceHash },
): Promise<Outcome<{ signedOut: number }>> {
  const signedOut = await context.directory.forgetDevices({ boardId, personId, device, which: 'others' })
  if (signedOut === 'not-proven') return refuse('not-allowed', messages.notProven)
  await context.sync.reconsider(boardId)
  await context.session.project(boardId)
  return done({ signedOut })
}

/** Deletes a board: everything that was written on it, and who was there. What stays is that its id was used. */
export async function deleteBoard(context: CommandContext, boardId: BoardId): Promise<void> {
  const names = await context.directory.deleteBoard(boardId, context.now())
  await endRights(context, boardId, names)
}

/** Whoever may no longer read goes; what these documents said, which is gone from the store, goes out of memory. */
async function endRights({ rooms, sync }: CommandContext, boardId: BoardId, deleted: readonly string[]): Promise<void> {
  try {
    await sync.reconsider(boardId)
  } finally {
    for (const name of deleted) rooms.find(logKeyOfName(boardId, name))?.break('deleted')
  }
}
