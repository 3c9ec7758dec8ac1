import type * as Y from 'yjs'
import type { PersonId } from '#shared/model/ids.ts'
import type { ServerId } from '../storage/neighbours.ts'
import type { Authorship } from '#shared/protocol/authorship.ts'
import type { LogKey } from '../storage/update-log.ts'
import type { Answers } from './answers.ts'
import type { UpdateCost } from './cost/scan-update.ts'
import type { LineMessage } from './on-the-line.ts'
import type { ParsedUpdate } from './parse-update.ts'
import type { Presence } from './presence.ts'

/** One open document: what others may ask of it. How it keeps its promises (O1–O4) is told in `room.ts`. */
export type Room = Answers & {
  readonly key: LogKey
  readonly doc: Y.Doc
  /** Which history of the log the document was read from. */
  readonly incarnation: string
  /** The number of the last row that is in the document. */
  end(): number
  /** The number of the last row that is known to be in the log. */
  pastEnd(): number
  readonly presence: Presence<Peer | ServerId>
  /** Tells everybody here who is where, but for the one who said it. */
  tellPresence(news: Uint8Array, except?: Peer): void
  join(peer: Peer): void
  leave(peer: Peer): void
  peers(): Iterable<Peer>
  submit(peer: Peer, update: Submission): Verdict
  /** Whether an update of so many bytes, which costs so much, still has room in the document. */
  mayGrow(bytes: number, cost: UpdateCost): boolean
  /** Whose everything is that is on disk, under the server's seal. */
  authorships(): readonly Authorship[]
  /** Those of the server's words that the server gave for this document. */
  knowAgain(shown: readonly Authorship[]): readonly Authorship[]
  /** A change by the server itself, with the same way through the log; `change` sees a draft. */
  write(change: (draft: Y.Doc) => void | Promise<void>): Promise<void>
  /** Reads what other servers have appended; afterwards everything is here that was in the log at the call. */
  catchUp(): Promise<void>
  /** The same from within `exclusively`. */
  catchUpWithin(): Promise<void>
  /** Runs a task while nothing is being written; what comes meanwhile waits. Tasks run one after the other. */
  exclusively<T>(task: () => Promise<T>): Promise<T>
  /** Nothing is waiting and nothing is under way. */
  isIdle(): boolean
  isBroken(): boolean
  whenIdle(): Promise<void>
  /** Rows and bytes since the last snapshot, and bytes in all. */
  size(): RoomSize
  compacted(snapshotBytes: number, rows: number): void
  /**
   * The document has just been shown to everyone: whatever came from those who write in private and is not on its way to
   * the disk is not taken, and they are sent away to ask their person. Inside `exclusively` nothing is on its way.
   */
  show(): void
  break(reason: string): void
  close(): void
}

export type RoomSize = { readonly rows: number; readonly rowBytes: number; readonly bytes: number }

/** Whoever is connected to a room. */
export type Peer = {
  readonly personId: PersonId
  /** Believes that nobody else can open the document. */
  readonly writesInPrivate: boolean
  /** Is told whose what is, and shows it when the log was set back. */
  readonly hearsAuthors: boolean
  /** What the peer has shown of this client id. */
  proofOf(client: number): Authorship | undefined
  send(message: LineMessage): void
  /** `count` more of the peer's updates are on disk; `since` is when the oldest of them came. */
  acknowledge(count: number, since: number): void
  sendAway(reason: 'storage-failed' | 'shown'): void
}

export type Submission = {
  readonly bytes: Uint8Array
  readonly parsed: ParsedUpdate
  readonly at: number
  /** The reply to what the server said to have: it may hold what others wrote. */
  readonly isAnswer: boolean
  readonly cost: UpdateCost
  /** Called instead of an acknowledgement, when it is on disk: a piece of what is acknowledged as a whole. */
  readonly onKept?: () => void
}
export type Verdict = 'accepted' | 'gap' | 'foreign-client' | 'full'
