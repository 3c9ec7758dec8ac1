import type { BoardId } from '#shared/model/ids.ts'
import { logKeyOfName } from '../sync/log-key.ts'
import type { CommandContext } from './context.ts'

/** Clears away the sample boards whose time is over, and gives how many there were. */
export async function sweepBoards(context: CommandContext): Promise<number> {
  const expired = await context.directory.expiredBoards(context.now())
  for (const boardId of expired) await deleteBoard(context, boardId)
  return expired.length
}

async function deleteBoard(context: CommandContext, boardId: BoardId): Promise<void> {
  const names = await context.directory.deleteBoard(boardId, context.now())
  await context.sync.reconsider(boardId)
  const keys = names.map((name) => logKeyOfName(boardId, name))
  for (const key of keys) context.rooms.find(key)?.break('deleted')
  await context.updateLog.remove(keys)
}
