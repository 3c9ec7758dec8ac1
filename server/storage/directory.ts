import type { BoardId, ImageId, InterviewId, MapId, PersonId } from '#shared/model/ids.ts'
import type { Person, Role } from '#shared/model/person.ts'
import type { Phase, Timer } from '#shared/model/phase.ts'
import type { SessionFacts } from '#shared/documents/session-document.ts'
import type { Asker, DocumentState } from '#shared/protocol/rights.ts'
import type { ImageLimits, NewImage } from './images/image-store.ts'
import type { NewRow } from './update-log.ts'

/** The SHA-256 of a device's cookie, in hexadecimal; the cookie itself is never stored. */
export type DeviceHash = string & { readonly __deviceHash: true }
/** The SHA-256 of an invite's secret, in hexadecimal. */
export type InviteHash = string & { readonly __inviteHash: true }
/** The SHA-256 of a person's recovery code, in hexadecimal. */
export type RecoveryHash = string & { readonly __recoveryHash: true }

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

/** An invitation as it stands: good, or why it is not. One with a `personId` brings that person back and is good once. */
export type InviteState =
  | { readonly state: 'unknown' | 'expired' | 'revoked' }
  | { readonly state: 'good'; readonly id: string; readonly role: Role; readonly personId?: PersonId }

/** An invitation without its secret, for the list of those that are good. */
export type InviteEntry = {
  readonly id: string
  readonly role: Role
  readonly createdAt: number
  readonly expiresAt?: number
  readonly personId?: PersonId
  /** Who joined by it and is still there. */
  readonly usedBy: readonly PersonId[]
}

/** A device that asks a person's other devices to let it in. */
export type Approval = { readonly id: string; readonly personId: PersonId; readonly at: number }

export type ApprovalState = 'waiting' | 'in' | 'closed'

/** A person's own private map, beside the one that is theirs now: put away when that was begun. */
export type PutAwayMap = { readonly mapId: MapId; readonly at: number }

/** `document` is `<board>/<document>`, and the board's id where the board itself has nobody on it. */
export type Leftover = {
  readonly document: string
  readonly kind: 'log' | 'images' | 'board'
  /** Whether it was deleted, or never came to be. */
  readonly wasDeleted: boolean
}

/** A person as they come; without a device nobody can speak as them. */
export type Joining = {
  readonly person: Person
  readonly device?: DeviceHash
  readonly recovery?: RecoveryHash
  /** The id of the invitation they joined by. */
  readonly invite?: string
}

export type NewInvite = {
  readonly id: string
  readonly hash: InviteHash
  readonly role: Role
  readonly at: number
  readonly expiresAt?: number
  readonly personId?: PersonId
}

export type NewBoard = {
  readonly boardId: BoardId
  readonly title: string
  readonly phase: Phase
  readonly sampleUntil?: number
  /** Those that no person and no interview brings along. */
  readonly documents: readonly string[]
  readonly at: number
  readonly rows?: readonly { readonly document: string; readonly row: NewRow }[]
  readonly people?: readonly (Joining & { readonly at?: number })[]
  readonly interviews?: readonly { readonly interviewId: InterviewId; readonly by: PersonId; readonly at: number }[]
  readonly images?: { readonly those: readonly NewImage[]; readonly limits: ImageLimits }
  readonly invite?: NewInvite
}

/** Table → its rows, each a list of values in the order of the table's columns. */
export type DirectoryDump = Readonly<Record<string, readonly (readonly (string | number | null)[])[]>>

/** What `decideAccess` needs to know, read at one moment; whether the asker has proven themselves is for this document. */
export type AccessFacts = {
  readonly board: 'unknown' | 'deleted' | 'present'
  readonly asker?: Asker
  readonly document: DocumentState
}

/** A map that is about to be revealed: its images that it shows; all others go. */
export type RevealedMap = { readonly mapId: MapId; readonly shows: readonly string[] }

