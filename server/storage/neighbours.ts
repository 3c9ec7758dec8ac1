import type { BoardId } from '#shared/model/ids.ts'
import type { LogKey } from './update-log.ts'

/** Which server says something; new at each start. */
export type ServerId = string & { readonly __serverId: true }

/** What servers on one database tell each other. None of it is needed for being right, only for being quick. */
export type Notice =
  /** “I have this document open; tell me about it.” */
  | { readonly kind: 'opened'; readonly key: LogKey }
  | { readonly kind: 'closed'; readonly key: LogKey }
  | { readonly kind: 'rows'; readonly key: LogKey; readonly end: number }
  | { readonly kind: 'presence'; readonly key: LogKey; readonly payload: Uint8Array }
  | { readonly kind: 'rights'; readonly boardId: BoardId }
  | { readonly kind: 'here' }
  | { readonly kind: 'leaving' }

/**
 * The other servers on the same database.
 *
 * N1  A notice may be lost: whoever relies on one asks again by number (`ends`, `rights`) from time to time.
 * N2  `connected` is said after each new connection: notices may have been missed before it.
 */
export type Neighbours = {
  tell(notice: Notice): void
  listen(listener: { hear(from: ServerId, notice: Notice): void; connected(): void }): void
  /** How often the facts of these boards have changed: a change whose notice was lost is found by its number. */
  rights(boards: readonly BoardId[]): Promise<ReadonlyMap<BoardId, number>>
  close(): Promise<void>
}
