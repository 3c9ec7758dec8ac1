import { type DocumentAddress, type DocumentName, formatDocumentName } from '#shared/protocol/document-names.ts'
import type { BoardId } from '#shared/model/ids.ts'
import type { LogKey } from '../storage/update-log.ts'

/** The key of a document in the log. */
export function logKey({ boardId, document }: DocumentAddress): LogKey {
  return logKeyOfName(boardId, formatDocumentName(document))
}

export function logKeyOfName(boardId: BoardId, documentName: string): LogKey {
  return `${boardId}/${documentName}` as LogKey
}

export function sessionKey(boardId: BoardId): LogKey {
  return logKey({ boardId, document: { kind: 'session' } satisfies DocumentName })
}

/** The board whose session document a key names. */
export function boardOfSessionKey(key: LogKey): BoardId | undefined {
  const [board, document] = key.split('/')
  return board !== undefined && document === 'session' ? (board as BoardId) : undefined
}
