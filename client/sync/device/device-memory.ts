import type { BoardId } from '#shared/model/ids.ts'
import { boardList, type BoardList, me, type Me } from '#shared/protocol/api.ts'
import { readNote, writeNote } from '../../ui/browser/browser-notes.ts'

/**
 * What this browser remembers of its boards beside their documents: who it is there, so that a board opens without a
 * connection, and the invitation it was given when it started one, as the server keeps only its hash. A browser that
 * keeps nothing loses only the convenience.
 */
const key = {
  invite: (boardId: BoardId) => `tributary:invite:${boardId}`,
  me: (boardId: BoardId) => `tributary:me:${boardId}`,
  code: (boardId: BoardId) => `tributary:code:${boardId}`,
}

/** `undefined`: it is good no longer. */
export function rememberInvite(boardId: BoardId, invite: string | undefined): void {
  writeNote(key.invite(boardId), invite)
}

export function recallInvite(boardId: BoardId): string | undefined {
  return readNote(key.invite(boardId))
}

/** A recovery code was given, and its person has not said yet that they have it. The code itself is nowhere kept. */
export function noteCodeUnwritten(boardId: BoardId, isUnwritten: boolean): void {
  writeNote(key.code(boardId), isUnwritten ? 'unwritten' : undefined)
}

export function isCodeUnwritten(boardId: BoardId): boolean {
  const noted = readNote(key.code(boardId))
  // Earlier versions kept the code itself.
  if (noted !== undefined && noted !== 'unwritten') noteCodeUnwritten(boardId, true)
  return noted !== undefined
}

export function rememberMe(boardId: BoardId, who: Me): void {
  writeNote(key.me(boardId), JSON.stringify(who))
}

export function recallMe(boardId: BoardId): Me | undefined {
  const kept = readNote(key.me(boardId))
  if (kept === undefined) return undefined
  try {
    return me.safeParse(JSON.parse(kept)).data
  } catch {
    return undefined
  }
}

/** The boards of this device as the server last told them, for the first page without a connection. */
export function rememberBoards(list: BoardList): void {
  writeNote(boardsKey, JSON.stringify(list))
}

export function recallBoards(): BoardList['boards'] {
  try {
    return boardList.safeParse(JSON.parse(readNote(boardsKey) ?? '')).data?.boards ?? []
  } catch {
    return []
  }
}

export function forgetBoard(boardId: BoardId): void {
  for (const keyOf of Object.values(key)) writeNote(keyOf(boardId), undefined)
  rememberBoards({ boards: recallBoards().filter((board) => board.boardId !== boardId) })
}

const boardsKey = 'tributary:boards'
