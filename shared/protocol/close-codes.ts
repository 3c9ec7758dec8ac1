/**
 * Why the server closes a socket. y-websocket stays away for good after 4400–4499 and comes back after all others:
 * the 44xx end the matter, the 45xx pass.
 */
export const closeCodes = {
  notSignedIn: 4401,
  notAllowed: 4403,
  unknownDocument: 4404,
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

/** Message types on a socket: 0 and 1 are y-websocket's own, 8 is ours (then a varUint: how many more updates are on disk). */
export const messageTypes = { sync: 0, awareness: 1, queryAwareness: 3, ack: 8 } as const