/**
 * Who is who, and which documents there are: the facts that commands change. The `session` document of a board is
 * written from here and can be written again at any time. Times are milliseconds since 1970.
 *
 * D1  Every method is one transaction: it happened wholly, on disk, or not at all.
 * D2  A deleted document or board leaves a tombstone; its id never comes back.
 * D3  A device that is several people on a board speaks as the one it chose last.
 * D4  A device has proven to be a person if it joined as them, brought their recovery code, or was approved by a device
 *     that had. One that a facilitator let in has not, and their private map stays closed to it.
 * D5  What a document says is made and goes with it: a method that deletes documents takes their logs, versions and images
 *     away in the same transaction, and none of it is then on the disk (L4). No document, no log.
 * D6  A device is in sight until it has not been noted for a while. While a proven one of a person is, one that has proven
 *     nothing looks on (R5).
 * D7  A device that was somebody whom a facilitator removed gets in neither as somebody new nor by a code, until a
 *     facilitator invites that person back.
 * D8  With a map that is revealed goes what only its owner had, in the same transaction: versions but the newest, and
 *     images that it does not show. Of a map that is not revealed nothing goes.
 */
export type Directory = {
  /**
   * A board, with all that is on it from the start: its documents' first rows, its people in the order in which they come,
   * interviews, an invitation. Gives the images for which there was no room.
   */
  createBoard(board: NewBoard): Promise<readonly ImageId[]>
  board(boardId: BoardId): Promise<BoardState>
  changeBoard(boardId: BoardId, patch: BoardPatch): Promise<void>
  /** Leaves the tombstone and gives the names of the documents that were there. */
  deleteBoard(boardId: BoardId, at: number): Promise<readonly string[]>
  expiredBoards(now: number): Promise<readonly BoardId[]>

  /**
   * Adds a person with their map; `removed` for a device that is to stay out (D7), `full` where the board has `limit`
   * people. Without a device nobody can speak as them.
   */
  addPerson(join: Joining & { boardId: BoardId; limit: number; at: number }): Promise<'added' | 'full' | 'removed'>
  /** Speaks as a person this device already is. */
  choosePerson(choice: { device: DeviceHash; boardId: BoardId; personId: PersonId; at: number }): Promise<boolean>
  /** The people a device is on a board, the last chosen first. */
  peopleOfDevice(device: DeviceHash, boardId: BoardId): Promise<readonly PersonId[]>
  boardsOfDevice(device: DeviceHash): Promise<readonly DeviceBoard[]>
  /** The devices that are a person now. */
  devicesOfPerson(boardId: BoardId, personId: PersonId): Promise<readonly DeviceHash[]>
  /**
   * This device, or all others, are the person no longer, and what they asked for is forgotten. Only a device that has
   * proven itself (D4) signs others out. Gives how many were.
   */
  forgetDevices(farewell: {
    boardId: BoardId
    personId: PersonId
    device: DeviceHash
    which: 'this' | 'others'
  }): Promise<number | 'not-proven'>
  /** Whether there is such a device; `older-name`: one of before the cookie had the name that it has now. */
  knowsDevice(device: DeviceHash, by: 'name' | 'older-name'): Promise<boolean>
  /** Whether the device is to stay out (D7). */
  isRemoved(device: DeviceHash, boardId: BoardId): Promise<boolean>
  /** The device is in sight (D6), which is written once a day; `back`: the first of its person that is. */
  noteDevice(note: {
    boardId: BoardId
    personId: PersonId
    device: DeviceHash
    at: number
  }): Promise<'back' | undefined>
  /** Devices that were not noted since are in sight no longer; gives the boards they are on. */
  loseSightOfDevices(since: number): Promise<readonly BoardId[]>
  access(device: DeviceHash | undefined, boardId: BoardId, document: string): Promise<AccessFacts>

  /** `revealed`: it is too late to change one's mind. */
  setReady(boardId: BoardId, personId: PersonId, ready: boolean): Promise<'set' | 'revealed'>
  /** Reveals those of the maps whose owners are ready at this moment, and gives their ids. */
  reveal(boardId: BoardId, maps: readonly RevealedMap[], at: number): Promise<readonly MapId[]>
  /**
   * Puts a new, empty map in the place of one that is closed for good: deleted, or private while this device has not
   * proven to be its owner (D4) and none that has is in sight (D6). The closed one, where it is still there, is put away
   * and stays its owner's. The new one opens to the device that began it, as if that had proven itself.
   */
  beginMapAnew(entry: {
    boardId: BoardId
    personId: PersonId
    device: DeviceHash
    mapId: MapId
    at: number
  }): Promise<'begun' | 'not-closed'>
  /** The newest map that was put away and that nobody has seen; beside one that was revealed, only an earlier one. */
  putAwayMap(boardId: BoardId, personId: PersonId): Promise<PutAwayMap | undefined>
  /** Makes the map that was put away theirs again, and puts away the present one, which is nobody's to see any more on the board. */
  takeMapBack(entry: { boardId: BoardId; personId: PersonId; device: DeviceHash }): Promise<boolean>
  /** Giving somebody the facilitator's hat takes it from whoever gives it; the last hat cannot be put down. */
  setRole(change: {
    boardId: BoardId
    by: PersonId
    personId: PersonId
    role: Role
  }): Promise<'changed' | 'unknown' | 'last-facilitator'>

  /**
   * Ends all rights of a person, whose devices stay known. With `withMap`, their maps go too but for what was revealed:
   * `deleted` names the documents. With `keepOut`, their devices stay out (D7).
   */
  removePerson(removal: {
    boardId: BoardId
    personId: PersonId
    withMap: boolean
    keepOut?: boolean
    at: number
  }): Promise<
    | { readonly outcome: 'removed'; readonly deleted: readonly string[] }
    | { readonly outcome: 'unknown' | 'last-facilitator'; readonly deleted?: undefined }
  >

  /** Name and role of a person, also of one who was removed. */
  person(boardId: BoardId, personId: PersonId): Promise<{ readonly name: string; readonly role: Role } | undefined>

  addInvite(invite: NewInvite & { boardId: BoardId }): Promise<void>
  invite(hash: InviteHash, boardId: BoardId, now: number): Promise<InviteState>
  /** The invitations that are still good, the newest first. */
  invites(boardId: BoardId, now: number): Promise<readonly InviteEntry[]>
  revokeInvite(boardId: BoardId, id: string, at: number): Promise<boolean>
  /** Uses up an invitation that names a person: the device speaks as them without having proven it (D4). */
  readmit(entry: { hash: InviteHash; boardId: BoardId; device: DeviceHash; at: number }): Promise<PersonId | undefined>

  /** The device proves by the code that it is the person (D4); `removed`: it, or the person, is to stay out (D7). */
  recover(entry: {
    boardId: BoardId
    recovery: RecoveryHash
    device: DeviceHash
    at: number
  }): Promise<PersonId | 'removed' | undefined>
  /** Puts a new code in the place of the old one; only from a device that has proven itself. */
  changeRecovery(change: {
    boardId: BoardId
    personId: PersonId
    device: DeviceHash
    recovery: RecoveryHash
  }): Promise<boolean>
  /** A device asks to be let in as a person by another of theirs. */
  askApproval(request: {
    id: string
    boardId: BoardId
    personId: PersonId
    device: DeviceHash
    at: number
    /** Requests from before this time no longer count. */
    since: number
  }): Promise<'asked' | 'unknown' | 'too-many' | 'removed'>
  /** Which devices wait for a yes, asked after `since`, whoever they want to be. */
  approvals(boardId: BoardId, since: number): Promise<readonly Approval[]>
  /** What became of a device's own request: it waits, the device is in, or neither. */
  approvalState(request: { id: string; boardId: BoardId; device: DeviceHash; since: number }): Promise<ApprovalState>
  /**
   * The yes of a device that has proven itself makes another one as good (D4); that of a facilitator lets it in, and
   * proves nothing. Nobody else answers.
   */
  answerApproval(answer: {
    id: string
    boardId: BoardId
    by: DeviceHash
    approve: boolean
    since: number
    at: number
  }): Promise<boolean>

  addInterview(interview: {
    boardId: BoardId
    interviewId: InterviewId
    by: PersonId
    limit: number
    at: number
  }): Promise<'added' | 'full'>
  deleteInterview(boardId: BoardId, interviewId: InterviewId, at: number): Promise<'deleted' | 'gone' | 'unknown'>

  /**
   * Everything, by table, as it is at one moment; `load` takes it into a directory that has no boards yet. Until
   * `finishLoad` says that the documents are there too, the store is unfinished: nobody may work on it, and `load` begins
   * again.
   */
  dump(): Promise<DirectoryDump>
  load(dump: DirectoryDump): Promise<'loaded' | 'not-empty'>
  finishLoad(): Promise<void>
  isUnfinished(): Promise<boolean>
  /**
   * What belongs to nothing, as an earlier version could leave it behind; `clearLeftovers` takes it away and says what it
   * was. `deleted`: only what is known to have been deleted.
   */
  leftovers(): Promise<readonly Leftover[]>
  clearLeftovers(which: 'deleted' | 'all', at: number): Promise<readonly Leftover[]>
  /** Every document there is, for checks and backups. */
  documents(): Promise<readonly { readonly boardId: BoardId; readonly document: string; readonly deleted: boolean }[]>
}
