/**
 * Why the server closes a socket. y-websocket stays away for good after 4400–4499 and comes back after all others:
 * the 44xx end the matter, the 45xx pass.
 */
export const closeCodes = {
  notSignedIn: 4401,
  notAllowed: 4403,
  unknownDocument: 4404,
  /**
   * What was sent is written as if by a client id of somebody else: it is not this person's to send. Nothing is wrong with
   * their right, and what they hold stays theirs.
   */
  notYours: 4405,
  /** The document was deleted, or the right to read it ended: discard the cached copy. */
  gone: 4410,
  /** The document has reached its limit: what is written is not kept. Also an update that holds more than any may. */
  full: 4413,
  storageFailed: 4500,
  /** The frame is not one we understand. */
  badFrame: 4502,
  draining: 4503,
  tooFast: 4508,
  /** An update builds on one that we do not have; a new sync fills it. */
  gap: 4509,
  /** The map was shown to everyone while this client wrote it in private: what is on its way waits for its owner's yes. */
  shown: 4511,
  tooSlowReader: 4513,
} as const

export type CloseCode = (typeof closeCodes)[keyof typeof closeCodes]

/**
 * `?as=private` on a map's socket: its owner believes that nobody else can open it. Such a socket ends with `shown` at the
 * reveal, and what it sent that was not on disk by then is not taken.
 */
export const asPrivate = { as: 'private' } as const

/** The subprotocol of clients that want acknowledgements. */
export const ackProtocol = 'tributary.1'

/** What a refusal says to clients of ours beside its reason: which history of the log refuses them. */
export function formatRefusal(reason: string, incarnation: string): string {
  return `${reason} @${incarnation}`
}

export function incarnationOf(reason: string): string | undefined {
  return /@(\w+)$/.exec(reason)?.[1]
}

/**
 * Message types on a socket: 0, 1 and 3 are y-websocket's own. Ours, for those who asked for the subprotocol: 8 (a varUint:
 * how many more updates are on disk), 9 (a string and a varUint: the incarnation of the log, and how many rows the
 * document has in it), 10 (bytes: whose client ids are, `authorship.ts`; also behind an update in the same frame).
 */
export const messageTypes = { sync: 0, awareness: 1, queryAwareness: 3, ack: 8, log: 9, authors: 10 } as const
