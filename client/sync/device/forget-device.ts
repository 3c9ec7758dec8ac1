import type { BoardId, PersonId } from '#shared/model/ids.ts'
import { noteNames, readNote, writeNote } from '../../ui/browser/browser-notes.ts'

/**
 * Tells the server that this device has left a board. Where it does not answer, the wish is kept and said again when a
 * page of Tributary is opened or the connection comes back. Small on purpose: the first page has it, too.
 */
const prefix = 'tributary:left:'
const toBeTold = 'to-be-told '
const told = 'told'

/** Whether a person has taken the board off this device: until they say otherwise, it is neither opened nor kept here. */
export function hasLeft(boardId: string): boolean {
  return readNote(prefix + boardId) !== undefined
}

/** The server has not heard of it yet. */
export function isToBeTold(boardId: string): boolean {
  return readNote(prefix + boardId)?.startsWith(toBeTold) === true
}

export function noteLeft(boardId: BoardId, personId: PersonId): void {
  writeNote(prefix + boardId, toBeTold + personId)
}

/** The person is on the board again with this device. */
export function noteBack(boardId: BoardId): void {
  writeNote(prefix + boardId, undefined)
}

/** Says to the server what it has not heard yet; gives whether there is nothing left to be said. */
export async function tellServerWhoLeft(): Promise<boolean> {
  const answers = await Promise.all(boardsToTell().map(forget))
  return answers.every(Boolean)
}

async function forget(boardId: string): Promise<boolean> {
  const personId = (readNote(prefix + boardId) ?? '').slice(toBeTold.length)
  try {
    const path = `/api/boards/${boardId}/devices/this?person=${encodeURIComponent(personId)}`
    const { status } = await fetch(path, { method: 'DELETE', keepalive: true })
    // Whoever is nobody there, or whose board is gone, has left; only trouble of the server is tried again.
    if (status >= 500 || status === 429) return false
  } catch {
    return false
  }
  if (isToBeTold(boardId)) writeNote(prefix + boardId, told)
  return true
}

function boardsToTell(): readonly string[] {
  return noteNames().flatMap((key) =>
    key.startsWith(prefix) && isToBeTold(key.slice(prefix.length)) ? [key.slice(prefix.length)] : [],
  )
}
