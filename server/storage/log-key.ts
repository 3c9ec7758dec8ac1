import type { BoardId } from '#shared/model/ids.ts'
import type { LogKey } from './update-log.ts'

export function logKeyOfName(boardId: BoardId, documentName: string): LogKey {
  return `${boardId}/${documentName}` as LogKey
}
