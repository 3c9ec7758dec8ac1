import type { PersonId } from '#shared/model/ids.ts'
import type { Lineage } from './lineage.ts'

/** Names a document in the log: `<boardId>/<document>`. A key, never a path. */
export type LogKey = string & { readonly __logKey: true }

/** Who wrote a row: a person, or the server itself. */
export type RowAuthor = PersonId | 'server'

/**
 * One accepted update. `clients`: the Yjs client ids whose structs it brings for the first time, so that the log knows
 * whose they are. `claims`: client ids that are proven to have been the author's since then, whoever brings the row; such
 * a proof outweighs what the log was told later.
 */
export type NewRow = {
  readonly author: RowAuthor
  readonly data: Uint8Array
  readonly clients: readonly number[]
  readonly claims?: readonly Claim[]
}
export type Claim = { readonly client: number; readonly since: number }

/** Whose a Yjs client id is, and since when (milliseconds since 1970; 0 where that was not written down). */
export type Writer = { readonly author: RowAuthor; readonly since: number }

export type LogRow = { readonly number: number; readonly author: RowAuthor; readonly data: Uint8Array }

/** Everything that is known of a document: the snapshot holds the rows up to `snapshotUpTo`, `rows` are those after it. */
export type StoredDocument = {
  readonly snapshot?: Uint8Array
  readonly snapshotUpTo: number
  readonly rows: readonly LogRow[]
  /** Yjs client id → whose it is; outlives compaction. */
  readonly writers: ReadonlyMap<number, Writer>
}

/** `snapshot` stands for what was read: the snapshot up to `base` and the rows up to `upTo`. */
type CompactedRows = {
  readonly base: number
  readonly upTo: number
  readonly snapshot: Uint8Array
  readonly shred?: boolean
}

/** A state that somebody may want back: the whole document as it was. `cause` says why it was kept, for people. */
export type VersionEntry = {
  readonly id: number
  readonly cause: string
  readonly author: RowAuthor
  /** Milliseconds since 1970. */
  readonly at: number
}
export type NewVersion = Omit<VersionEntry, 'id'> & { readonly state: Uint8Array }

/**
 * The truth about every document: an append-only log of updates. A document in memory is only a cache of it.
 *
 * L1  `append` resolves only when the rows would survive a power cut; it gives the number of the last row.
 * L2  Rows of a document are numbered 1, 2, 3 … in the order of appending, without holes and never reused.
 * L3  `compact` replaces exactly the rows that were read: rows that came later stay. It does nothing (`false`) where
 *     somebody else compacted in between.
 * L4  After `remove`, and after `compact` with `shred`, the replaced bytes are neither in the database file nor beside it.
 *     (Postgres keeps what is replaced in its own pages and files until it has cleaned up: the operator's page says so.)
 * L5  A client id that was first written for one person is refused to every other, on whichever server they are, but
 *     for one who proves that it was theirs before.
 * L6  `readSince` gives what came after a number: the rows, or the snapshot that has taken their place and the rest.
 * L7  Only a document that is there is begun, by whoever writes: not one that the directory does not know, and not one that
 *     was removed, by a row that was on its way.
 * L8  Of a reveal and `appendPrivate` one is first, on whichever servers they are: what comes later is not taken.
 * L9  The incarnation stays as long as the log only grows. It is another one after `beginAnew`, and where the database
 *     lies somewhere else than it did: a file that was put in its place, another cluster, a replica that took over.
 */
export type UpdateLog = {
  append(key: LogKey, rows: readonly NewRow[]): Promise<number>
  /** Appends what was written in the belief that nobody else can open the document; nothing where that has been shown. */
  appendPrivate(key: LogKey, rows: readonly NewRow[]): Promise<number | 'shown'>
  /** Appends only where the log still ends with `after`; nothing where somebody else was quicker. */
  appendAfter(key: LogKey, rows: readonly NewRow[], after: number): Promise<number | undefined>
  read(key: LogKey): Promise<StoredDocument>
  /** Nothing where the document was removed. */
  readSince(key: LogKey, after: number): Promise<StoredDocument | undefined>
  /** The numbers of the last rows; a document that was removed, or never begun, is not among them. */
  ends(keys: readonly LogKey[]): Promise<ReadonlyMap<LogKey, number>>
  /**
   * Keeps every server from appending to these documents: what is appended waits until the hold is released, by the
   * function that this gives, or for half a minute. Where there is only one server, its rooms do that (`exclusively`).
   */
  hold(keys: readonly LogKey[]): Promise<() => Promise<void>>
  compact(key: LogKey, read: CompactedRows): Promise<boolean>
  remove(keys: readonly LogKey[]): Promise<void>
  lineage(): Promise<Lineage>
  /** The log was set back: another incarnation begins, with the seals of `secret` where one is known. */
  beginAnew(secret?: Uint8Array): Promise<void>
  keys(): Promise<readonly LogKey[]>
  /** How many rows there are that no snapshot stands for. What it costs does not grow with the logs. */
  countRows(): Promise<number>

  /** Keeps a version, and lets go of the oldest beyond `keep`. Versions go when their document is removed. */
  addVersion(key: LogKey, version: NewVersion, keep: number): Promise<number>
  /** The newest first. */
  versions(key: LogKey): Promise<readonly VersionEntry[]>
  version(key: LogKey, id: number): Promise<(VersionEntry & { readonly state: Uint8Array }) | undefined>
}
