import { isDeepStrictEqual } from 'node:util'
import type * as Y from 'yjs'
import {
  readSession,
  removeAsking,
  removeInterview,
  removePerson,
  type SessionFacts,
  writeAsking,
  writeFacts,
  writeInterview,
  writePerson,
} from '#shared/documents/session-document.ts'
import type { BoardId } from '#shared/model/ids.ts'
import type { Directory } from '../storage/directory.ts'
import { boardOfSessionKey, sessionKey } from '../sync/log-key.ts'
import type { Room } from '../sync/room-contract.ts'
import type { Rooms } from '../sync/rooms.ts'

/**
 * Brings the facts of a board from the directory into its session document, which everybody reads. The directory is
 * read inside the document's lock, so that the last one to write has the newest facts; and since every opening does it
 * too, a server that died between the two heals itself.
 */
export type SessionWriter = {
  project(boardId: BoardId): Promise<void>
}

export function createSessionWriter({ directory, rooms }: { directory: Directory; rooms: Rooms }): SessionWriter {
  async function writeOnce(boardId: BoardId): Promise<void> {
    const lease = await rooms.acquire(sessionKey(boardId))
    try {
      await projectInto(lease.room, boardId, directory)
    } finally {
      lease.release()
    }
  }
  return {
    async project(boardId) {
      try {
        await writeOnce(boardId)
      } catch {
        // The room broke under us; the next one reads the log. If that fails too, the caller hears of it.
        await writeOnce(boardId)
      }
    },
  }
}

/** Called with every room that opens: a session document is brought up to date before anybody reads it. */
export async function projectAtOpening(room: Room, directory: Directory): Promise<void> {
  const boardId = boardOfSessionKey(room.key)
  if (boardId) await projectInto(room, boardId, directory)
}

async function projectInto(room: Room, boardId: BoardId, directory: Directory): Promise<void> {
  await room.write(async (draft) => {
    const board = await directory.board(boardId)
    if (board.state === 'present') draft.transact(() => writeDifferences(draft, board.facts))
  })
}

/** Writes what differs, and nothing where nothing does. */
function writeDifferences(doc: Y.Doc, next: SessionFacts): void {
  const now = readSession(doc)
  const facts = factsOf(next)
  if (!isDeepStrictEqual(factsOf(now), facts)) writeFacts(doc, facts)
  const people = new Map(now.people.map((person) => [person.id, person]))
  for (const person of next.people) {
    if (!isDeepStrictEqual(people.get(person.id), person)) writePerson(doc, person)
    people.delete(person.id)
  }
  for (const id of people.keys()) removePerson(doc, id)
  const interviews = new Map(now.interviews.map((interview) => [interview.id, interview]))
  for (const interview of next.interviews) {
    if (!interviews.delete(interview.id)) writeInterview(doc, interview)
  }
  for (const id of interviews.keys()) removeInterview(doc, id)
  const asking = new Map((now.asking ?? []).map((fact) => [fact.personId, fact]))
  for (const fact of next.asking ?? []) {
    if (!isDeepStrictEqual(asking.get(fact.personId), fact)) writeAsking(doc, fact)
    asking.delete(fact.personId)
  }
  for (const id of asking.keys()) removeAsking(doc, id)
}

function factsOf({ title, phase, timer, sampleUntil, newestVersion }: SessionFacts): Parameters<typeof writeFacts>[1] {
  return {
    title,
    phase,
    timer: timer ?? null,
    ...(sampleUntil === undefined ? {} : { sampleUntil }),
    ...(newestVersion === undefined ? {} : { newestVersion }),
  }
}
