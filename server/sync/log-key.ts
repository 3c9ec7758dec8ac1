import { type DocumentAddress, type DocumentName, formatDocumentName } from '#shared/protocol/document-names.ts'
import type { BoardId } from '#shared/model/ids.ts'
import { logKeyOfName } from '../storage/log-key.ts'
import type { LogKey } from '../storage/update-log.ts'

export { logKeyOfName }

/** The key of a document in the log. */
export function logKey({ boardId, document }: DocumentAddress): LogKey {
  return logKeyOfName(boardId, formatDocumentName(document))
}

export function sessionKey(boardId: BoardId): LogKey {
  return logKey({ boardId, document: { kind: 'session' } satisfies DocumentName })
}

/** The board whose session document a key names. */
export function boardOfSessionKey(key: LogKey): BoardId | undefined {
  const [board, document] = key.split('/')
  return board !== undefined && document === 'session' ? (board as BoardId) : undefined
}
