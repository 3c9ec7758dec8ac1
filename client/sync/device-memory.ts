import type { BoardId } from '#shared/model/ids.ts'
import { me, type Me } from '#shared/protocol/api.ts'

/**
 * What this browser remembers of its boards beside their documents: who it is there, so that a board opens without a
 * connection, and the invitation it was given when it started one, as the server keeps only its hash. A browser that
 * keeps nothing loses only the convenience.
 */
const key = {
  invite: (boardId: BoardId) => `tributary:invite:${boardId}`,
  me: (boardId: BoardId) => `tributary:me:${boardId}`,
}

export function rememberInvite(boardId: BoardId, invite: string): void {
  write(key.invite(boardId), invite)
}

export function recallInvite(boardId: BoardId): string | undefined {
  return read(key.invite(boardId))
}

export function rememberMe(boardId: BoardId, who: Me): void {
  write(key.me(boardId), JSON.stringify(who))
}

export function recallMe(boardId: BoardId): Me | undefined {
  const kept = read(key.me(boardId))
  if (kept === undefined) return undefined
  try {
    return me.safeParse(JSON.parse(kept)).data
  } catch {
    return undefined
  }
}

export function forgetBoard(boardId: BoardId): void {
  for (const keyOf of Object.values(key)) write(keyOf(boardId), undefined)
}

function read(name: string): string | undefined {
  try {
    return localStorage.getItem(name) ?? undefined
  } catch {
    return undefined
  }
}

function write(name: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(name)
    else localStorage.setItem(name, value)
  } catch {
    // Nothing is kept in this browser.
  }
}
