import type { CommandContext } from './context.ts'
import { deleteBoard } from './leaving.ts'

/** Clears away the sample boards whose time is over, and gives how many there were. */
export async function sweepBoards(context: CommandContext): Promise<number> {
  const expired = await context.directory.expiredBoards(context.now())
  for (const boardId of expired) await deleteBoard(context, boardId)
  // A server of an earlier version, on the same database, may still delete by halves.
  await context.directory.clearLeftovers('deleted', context.now())
  return expired.length
}
