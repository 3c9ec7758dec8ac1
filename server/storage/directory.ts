import type { BoardId, InterviewId, MapId, PersonId } from '#shared/model/ids.ts'
import type { Person, Role } from '#shared/model/person.ts'
import type { Phase, Timer } from '#shared/model/phase.ts'
import type { SessionFacts } from '#shared/documents/session-document.ts'
import type { Asker, DocumentState } from '#shared/protocol/rights.ts'

/** The SHA-256 of a device's cookie, in hexadecimal; the cookie itself is never stored. */
export type DeviceHash = string & { readonly __deviceHash: true }
/** The SHA-256 of an invite's secret, in hexadecimal. */
export type InviteHash = string & { readonly __inviteHash: true }

export type BoardState =
  | { readonly state: 'unknown' }
  | { readonly state: 'deleted' }
  | { readonly state: 'present'; readonly facts: SessionFacts }

type BoardPatch = { readonly title?: string; readonly phase?: Phase; readonly timer?: Timer | null }

export type DeviceBoard = {
  readonly boardId: BoardId
  readonly title: string
  readonly personId: PersonId
  readonly name: string
  readonly at: number
}

/** What `decideAccess` needs to know, read at one moment. */
export type AccessFacts = {
  readonly board: 'unknown' | 'deleted' | 'present'
  readonly asker?: Asker
  readonly document: DocumentState
}

/**
 * Who is who, and which documents there are: the facts that commands change. The `session` document of a board is
 * written from here and can be written again at any time. Times are milliseconds since 1970.
 *
 * D1  Every method is one transaction: it happened wholly, on disk, or not at all.
 * D2  A deleted document or board leaves a tombstone; its id never comes back.
 * D3  A device that is several people on a board speaks as the one it chose last.
 */
export type Directory = {
  createBoard(board: {
    boardId: BoardId
    title: string
    phase: Phase
    sampleUntil?: number
    documents: readonly string[]
    at: number
  }): Promise<void>
  board(boardId: BoardId): Promise<BoardState>
  changeBoard(boardId: BoardId, patch: BoardPatch): Promise<void>
  /** Leaves the tombstone and gives the names of the documents that were there. */
  deleteBoard(boardId: BoardId, at: number): Promise<readonly string[]>
  expiredBoards(now: number): Promise<readonly BoardId[]>

  /** Adds a person with their map; `full` where the board has `limit` people. Without a device nobody can speak as them. */
  addPerson(join: {
    boardId: BoardId
    person: Person
    device?: DeviceHash
    limit: number
    at: number
  }): Promise<'added' | 'full'>
  /** Speaks as a person this device already is. */
  choosePerson(choice: { device: DeviceHash; boardId: BoardId; personId: PersonId; at: number }): Promise<boolean>
  /** The people a device is on a board, the last chosen first. */
  peopleOfDevice(device: DeviceHash, boardId: BoardId): Promise<readonly PersonId[]>
  boardsOfDevice(device: DeviceHash): Promise<readonly DeviceBoard[]>
  access(device: DeviceHash | undefined, boardId: BoardId, document: string): Promise<AccessFacts>

  /** `revealed`: it is too late to change one's mind. */
  setReady(boardId: BoardId, personId: PersonId, ready: boolean): Promise<'set' | 'revealed'>
  /** Reveals those of the maps whose owners are ready at this moment, and gives their ids. */
  reveal(boardId: BoardId, maps: readonly MapId[], at: number): Promise<readonly MapId[]>
  /** Giving somebody the facilitator's hat takes it from whoever gives it; the last hat cannot be put down. */
  setRole(change: {
    boardId: BoardId
    by: PersonId
    personId: PersonId
    role: Role
  }): Promise<'changed' | 'unknown' | 'last-facilitator'>

  addInvite(invite: { hash: InviteHash; boardId: BoardId; role: Role; at: number }): Promise<void>
  roleOfInvite(hash: InviteHash, boardId: BoardId): Promise<Role | undefined>

  addInterview(interview: {
    boardId: BoardId
    interviewId: InterviewId
    by: PersonId
    limit: number
    at: number
  }): Promise<'added' | 'full'>
  deleteInterview(boardId: BoardId, interviewId: InterviewId, at: number): Promise<'deleted' | 'gone' | 'unknown'>

  /** Every document there is, for checks and backups. */
  documents(): Promise<readonly { readonly boardId: BoardId; readonly document: string; readonly deleted: boolean }[]>
}
