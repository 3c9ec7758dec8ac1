import type { BoardId, PersonId } from '#shared/model/ids.ts'
import { limits } from '#shared/protocol/limits.ts'
import type { DeviceHash } from '../storage/directory.ts'
import type { CommandContext } from './context.ts'

const dayMs = 24 * 60 * 60 * 1000

/** A device is here. If it is the first of its person in a long time, whoever acted as them looks on from now on (R5). */
export async function noteVisit(
  context: CommandContext,
  visit: { boardId: BoardId; personId: PersonId; device: DeviceHash },
): Promise<void> {
  if ((await context.directory.noteDevice({ ...visit, at: context.now() })) !== 'back') return
  await context.sync.reconsider(visit.boardId)
  await context.session.project(visit.boardId)
}

/** Devices that nobody has used for so long count as lost: a person is not kept out by a phone at the bottom of a lake. */
export async function sweepDevices(context: CommandContext): Promise<void> {
  const boards = await context.directory.loseSightOfDevices(context.now() - limits.deviceInSightDays * dayMs)
  for (const boardId of boards) {
    await context.sync.reconsider(boardId)
    await context.session.project(boardId)
  }
}
